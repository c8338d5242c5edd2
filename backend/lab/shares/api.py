"""Sharing over HTTP: the owner's side, and what those read who were given a link."""

from __future__ import annotations

import uuid

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.accounts.queries import learner_of
from backend.common.schema import refusals
from backend.common.views import Public
from backend.lab.models import Run
from backend.lab.queries import run_of
from backend.lab.serializers import SharedOut, ShareOut, shared_json
from backend.lab.shares import queries, services

NO_STORE = {"Cache-Control": "no-store"}
# a link is for those it was sent to: no search engine is to list what it leads to
UNLISTED = NO_STORE | {"X-Robots-Tag": "noindex, nofollow"}


class RunShare(APIView):
    """Whether a run is shared; its owner decides."""

    area = "runs"

    @extend_schema(
        operation_id="read_share",
        summary="A run's link for others; its token is null where there is none",
        responses={200: ShareOut, **refusals(404, 410)},
        tags=["sharing"],
    )
    def get(self, request: Request, run_id: uuid.UUID) -> Response:
        run = _mine(request, run_id)
        return _answer(run, queries.token_of(run))

    @extend_schema(
        operation_id="share_run",
        summary="Make a link by which anyone may look at a run until it expires",
        description=(
            "Whoever has the link sees picture, maps and answers, and can change nothing; probes "
            "are not shown. The same link again where there is one."
        ),
        request=None,
        responses={200: ShareOut, **refusals(403, 404, 409, 410)},
        tags=["sharing"],
    )
    def post(self, request: Request, run_id: uuid.UUID) -> Response:
        run = _mine(request, run_id)
        return _answer(run, services.share_run(run=run, now=timezone.now()).token)

    @extend_schema(
        operation_id="unshare_run",
        summary="Take the link back, at once",
        responses={204: None, **refusals(403, 404, 410)},
        tags=["sharing"],
    )
    def delete(self, request: Request, run_id: uuid.UUID) -> Response:
        services.unshare_run(run=_mine(request, run_id))
        return Response(status=204)


class SharedDetail(Public):
    """What its owner lets others see: picture, maps and answers."""

    @extend_schema(
        operation_id="read_shared",
        summary="A run that somebody shares, for whoever has its link",
        responses={200: SharedOut, **refusals(404, 410)},
        tags=["sharing"],
    )
    def get(self, request: Request, token: str) -> Response:
        run = queries.shared_run(token, now=timezone.now())
        return Response(shared_json(run, token), headers=UNLISTED)


def _mine(request: Request, run_id: uuid.UUID) -> Run:
    return run_of(learner_of(request._request), run_id, now=timezone.now())


def _answer(run: Run, token: str | None) -> Response:
    return Response({"token": token, "until": run.expires.isoformat()}, headers=NO_STORE)
