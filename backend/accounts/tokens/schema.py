"""What the API's schema says of tokens."""

from __future__ import annotations

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema

from backend.accounts.tokens.scopes import SCOPES


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # theirs is
    target_class = "backend.accounts.tokens.authentication.BearerAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        scopes = "\n".join(f"- `{name}`: {words}" for name, words in SCOPES.items())
        return {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "lab_ and 43 characters",
            "description": (
                "A personal access token, made at `/account/tokens/` by whoever has an account, "
                "shown once, good until it expires or is revoked. Each operation names the scope "
                f"that it needs in `x-scope`:\n\n{scopes}"
            ),
        }
