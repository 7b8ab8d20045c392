"""
URIs that are too long.
"""

from starlette.requests import Request
from starlette.responses import Response

from ..envelope import Envelope


class Tunnel(Envelope):
    longest_uri = 8192  # bytes of path and query

    def uri_is_too_long(self, request: Request) -> bool:
        path, query = request.scope["raw_path"], request.scope["query_string"]
        return len(path) + len(query) > self.longest_uri

    def refused_uri(self) -> Response:
        return Response("URI Too Long", 414, {"content-type": "text/plain"})
