"""
Which operation a recorded request is: by method and path, and by what tells those apart that share
both.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from conformance.exchange import Request
from conformance.reading import Operation, Readings

VARIABLE = re.compile(r"\{(\w+)\}")
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Known:
    """An operation, and the paths that are its own."""

    operation: Operation
    path: re.Pattern[str]

    @property
    def order(self) -> tuple[int, bool]:
        """The more that is said of a path, the earlier it is tried."""
        return len(VARIABLE.findall(self.operation.path)), not self.operation.told_by

    def fits(self, request: Request, path: str) -> bool:
        found = self.path.fullmatch(path)
        if request.method != self.operation.method or not found:
            return False
        values = {name: [unquote(value)] for name, value in found.groupdict().items()}
        values = {**_parameters(request), **values}
        return all(
            any(re.fullmatch(pattern, value) for value in values.get(name, []))
            for name, pattern in self.operation.told_by.items()
        )


@dataclass(frozen=True)
class Recognition:
    """The operations of a suite, under every prefix that the service is known to have."""

    readings: Readings
    prefix: str | None = None
    known: list[Known] = field(default_factory=list)

    @property
    def prefixes(self) -> list[str | None]:
        return [self.prefix, None, *self.readings.other_prefixes]

    def __post_init__(self) -> None:
        ours = [each for each in self.readings.operations.values() if not each.probe]
        for operation in ours:
            paths = {self.readings.path_of(operation, prefix) for prefix in self.prefixes}
            self.known.extend(Known(operation, _pattern(path)) for path in paths)
        self.known.sort(key=lambda known: known.order)

    def named(self, said: str | None, request: Request) -> str | None:
        """
        The name of a request's operation, which a recording may say. Since suites have operations
        of one name, it counts where the path begins as the operation's does, below any base URL.
        """
        operation = self.readings.operations.get(said or "")
        if operation is None:
            return self.operation(request)
        paths = [self.readings.path_of(operation, prefix) for prefix in self.prefixes]
        ours = any(VARIABLE.split(path)[0].rstrip("/") in request.url for path in paths)
        return operation.name if ours else None

    def operation(self, request: Request) -> str | None:
        """The name of the operation that a request is of, or None for one of another API."""
        try:
            path = urlsplit(request.url).path
        except ValueError:
            return None
        path = path.rstrip("/") or "/"
        return next(
            (known.operation.name for known in self.known if known.fits(request, path)), None
        )


def _pattern(template: str) -> re.Pattern[str]:
    parts = VARIABLE.split(template)
    fixed = [re.escape(part) for part in parts[::2]]
    names = [f"(?P<{name}>[^/]+)" for name in parts[1::2]]
    return re.compile("".join(x for pair in zip(fixed, [*names, ""], strict=True) for x in pair))


def _parameters(request: Request) -> dict[str, list[str]]:
    """What stands in the query and in a body that is a form."""
    found = parse_qs(urlsplit(request.url).query, keep_blank_values=True)
    kind = next((v for name, v in request.headers.items() if name.lower() == "content-type"), "")
    if kind.partition(";")[0].strip().lower() == FORM:
        found = {**found, **parse_qs(request.body or "", keep_blank_values=True)}
    return found
