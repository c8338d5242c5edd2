"""The form that makes a token."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms

from backend.accounts.tokens.scopes import SCOPES

DAYS = {7: "a week", 30: "30 days", 90: "90 days", 365: "a year"}


class TokenForm(forms.Form):
    name = forms.CharField(max_length=60, strip=True)
    scopes = forms.MultipleChoiceField(choices=list(SCOPES.items()))
    days = forms.TypedChoiceField(choices=list(DAYS.items()), coerce=int)

    def asked(self) -> dict[str, Any]:
        """What `make_token` wants to know."""
        given = self.cleaned_data
        chosen = [scope for scope in SCOPES if scope in given["scopes"]]
        lifetime = timedelta(days=given["days"])
        return {"name": given["name"], "scopes": chosen, "lifetime": lifetime}
