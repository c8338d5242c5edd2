"""Where the site listens, and what is said when it cannot."""

import socket
from collections.abc import Iterator

import pytest

from scripts import address
from scripts.address import Address
from scripts.say import Stop


@pytest.fixture
def taken() -> Iterator[Address]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield Address("127.0.0.1", server.getsockname()[1])


def test_the_default_address_is_this_machine_alone_on_port_8000() -> None:
    assert address.wanted({}) == Address("127.0.0.1", 8000)


def test_host_and_port_choose_the_address() -> None:
    assert address.wanted({"HOST": "::1", "PORT": "8123"}).url == "http://[::1]:8123"


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "80.5", "٣"])
def test_a_wrong_port_is_refused_naming_the_variable(port: str) -> None:
    with pytest.raises(Stop, match="PORT must be a number from 1 to 65535"):
        address.wanted({"PORT": port})


def test_a_port_in_use_is_one_line_that_names_it(taken: Address) -> None:
    with pytest.raises(Stop) as stopped:
        address.require_free(taken)
    assert str(stopped.value).startswith(f"Port {taken.port} on 127.0.0.1 is in use.")
    assert "\n" not in str(stopped.value)


def test_a_host_that_is_not_this_machines_is_refused_with_the_reason() -> None:
    with pytest.raises(Stop, match=r"Cannot listen on 192\.0\.2\.1:8000"):
        address.require_free(Address("192.0.2.1", 8000))


def test_the_next_free_port_is_not_one_in_use(taken: Address) -> None:
    found = address.next_free(Address(taken.host, taken.port - 1))
    assert found.port > taken.port
    assert found.is_free


def test_any_free_address_is_none_that_a_connection_could_be_given() -> None:
    found = {address.any_free() for _ in range(20)}
    assert len(found) > 10
    assert all(one.is_free and one.port in address.ANY for one in found)
    with socket.create_server(("127.0.0.1", 0)) as server:  # the system's choice, as for those
        assert server.getsockname()[1] not in address.ANY


def test_a_site_on_every_interface_is_named_by_an_address_that_others_can_reach() -> None:
    everywhere = Address("0.0.0.0", 8000)
    assert everywhere.local_host == "127.0.0.1"
    assert "0.0.0.0" not in [*everywhere.names, everywhere.public_host]
    assert socket.gethostname() in everywhere.names
