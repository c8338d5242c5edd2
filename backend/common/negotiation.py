"""Which form an answer takes: an address that has one sends it, whatever `Accept` says."""

from __future__ import annotations

from collections.abc import Iterable

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class OneForm(DefaultContentNegotiation):
    """The renderer, where there is one (RFC 9110, 12.4.1, lets a server pass `Accept` over).

    REST framework would answer 406 to a reader of PNG who says so: a picture is no renderer.
    """

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[BaseRenderer, str]:
        known = list(renderers)
        if len(known) == 1:
            return known[0], known[0].media_type
        chosen: tuple[BaseRenderer, str] = super().select_renderer(request, known, format_suffix)
        return chosen
