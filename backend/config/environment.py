"""Typed reading of environment variables: a wrong value stops the start, naming the variable."""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import environ
from django.core.exceptions import ImproperlyConfigured

Value = TypeVar("Value")
_BY_SERVER = ("smtp", "smtps", "smtp+tls", "smtp+ssl")
EMAIL_SCHEMES = ("consolemail", "filemail", "memorymail", *_BY_SERVER)


def text(name: str, default: str = "") -> str:
    """The variable `name`, or the words of the file that `name`_FILE names: a secret in a file
    shows in no list of processes and in no dump of an environment. Spaces at its ends go.

    Raises ImproperlyConfigured where both are set, or the file cannot be read.
    """
    given = os.environ.get(name, "").strip()
    file = os.environ.get(f"{name}_FILE", "").strip()
    if given and file:
        raise ImproperlyConfigured(f"{name} and {name}_FILE are both set. Allowed: one of them.")
    if not file:
        return given or default
    try:
        return Path(file).read_text().strip() or default
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"{name}_FILE={file!r} cannot be read ({error}). Allowed: a file with one value."
        ) from error


def read(name: str, default: Value, *, cast: Callable[[str], Value], allowed: str) -> Value:
    """The variable `name` through `cast`, or `default` where it is unset or empty.

    Raises ImproperlyConfigured, saying which variable, what it held and what is allowed. What a
    file holds is a secret, and is not repeated.
    """
    given = text(name)
    if not given:
        return default
    try:
        return cast(given)
    except (ValueError, TypeError, ImproperlyConfigured) as error:
        secret = f"{name}_FILE" in os.environ
        held = f"{name}_FILE" if secret else f"{name}={given!r}"
        why = "what it holds" if secret else error
        raise ImproperlyConfigured(f"{held} is not allowed ({why}). Allowed: {allowed}.") from error


def whole(name: str, default: int, *, least: int = 1, most: int = 2**40) -> int:
    """A whole number between `least` and `most`."""

    def cast(text: str) -> int:
        number = int(text)
        if not least <= number <= most:
            raise ValueError("out of range")
        return number

    return read(name, default, cast=cast, allowed=f"a whole number from {least} to {most}")


def flag(name: str, default: bool) -> bool:
    """true or false, also written 1/0, yes/no, on/off."""
    words = {"true": True, "1": True, "yes": True, "on": True}
    words |= {"false": False, "0": False, "no": False, "off": False}

    def cast(text: str) -> bool:
        if text.lower() not in words:
            raise ValueError("neither true nor false")
        return words[text.lower()]

    return read(name, default, cast=cast, allowed="true or false")


def names(name: str, default: list[str]) -> list[str]:
    """A list separated by commas."""

    def cast(text: str) -> list[str]:
        return [part.strip() for part in text.split(",") if part.strip()]

    return read(name, default, cast=cast, allowed="names separated by commas")


def choice(name: str, default: str, *, among: tuple[str, ...]) -> str:
    """One of a few words."""

    def cast(text: str) -> str:
        if text not in among:
            raise ValueError("unknown word")
        return text

    return read(name, default, cast=cast, allowed=", ".join(among))


def folder(name: str, default: str) -> str:
    """The beginning of an address, such as `admin` or `staff/room`, without slashes at its ends."""

    def cast(text: str) -> str:
        path = text.strip("/")
        if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*", path):
            raise ValueError("not such a path")
        return path

    return read(name, default, cast=cast, allowed="small letters, digits, hyphens, slashes between")


def address(name: str, default: str, *, schemes: tuple[str, ...]) -> str:
    """A URL with one of `schemes`; without a slash at its end."""

    def cast(text: str) -> str:
        scheme, found, rest = text.partition("://")
        if not found or scheme not in schemes or not rest:
            raise ValueError("not such an address")
        return text.rstrip("/")

    allowed = " or ".join(f"{scheme}://…" for scheme in schemes)
    return read(name, default, cast=cast, allowed=allowed)


def broker_address(redis: str) -> str:
    """The address of the same Redis as kombu spells it: a socket and its database have two names.

    redis-py: `unix:///path?db=1`; kombu: `redis+socket:///path?virtual_host=1`.
    """
    if not redis.startswith("unix://"):
        return redis
    path, _, query = redis.removeprefix("unix://").partition("?")
    asked = query.replace("db=", "virtual_host=")
    return f"redis+socket://{path}?{asked}" if asked else f"redis+socket://{path}"


def database(name: str, default: str, *, password: str = "") -> dict[str, object]:
    """Django's description of the database at a URL; `password` where the URL holds none."""

    def cast(text: str) -> dict[str, object]:
        found: dict[str, object] = environ.Env.db_url_config(text)
        if not str(found.get("ENGINE", "")).endswith(("sqlite3", "postgresql")):
            raise ValueError("neither SQLite nor PostgreSQL")
        return found

    allowed = "sqlite:///path or postgres://user:password@host:port/name"
    described = read(name, cast(default), cast=cast, allowed=allowed)
    if password and not described.get("PASSWORD"):
        described["PASSWORD"] = password
    return described


def email(name: str, default: str) -> dict[str, object]:
    """Django's settings of e-mail for a URL."""

    def cast(text: str) -> dict[str, object]:
        scheme, found, rest = text.partition("://")
        if not found or scheme not in EMAIL_SCHEMES or (scheme in _BY_SERVER and not rest):
            raise ValueError("no way to send e-mail")
        described: dict[str, object] = environ.Env.email_url_config(text)
        if scheme == "filemail":
            described["EMAIL_FILE_PATH"] = rest
        return {key: value for key, value in described.items() if value is not None}

    allowed = "consolemail://, filemail:///folder or smtp+tls://user:password@host:587"
    return read(name, cast(default), cast=cast, allowed=allowed)


def secret_key(name: str, file: Path) -> str:
    """The variable, or a key made once for this machine and kept in `file` (mode 0600)."""
    given = text(name)
    if given and len(given) < 32:
        raise ImproperlyConfigured(f"{name} is too short. Allowed: 32 characters or more.")
    if given:
        return given
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        _write_once(file, secrets.token_urlsafe(50))
    return file.read_text().strip()


def _write_once(file: Path, text: str) -> None:
    """Two processes that start together agree: a hard link is made whole by one of them only."""
    handle, draft = tempfile.mkstemp(dir=file.parent)  # mode 0600
    with os.fdopen(handle, "w") as sink:
        sink.write(text)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
