"""
The target file: what is read from it, and which line every mistake is told with.
"""

import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from conformance.outcome import Misconfigured
from conformance.target import Rate, Target, dump, example, load

SECRET = "s3cret-value"
Written = Callable[[str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a target file and gives its path."""

    def write(text: str) -> Path:
        path = tmp_path / "target.yaml"
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        return path

    return write


def complaint(path: Path) -> str:
    """What `load` says of a file, without the folder."""
    with pytest.raises(Misconfigured) as raised:
        load(path)
    assert "\n" not in str(raised.value)
    return str(raised.value).removeprefix(f"{path.parent}/")


# Each file, the place that is named, and words of the explanation.
MISTAKES = {
    "empty": ("", "target.yaml:1:", "empty"),
    "only comments": ("# name: x\n", "target.yaml:1:", "empty"),
    "a list": ("- name\n", "target.yaml:1:", "mapping"),
    "not YAML": ("name: x\nurl: [unclosed\n", "target.yaml:3:", "not YAML"),
    "two documents": ("name: x\n---\nname: y\n", "target.yaml:2:", "single document"),
    "tab": ("name: x\nauth:\n\ttoken: t\n", "target.yaml:3:", "not YAML"),
    "not UTF-8": ("name: x\nversion: \udcff\n", "target.yaml:2:", "UTF-8"),
    "control character": ("name: x\nversion: \x07\n", "target.yaml:2:", "control character"),
    "alias": ("name: &n x\nversion: *n\n", "target.yaml:2:", "alias"),
    "tag": ("name: x\nauth: !!python/object:os.system {}\n", "target.yaml:2: auth:", "tag"),
    "scalar tag": ("name: x\nversion: !!binary AAAA\n", "target.yaml:2: version:", "neither"),
    "wrong tag": ("name: x\ntimeout: !!int abc\n", "target.yaml:2: timeout:", "quotes"),
    "key no text": ("name: x\n1: y\n", "target.yaml:2:", "key that is no text"),
    "key a list": ("name: x\n? [a]\n: y\n", "target.yaml:2:", "key that is no text"),
    "too deep": ("[" * 5000, "target.yaml:1:", "nested too deeply"),
    "key twice": ("name: x\nurl: http://a.b\nname: y\n", "target.yaml:3: name:", "line 1"),
    "key twice inside": ("name: x\ntls:\n  ca: a\n  ca: b\n", "target.yaml:4: tls.ca:", "line 3"),
    "no name": ("version: a\n", "target.yaml:1:", "`name` is missing"),
    "name empty": ("name: ''\n", "target.yaml:1: name:", "text"),
    "name no text": ("name: no\n", "target.yaml:1: name:", "put it in quotes"),
    "version no text": ("name: x\nversion: 2026.11\n", "target.yaml:2: version:", "in quotes"),
    "unknown": ("name: x\nno_such_key: 1\n", "target.yaml:2: no_such_key:", "unknown key"),
    "misspelt": ("name: x\ntimeuot: 1\n", "target.yaml:2: timeuot:", "did you mean `timeout`"),
    "misplaced": ("name: x\nfolder_id: 1\n", "target.yaml:2: folder_id:", "under `fixtures`"),
    "inside": (
        "name: x\nfixtures:\n  lead_ids: [1]\n  folderid: 1\n",
        "target.yaml:4: fixtures.folderid:",
        "did you mean `folder_id`",
    ),
    "unknown suite": ("name: x\nsuites:\n  - a\n", "target.yaml:3: suites[0]:", "wix-programs"),
    "suite twice": (
        "name: x\nsuites: [wix-programs, wix-programs]\n",
        "target.yaml:2: suites:",
        "once",
    ),
    "id in quotes": (
        "name: x\nfixtures:\n  folder_id: '7'\n",
        "target.yaml:3: fixtures.folder_id:",
        "take it out of its quotes",
    ),
    "id true": ("name: x\nfixtures: {folder_id: true}\n", "target.yaml:2: fixtures.f", "above 0"),
    "id zero": ("name: x\nfixtures: {folder_id: 0}\n", "target.yaml:2: fixtures.f", "above 0"),
    "no list": ("name: x\nfixtures: {lead_ids: 1}\n", "target.yaml:2: fixtures.l", "a list of ids"),
    "Wix id": ("name: x\nfixtures: {member_id: 1}\n", "target.yaml:2: fixtures.m", "in quotes"),
    "item": (
        "name: x\nfixtures:\n  lead_ids:\n    - 1\n    - a\n",
        "target.yaml:5: fixtures.lead_ids[1]:",
        "whole number",
    ),
    "capability": (
        "name: x\ncapabilities: {enrolment_allowance: 1}\n",
        "target.yaml:2: capabilities.enrolment_allowance:",
        "true or false",
    ),
    "prefix": ("name: x\nprefix: /v3\n", "target.yaml:2: prefix:", "/online-programs/v3"),
    "timeout": ("name: x\ntimeout: 0\n", "target.yaml:2: timeout:", "above 0"),
    "timeout endless": ("name: x\ntimeout: .inf\n", "target.yaml:2: timeout:", "number"),
    "rate": ("name: x\nrate: {calls: 1}\n", "target.yaml:2: rate:", "`seconds` is missing"),
    "proxy": ("name: x\nproxy: socks5://h\n", "target.yaml:2: proxy:", "http://proxy"),
    "header name": ("name: x\nheaders:\n  a b: c\n", "target.yaml:3: headers.a b:", "no name"),
    "header value": ("name: x\nheaders: {a: 1}\n", "target.yaml:2: headers.a:", "in quotes"),
    "header lines": ('name: x\nheaders: {a: "b\\n"}\n', "target.yaml:2: headers.a:", "one line"),
    "no such CA": ("name: x\ntls: {ca: no.pem}\n", "target.yaml:2: tls.ca:", "there is no"),
    "idle CA": ("name: x\ntls: {ca: a, verify: no}\n", "target.yaml:2: tls.ca:", "keep one"),
    "hook": ("name: x\nhooks: {activat: {}}\n", "target.yaml:2: hooks.activat:", "`activate`"),
    "hook path": (
        "name: x\nhooks:\n  save: {method: POST, path: //elsewhere}\n",
        "target.yaml:3: hooks.save.path:",
        "own host",
    ),
    "hook half": ("name: x\nhooks: {save: {path: /}}\n", "target.yaml:2: hooks.save:", "`method`"),
    "auth text": (f"name: x\nauth: {SECRET}\n", "target.yaml:2: auth:", "mapping"),
    "auth number": ("name: x\nauth:\n  token: 7\n", "target.yaml:3: auth.token:", "in quotes"),
    "auth lines": (
        f'name: x\nauth: {{token: "{SECRET}\\n"}}\n',
        "target.yaml:2: auth.",
        "one line",
    ),
    "auth unset": (
        "name: x\nauth:\n  restricted:\n    token: ${NOT_THERE}\n",
        "target.yaml:4: auth.restricted.token:",
        "NOT_THERE is not set",
    ),
    "auth bare": ("name: x\nauth: {token: ${A}}\n", "target.yaml:2:", "put ${…} in quotes"),
    "auth of another": (
        "name: x\nsuites: [marketo-programs]\nauth: {username: u}\n",
        "target.yaml:3: auth.username:",
        "not for marketo",
    ),
    "auth of two": ("name: x\nauth: {token: t, username: u}\n", "target.yaml:2: auth:", "several"),
    "auth not nested": (
        "name: x\nsuites: [marketo-programs, wix-programs]\nauth: {token: t}\n",
        "target.yaml:3: auth:",
        "one mapping for each",
    ),
    "auth half nested": (
        "name: x\nauth:\n  marketo: {token: t}\n  username: u\n",
        "target.yaml:4: auth.username:",
        "beside a vendor",
    ),
    "auth nested": (
        "name: x\nauth:\n  wix:\n    ownr: t\n",
        "target.yaml:4: auth.wix.ownr:",
        "did you mean `owner`",
    ),
    "plain http": (
        "name: x\nurl: http://api.example.com\nauth: {token: t}\n",
        "target.yaml:2: url:",
        "plain http",
    ),
    "plain http header": (
        "name: x\nurl: http://api.example.com\nheaders: {Authorization: t}\n",
        "target.yaml:2: url:",
        "plain http",
    ),
    "plain http proxy": (
        "name: x\nproxy: http://p.example.com\nurl: http://localhost\nauth: {token: t}\n",
        "target.yaml:3: url:",
        "plain http",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_line_key_and_cure(mistake: str, written: Written) -> None:
    """Every mistake in a target file is one line that names the place and what to do."""
    text, place, words = MISTAKES[mistake]

    said = complaint(written(text))

    assert said.startswith(place)
    assert words in said
    assert SECRET not in said


BAD_URLS = {
    "https://a.example.com/rest": "before /rest",
    "https://a.example.com/rest/": "before /rest",
    "https://a.example.com/identity": "before /identity",
    "https://a.example.com/V2//": "before /v2",
    "ftp://a.example.com": "https://",
    "a.example.com": "https://",
    "https://": "no host",
    "https://a..b": "no host",
    "https://a%2eb": "no host",
    "https://user:s3cret-value@a.example.com": "under `auth`",
    "https://a.example.com?x=1": "query",
    "https://a.example.com#x": "fragment",
    "https://a.example.com:x": "no URL",
    "https://[::1": "no URL",
    "https://a.example.com /x": "space",
    "https://a.example.com\\@b": "backslash",
}


@pytest.mark.parametrize("url", BAD_URLS)
def test_an_unusable_url_is_refused_in_the_file_and_on_the_command_line(
    url: str, written: Written
) -> None:
    """A URL that no request could be built on is refused wherever it comes from."""
    said = complaint(written(f"name: x\nurl: '{url}'\n"))
    with pytest.raises(Misconfigured, match=r"^--url: ") as raised:
        Target(name="x").at(url)

    assert said.startswith("target.yaml:2: url: ")
    assert BAD_URLS[url] in said
    assert BAD_URLS[url] in str(raised.value)
    assert SECRET not in said + str(raised.value)


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        ("http://localhost:8080", True),
        ("http://127.0.0.1", True),
        ("http://127.9.8.7:1", True),
        ("http://[::1]:80", True),
        ("http://127.0.0.1.example.com", False),
        ("http://localhost.example.com", False),
        ("http://0.0.0.0", False),
        ("https://example.com", False),
        ("", False),
    ],
)
def test_loopback_is_this_machine_alone(url: str, loopback: bool) -> None:
    """Only addresses that can't leave the machine count as loopback."""
    assert Target(name="x", url=url).loopback is loopback


def test_a_slash_at_the_end_of_the_url_does_not_matter(written: Written) -> None:
    """A base URL is the same with and without a slash at its end."""
    assert load(written("name: x\nurl: HTTPS://a.example.com:8/p/\n")).url == (
        "https://a.example.com:8/p"
    )
    assert Target(name="x").at("http://127.0.0.1:9//").url == "http://127.0.0.1:9"


def test_credentials_over_plain_http_need_permission(written: Written) -> None:
    """With verification switched off credentials may go over plain http, and a warning says so."""
    auth = "auth: {token: t}\nurl: http://api.example.com\n"
    allowed = load(written(f"name: x\n{auth}tls: {{verify: false}}\n"))

    assert "UNENCRYPTED to api.example.com" in allowed.warnings[0]
    assert load(written("name: x\nurl: http://127.0.0.1\nauth: {token: t}\n")).warnings == ()
    assert load(written("name: x\nurl: http://api.example.com\n")).warnings == ()
    with pytest.raises(Misconfigured, match=r"^--url: credentials"):
        load(written("name: x\nauth: {token: t}\n")).at("http://api.example.com")


def test_switched_off_verification_is_told(written: Written) -> None:
    """A target whose certificate nobody checks carries a warning."""
    target = load(written("name: x\nurl: https://a.example.com\ntls: {verify: false}\n"))

    assert "nobody checks" in target.warnings[0]


def test_a_variable_is_replaced_only_as_a_whole_value_of_auth(
    written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    """${NAME} is taken from the environment where it is a whole value in auth, nowhere else."""
    monkeypatch.setenv("TOKEN", SECRET)
    target = load(
        written(
            "name: ${TOKEN}\nversion: ${TOKEN}\nheaders: {X-A: '${TOKEN}'}\n"
            "auth: {token: '${TOKEN}', restricted: {token: 'a${TOKEN}'}}\n"
        )
    )

    assert target.auth == {"token": SECRET, "restricted": {"token": "a${TOKEN}"}}
    assert (target.name, target.version, target.headers) == (
        "${TOKEN}",
        "${TOKEN}",
        {"X-A": "${TOKEN}"},
    )
    assert SECRET not in repr(target)


@pytest.mark.parametrize(("value", "words"), [("", "is empty"), ("a\n", "line break")])
def test_a_variable_that_can_be_no_credential_is_refused(
    value: str, words: str, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty variable, or one with a line break, is named with the line that uses it."""
    monkeypatch.setenv("TOKEN", value)

    said = complaint(written("name: x\nauth:\n  token: ${TOKEN}\n"))

    assert said.startswith("target.yaml:3: auth.token: the environment variable TOKEN")
    assert words in said


def test_credentials_are_found_by_vendor(written: Written) -> None:
    """Nested credentials are the vendor's own; flat ones are those of whoever asks."""
    nested = load(written("name: x\nauth: {marketo: {token: m}, wix: {owner: w}, dotdigital: }\n"))
    flat = load(written("name: x\nauth: {token: m}\n"))

    assert nested.credentials("marketo") == {"token": "m"}
    assert nested.credentials("dotdigital") == {}
    assert flat.credentials("marketo") == {"token": "m"}
    assert Target(name="x").credentials("wix") == {}


def test_keys_without_a_value_are_as_if_they_were_not_there(written: Written) -> None:
    """What is left empty in a commented file is the default."""
    text = "name: x\nurl:\nsuites:\nauth:\nheaders:\ntls:\nproxy:\nrate:\nfixtures:\n  folder_id:\n"

    assert load(written(text)) == Target(name="x")


def test_values_keep_their_types(written: Written) -> None:
    """A date stays text, lists stay lists, and a certificate is found beside the file."""
    path = written(
        "name: 2026-01-31\ntls: {ca: ca.pem}\nrate: {calls: 5, seconds: 2.5}\n"
        "fixtures: {lead_ids: [1, 2], category_ids: ['a'], content_step_count: 0}\n"
        "hooks:\n  save: {method: POST, path: /c, json: {a: [1, null]}, returns: /a~1b}\n"
    )
    (path.parent / "ca.pem").write_text("")
    target = load(path)

    assert target.name == "2026-01-31"
    assert target.ca == str((path.parent / "ca.pem").resolve())
    assert target.rate == Rate(calls=5, seconds=2.5, concurrency=1)
    assert target.fixtures == {"lead_ids": [1, 2], "category_ids": ["a"], "content_step_count": 0}
    assert target.hooks["save"]["json"] == {"a": [1, None]}


def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, is named."""
    with pytest.raises(Misconfigured, match=r"none\.yaml: can't be read: No such file"):
        load(tmp_path / "none.yaml")
    with pytest.raises(Misconfigured, match="can't be read: Is a directory"):
        load(tmp_path)


def test_a_dumped_target_is_read_back_as_it_was(tmp_path: Path) -> None:
    """What `serve --write-target` writes is a target file, which its owner alone can read."""
    ids = [1, 2]
    (tmp_path / "ca.pem").write_text("")
    target = Target(
        name="näme: #1",
        version="2026.11",
        url="http://127.0.0.1:9",
        suites=("marketo-programs", "wix-programs"),
        auth={"marketo": {"token": "yes"}, "wix": {"owner": "1e3"}},
        headers={"X-A": "2026-01-01"},
        ca=str(tmp_path / "ca.pem"),
        proxy="http://127.0.0.1:3128",
        rate=Rate(1, 2.5, 3),
        timeout=1.5,
        capabilities={"enrolment_allowance": False},
        fixtures={"lead_ids": ids, "contact_ids": ids, "member_id": "0x1"},
        hooks={"save": {"method": "POST", "path": "/{id}", "json": {"name": "{name}"}}},
        prefix="/_api/programs-service/v3",
    )
    path = tmp_path / "new" / "target.yaml"
    dump(target, path)

    assert load(path) == target
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    dump(Target(name="x"), path)
    assert load(path) == Target(name="x")


def test_a_target_that_can_t_be_written_is_told(tmp_path: Path) -> None:
    """A path that can't be written to is named."""
    (tmp_path / "file").write_text("")
    with pytest.raises(Misconfigured, match="can't be written"):
        dump(Target(name="x"), tmp_path / "file" / "target.yaml")


def test_the_example_is_a_target_file_with_every_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example loads as it is, and with everything in it switched on."""
    for name in re.findall(r"\$\{(MARKETO_\w+)\}", example("marketo-programs")):
        monkeypatch.setenv(name, name.lower())
    (tmp_path / "authorities.pem").write_text("")
    (tmp_path / "as-is.yaml").write_text(example("marketo-programs"))
    switched_on = re.sub(r"(?m)^( *)#(?=[A-Za-z_-]+:)", r"\1", example("marketo-programs"))
    (tmp_path / "on.yaml").write_text(switched_on)

    plain, full = load(tmp_path / "as-is.yaml"), load(tmp_path / "on.yaml")

    assert set(plain.auth) == {"client_id", "client_secret"}
    assert plain.fixtures == {}
    assert set(full.auth) == {"client_id", "client_secret", "token", "restricted"}
    assert set(full.fixtures) == {
        "folder_id",
        "other_workspace_folder_id",
        "unclonable_program_ids",
        "email_ready_program_id",
        "email_without_start_date_program_id",
        "email_without_end_date_program_id",
        "email_without_assets_program_id",
        "existing_program_id",
    }
