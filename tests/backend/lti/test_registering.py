"""Platforms and keys, as whoever runs the site registers them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from cryptography.fernet import InvalidToken
from django.core.management import CommandError, call_command
from django.test import Client, override_settings

from backend.lti.models import Key, Platform

pytestmark = pytest.mark.django_db
MOODLE = {
    "name": "Moodle",
    "issuer": "https://moodle.example",
    "client": "abc",
    "auth": "https://moodle.example/mod/lti/auth.php",
    "token": "https://moodle.example/mod/lti/token.php",
    "keys": "https://moodle.example/mod/lti/certs.php",
}


def call(*words: Any, **options: str) -> str:
    """What a command says."""
    sink = io.StringIO()
    given = [part for name, value in options.items() for part in (f"--{name}", value)]
    call_command(*map(str, words), *given, stdout=sink)
    return sink.getvalue()


def test_a_platform_is_registered_with_a_key_and_listed() -> None:
    said = call("lti_platform", "add", "--deployment", "1", "2", **MOODLE)
    platform = Platform.objects.get()
    assert platform.deployments == ["1", "2"]
    assert platform.origins == ["https://moodle.example"]
    assert f"{platform.pk}  Moodle" in said
    assert "https://moodle.example/mod/lti/certs.php" in said
    assert said == call("lti_platform", "list")
    assert Key.objects.count() == 1


def test_deployments_and_origins_are_added_and_dropped() -> None:
    call("lti_platform", "add", **MOODLE)
    number = Platform.objects.get().pk
    assert "none yet" in call("lti_platform", "list")
    school = "https://school.example/"
    call("lti_platform", "change", number, "--deployment", "7", "--origin", school)
    call("lti_platform", "change", number, "--deployment", "8", "--forget", "7")
    platform = Platform.objects.get()
    assert platform.deployments == ["8"]
    assert platform.origins == ["https://moodle.example", "https://school.example"]
    call("lti_platform", "remove", number)
    assert not Platform.objects.exists()


@pytest.mark.parametrize("address", ["http://moodle.example/keys", "moodle", "javascript:x"])
def test_an_address_without_tls_is_refused(address: str) -> None:
    with pytest.raises(CommandError, match="Allowed: https"):
        call("lti_platform", "add", **MOODLE | {"keys": address})
    assert not Platform.objects.exists()


def test_a_client_is_registered_once() -> None:
    call("lti_platform", "add", **MOODLE)
    with pytest.raises(CommandError, match="Use `change`"):
        call("lti_platform", "add", **MOODLE)
    with pytest.raises(CommandError, match="no registration 999"):
        call("lti_platform", "remove", 999)


def test_a_private_key_lies_encrypted_and_is_never_published(client: Client) -> None:
    call("lti_key", "--new")
    key = Key.objects.get()
    assert key.private.startswith("-----BEGIN PRIVATE KEY-----")
    assert "PRIVATE" not in key.sealed
    with override_settings(LTI=True):
        [told] = client.get("/lti/keys.json").json()["keys"]
    assert set(told) == {"kty", "n", "e", "kid", "alg", "use"}
    with override_settings(SECRET_KEY="another" * 8), pytest.raises(InvalidToken):
        assert key.private


def test_an_old_key_stays_known_until_it_is_removed(client: Client) -> None:
    call("lti_key", "--new")
    old = Key.objects.get()
    said = call("lti_key", "--new")
    new = Key.objects.exclude(pk=old.pk).get()
    assert [line.split()[1] for line in said.splitlines()] == [new.kid, old.kid]
    with override_settings(LTI=True):
        told = client.get("/lti/keys.json").json()["keys"]
    assert {one["kid"] for one in told} == {old.kid, new.kid}
    with pytest.raises(CommandError, match="This key signs"):
        call("lti_key", "--remove", new.pk)
    with pytest.raises(CommandError, match="no key 999"):
        call("lti_key", "--remove", 999)
    call("lti_key", "--remove", old.pk)
    assert Key.objects.get() == new
