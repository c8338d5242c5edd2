"""A shared run's pictures, for whoever has its link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http.response import HttpResponseBase
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.request import Request

from backend.lab import views
from backend.lab.models import Run
from backend.lab.shares import queries
from backend.lab.shares.api import UNLISTED


class _Shared(views.RunPart):
    """Something of a run found by a link's token. Nothing is kept: the link may be taken back."""

    authentication_classes: Any = ()

    def run(self, request: Request) -> Run:
        return queries.shared_run(self.kwargs["token"], now=timezone.now())

    def finalize_response(self, request: Request, response: Any, *words: Any, **names: Any) -> Any:
        final: HttpResponseBase = super().finalize_response(request, response, *words, **names)
        for name, value in UNLISTED.items():
            final[name] = value
        return final


def _named(name: str) -> Callable[[type[_Shared]], type[_Shared]]:
    found: Callable[[type[_Shared]], type[_Shared]] = extend_schema_view(
        get=extend_schema(operation_id=name, tags=["sharing"])
    )
    return found


@_named("shared_picture")
class PictureView(_Shared, views.PictureView):
    pass


@_named("shared_input")
class InputView(_Shared, views.InputView):
    pass


@_named("shared_input_png")
class InputPngView(_Shared, views.InputPngView):
    pass


@_named("shared_atlas")
class AtlasView(_Shared, views.AtlasView):
    pass


@_named("shared_atlas_png")
class AtlasPngView(_Shared, views.AtlasPngView):
    pass
