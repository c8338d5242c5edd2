"""Hosts and ports: what was asked for, whether it is free, how to name it."""

import errno
import random
import socket
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.say import Stop

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
EVERY_INTERFACE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - recognised, not bound
PORTS_TRIED = 100
# below those that a system gives to whoever connects (Linux: from 32,768): what was free a moment
# ago would now and then be a connection's by the time that its server starts
ANY = range(10_000, 32_000)


@dataclass(frozen=True)
class Address:
    """Where a server listens."""

    host: str
    port: int

    @property
    def local_host(self) -> str:
        """How this machine itself reaches the server."""
        return EVERY_INTERFACE.get(self.host, self.host)

    @property
    def public_host(self) -> str:
        """How others reach it: for a server on every interface, the one that leads out."""
        return _outward_address() if self.host in EVERY_INTERFACE else self.host

    @property
    def names(self) -> list[str]:
        """Every host name under which a browser may ask for it."""
        names = ["localhost", "127.0.0.1", "[::1]", _bracketed(self.public_host)]
        if self.host in EVERY_INTERFACE:
            names.append(socket.gethostname())
        return list(dict.fromkeys(names))

    @property
    def url(self) -> str:
        return f"http://{_bracketed(self.local_host)}:{self.port}"

    @property
    def public_url(self) -> str:
        return f"http://{_bracketed(self.public_host)}:{self.port}"

    @property
    def is_free(self) -> bool:
        """Whether a server could listen here now. Raises Stop where no server ever could."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
                probe.listen()
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    return False
                raise Stop(f"Cannot listen on {self.host}:{self.port}: {error}.") from error
        return True


def wanted(environ: Mapping[str, str]) -> Address:
    """The address that HOST and PORT ask for. Raises Stop, naming the variable, on a bad one."""
    port = environ.get("PORT") or str(DEFAULT_PORT)
    if not (port.isascii() and port.isdigit() and 1 <= int(port) <= 65535):
        raise Stop(f"PORT must be a number from 1 to 65535, and is {port!r}.")
    return Address(environ.get("HOST") or DEFAULT_HOST, int(port))


def require_free(address: Address) -> None:
    """Raise Stop in one line if something listens there already."""
    if not address.is_free:
        raise Stop(
            f"Port {address.port} on {address.host} is in use. "
            f"Choose another: make run PORT={address.port + 100 if address.port < 65000 else 8000}"
        )


def next_free(address: Address) -> Address:
    """The first free address after ``address`` on the same host."""
    last = min(address.port + PORTS_TRIED, 65535)
    for port in range(address.port + 1, last + 1):
        if (candidate := Address(address.host, port)).is_free:
            return candidate
    raise Stop(f"No free port from {address.port + 1} to {last}: choose another PORT.")


def any_free() -> Address:
    """A free address of this machine alone; by chance, so that two who ask at once get two."""
    for port in random.sample(ANY, PORTS_TRIED):
        if (candidate := Address(DEFAULT_HOST, port)).is_free:
            return candidate
    raise Stop(f"No free port found from {ANY.start} to {ANY.stop - 1}.")


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _outward_address() -> str:
    """This machine's address on its main network; a UDP socket learns it without sending."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a documentation address: routed, never reached
            return str(probe.getsockname()[0])
        except OSError:
            return DEFAULT_HOST
