"""`manage.py lti_platform`: learning platforms whose people may come here (docs/lti.md)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from backend.lti.keys import make_key
from backend.lti.models import Key, Platform
from backend.lti.wire import origin_of

ADDRESSES = {"auth": "auth_url", "token": "token_url", "keys": "keys_url"}
HERE = ("localhost", "127.0.0.1")


class Command(BaseCommand):
    help = "Register learning platforms, list them, change or remove one."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        verbs.add_parser("list", help="all registrations")
        add = verbs.add_parser("add", help="a new one")
        add.add_argument("--name", required=True, help="what people call it, such as Moodle")
        add.add_argument("--issuer", required=True, help="exactly as the platform writes it")
        add.add_argument("--client", required=True, help="the client id that the platform gave")
        add.add_argument("--auth", required=True, help="address of its authentication requests")
        add.add_argument("--token", required=True, help="address of its access tokens")
        add.add_argument("--keys", required=True, help="address of its public keys (JWKS)")
        add.add_argument("--audience", default="", help="of token requests, if not that address")
        change = verbs.add_parser("change", help="add to one, or take from it")
        change.add_argument("number", type=int, help="as `list` shows it")
        change.add_argument(
            "--forget", nargs="+", default=[], help="deployments or origins to drop"
        )
        for parts in (add, change):
            parts.add_argument("--deployment", nargs="+", default=[], help="deployment ids")
            parts.add_argument(
                "--origin", nargs="+", default=[], help="https://host of further pages or grades"
            )
        verbs.add_parser("remove", help="with the places of its grades").add_argument(
            "number", type=int
        )

    def handle(self, *args: Any, **given: Any) -> None:
        getattr(self, f"_{given['verb']}")(given)
        for platform in Platform.objects.all():
            self._write(platform)

    def _list(self, given: dict[str, Any]) -> None:
        """Which every verb does at its end."""

    def _add(self, given: dict[str, Any]) -> None:
        issuer, client = given["issuer"], given["client"]
        if Platform.objects.filter(issuer=issuer, client_id=client).exists():
            raise CommandError("This client of this issuer is registered. Use `change`.")
        addresses = {field: _address(given[name]) for name, field in ADDRESSES.items()}
        if not Key.objects.exists():
            make_key(now=timezone.now())
        Platform.objects.create(
            name=given["name"],
            issuer=issuer,
            client_id=client,
            audience=given["audience"],
            deployments=_several([], given["deployment"]),
            origins=_several(
                [],
                [origin_of(one) for one in (issuer, *addresses.values())],
                [origin_of(_address(one)) for one in given["origin"]],
            ),
            created=timezone.now(),
            **addresses,
        )

    def _change(self, given: dict[str, Any]) -> None:
        platform = _find(given["number"])
        origins = [origin_of(_address(one)) for one in given["origin"]]
        for field, more in (("deployments", given["deployment"]), ("origins", origins)):
            kept = [one for one in getattr(platform, field) if one not in given["forget"]]
            setattr(platform, field, _several(kept, more))
        platform.save()

    def _remove(self, given: dict[str, Any]) -> None:
        _find(given["number"]).delete()

    def _write(self, platform: Platform) -> None:
        self.stdout.write(f"{platform.pk}  {platform.name}")
        told = {
            "issuer": platform.issuer,
            "client": platform.client_id,
            **{name: getattr(platform, field) for name, field in ADDRESSES.items()},
            "deployments": ", ".join(platform.deployments) or "none yet: every launch is refused",
            "origins": ", ".join(platform.origins),
        }
        for name, value in told.items():
            self.stdout.write(f"   {name:<12}{value}")


def _find(number: int) -> Platform:
    found = Platform.objects.filter(pk=number).first()
    if found is None:
        raise CommandError(f"There is no registration {number}. `list` shows those there are.")
    return found


def _address(url: str) -> str:
    """An address of TLS, or of this machine. Raises CommandError for another."""
    parts = urlsplit(url)
    if parts.hostname and (parts.scheme == "https" or parts.hostname in HERE):
        return url
    raise CommandError(f"{url!r} is not allowed. Allowed: https://…")


def _several(kept: list[str], *more: list[str]) -> list[str]:
    """All of these once, in their order; empty ones left out."""
    return [one for one in dict.fromkeys([*kept, *(one for few in more for one in few)]) if one]
