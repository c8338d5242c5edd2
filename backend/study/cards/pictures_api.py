"""The pictures on a learner's own cards, for that learner alone."""

from __future__ import annotations

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from backend.accounts.queries import learner_of
from backend.common.schema import refusals
from backend.study.cards import pictures, queries

JPEG = {(200, "image/jpeg"): bytes, **refusals(404)}


class CardPicture(APIView):
    """The picture on the front of a card of one's own."""

    area = "study"

    @extend_schema(
        operation_id="card_picture",
        summary="The picture on the front of your card",
        responses=JPEG,
        tags=["study"],
    )
    def get(self, request: Request, key: str) -> HttpResponse:
        return _jpeg(queries.card_of(learner_of(request._request), key).picture)


class CardBackPicture(APIView):
    """The picture on the back of a card of one's own."""

    area = "study"

    @extend_schema(
        operation_id="card_back_picture",
        summary="The picture on the back of your card",
        responses=JPEG,
        tags=["study"],
    )
    def get(self, request: Request, key: str) -> HttpResponse:
        return _jpeg(queries.card_of(learner_of(request._request), key).back_picture)


def _jpeg(name: str) -> HttpResponse:
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": "attachment",  # saved when opened by itself, never shown
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(pictures.read(name), content_type="image/jpeg", headers=headers)
