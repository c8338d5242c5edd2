"""A shared run's pictures, for whoever has its link."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.request import Request

from backend.lab import views
from backend.lab.models import Run
from backend.lab.shares import queries
from backend.lab.shares.api import UNLISTED


class _Shared(views.RunPart):
    """Something of a run found by a link's token. Nothing is kept: the link may be taken back."""

    def run(self, request: Request) -> Run:
        return queries.shared_run(self.kwargs["token"], now=timezone.now())

    def finalize_response(self, request: Request, response: Any, *words: Any, **names: Any) -> Any:
        final: HttpResponseBase = super().finalize_response(request, response, *words, **names)
        for name, value in UNLISTED.items():
            final[name] = value
        return final


class PictureView(_Shared, views.PictureView):
    pass


class InputView(_Shared, views.InputView):
    pass


class InputPngView(_Shared, views.InputPngView):
    pass


class AtlasView(_Shared, views.AtlasView):
    pass


class AtlasPngView(_Shared, views.AtlasPngView):
    pass
