"""
Serves the reference implementation on loopback, over real HTTP.
"""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

LOOPBACK = "127.0.0.1"
# Seconds for which an unused connection stays open: whoever is kept waiting by a busy machine must
# not find it closed just when a request is sent that nobody may send again.
IDLE = 3600


def _listener(port: int) -> socket.socket:
    # The protocol is named, since asyncio turns off Nagle's algorithm only on a socket that says
    # it is TCP; without it each answer takes 40 ms.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((LOOPBACK, port))
    return listener


def _server(app: Any, *, loop: str = "asyncio") -> Any:
    import uvicorn  # 0.1 s, which most commands do not need

    return uvicorn.Server(
        uvicorn.Config(
            _heedless_of_who_is_gone(app),
            http="httptools",
            loop=loop,
            ws="none",
            lifespan="off",
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=1,
            timeout_keep_alive=IDLE,
        )
    )


def _heedless_of_who_is_gone(app: Any) -> Any:
    """The application, to which a client that hangs up in the middle of a request is no fault."""
    from starlette.requests import ClientDisconnect

    async def served_app(scope: Any, receive: Any, send: Any) -> None:
        with contextlib.suppress(ClientDisconnect):
            await app(scope, receive, send)

    return served_app


@contextmanager
def served(app: Any) -> Iterator[str]:
    """
    Serve an application in a thread for as long as the block lasts; yields its base URL.
    """
    listener = _listener(0)
    server = _server(app)
    ready = threading.Event()

    async def serve() -> None:
        async def startup(sockets: list[socket.socket] | None = None) -> None:
            await original(sockets=sockets)
            ready.set()

        original, server.startup = server.startup, startup
        await server.serve(sockets=[listener])

    # A daemon that is told to stop and not waited for: its shutdown takes 200 ms.
    threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
    if not ready.wait(10):
        raise OSError("the reference implementation did not start within 10 s")
    try:
        yield f"http://{LOOPBACK}:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True


def serve_forever(app: Any, port: int, announce: Callable[[str], None]) -> None:
    """
    Serve in this thread until interrupted; `announce` gets the base URL once it answers.

    Raises OSError where the port is taken.
    """
    listener = _listener(port)
    url = f"http://{LOOPBACK}:{listener.getsockname()[1]}"
    server = _server(app)
    original = server.startup

    async def startup(sockets: list[socket.socket] | None = None) -> None:
        await original(sockets=sockets)
        announce(url)

    server.startup = startup
    server.run(sockets=[listener])
