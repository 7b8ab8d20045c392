"""
Servers that get HTTP itself wrong, which no reference implementation can be made to do.

Each is a function of one connection, served by `serving`.
"""

import contextlib
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

LOOPBACK = "127.0.0.1"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@dataclass
class Connection:
    """One accepted connection, and the end of the server that it belongs to."""

    socket: socket.socket
    over: threading.Event
    requests: list[bytes] = field(default_factory=list)

    def request(self) -> bytes:
        """The next request, head and body; nothing once the peer has left."""
        received = b""
        while b"\r\n\r\n" not in received:
            if not (piece := self.socket.recv(65_536)):
                return b""
            received += piece
        head, _, body = received.partition(b"\r\n\r\n")
        lengths = [
            line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
        ]
        while lengths and len(body) < int(lengths[0].partition(b":")[2]):
            body += self.socket.recv(65_536)
        self.requests.append(head + b"\r\n\r\n" + body)
        return self.requests[-1]

    def say(self, content: bytes) -> None:
        self.socket.sendall(content)

    def reset(self) -> None:
        """Close the connection the rude way."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


Behaviour = Callable[[Connection], None]


@dataclass
class Server:
    url: str
    requests: list[bytes] = field(default_factory=list)


@contextlib.contextmanager
def serving(behaviour: Behaviour) -> Iterator[Server]:
    """
    Serve for as long as the block lasts, each connection in a thread of its own.
    """
    listener, over = socket.create_server((LOOPBACK, 0)), threading.Event()
    server = Server(f"http://{LOOPBACK}:{listener.getsockname()[1]}")
    threads: list[threading.Thread] = []
    accepted: list[socket.socket] = []

    def serve(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            behaviour(Connection(connection, over, server.requests))

    def accept() -> None:
        with contextlib.suppress(OSError):
            while not over.is_set():
                accepted.append(listener.accept()[0])
                threads.append(threading.Thread(target=serve, args=accepted[-1:], daemon=True))
                threads[-1].start()

    acceptor = threading.Thread(target=accept, daemon=True)
    acceptor.start()
    try:
        yield server
    finally:
        over.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for connection in accepted:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in [acceptor, *threads]:
            thread.join(5)


def unused_url() -> str:
    """A URL where nobody listens."""
    with socket.create_server((LOOPBACK, 0)) as listener:
        return f"http://{LOOPBACK}:{listener.getsockname()[1]}"


def whole(body: bytes | object, status: str = "200 OK", headers: str = "") -> bytes:
    """A whole answer."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    length = f"Content-Length: {len(content)}\r\n"
    kind = "" if "Content-Type" in headers else "Content-Type: application/json\r\n"
    return f"HTTP/1.1 {status}\r\n{kind}{headers}{length}\r\n".encode() + content


def says(*answers: bytes, keep: bool = False) -> Behaviour:
    """Gives one answer after another, the last one for ever; hangs up after each unless told."""

    def behave(connection: Connection) -> None:
        while connection.request():
            connection.say(answers[min(len(connection.requests), len(answers)) - 1])
            if not keep:
                return

    return behave


def silent(connection: Connection) -> None:
    """Takes a request and never says a word."""
    connection.request()
    connection.over.wait()


def hangs_up(connection: Connection) -> None:
    connection.request()


def resets(connection: Connection) -> None:
    connection.request()
    connection.reset()


def begins_and_resets(connection: Connection) -> None:
    connection.request()
    connection.say(b"HTTP/1.1 200 OK\r\n")
    connection.over.wait(0.05)  # else the reset overtakes the status line
    connection.reset()


def stalls_after(begin: bytes) -> Behaviour:
    """Says so much and then nothing more."""

    def behave(connection: Connection) -> None:
        connection.request()
        connection.say(begin)
        connection.over.wait()

    return behave


def drips(begin: bytes, drop: bytes) -> Behaviour:
    """Goes on for ever, one drop after another, each well within any timeout."""

    def behave(connection: Connection) -> None:
        connection.request()
        connection.say(begin)
        while not connection.over.wait(0.02):
            connection.say(drop)

    return behave


def pours(begin: bytes, piece: bytes) -> Behaviour:
    """Goes on for ever, as fast as it can."""

    def behave(connection: Connection) -> None:
        connection.request()
        connection.say(begin)
        while not connection.over.is_set():
            connection.say(piece)

    return behave
