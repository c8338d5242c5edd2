"""Answers over HTTP: judged at once, kept as evidence."""

from __future__ import annotations

from django.middleware.csrf import get_token
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.services import ensure_learner
from backend.common.evidence import shown
from backend.common.schema import refusals
from backend.study.practice.judges import JUDGES
from backend.study.practice.private import PRIVATE, Private
from backend.study.practice.queries import practised
from backend.study.practice.serializers import REQUEST, VERDICT, read_attempt


class AttemptList(Private):
    """Answer something that a concept's page asks."""

    @extend_schema(
        operation_id="attempt",
        summary="Answer a drill, a failure or an order, and be told what is right",
        description=(
            "Judged on the server, by what was measured or computed. Every attempt is kept as "
            "evidence of whoever sent it; a first one makes its sender a guest with a session."
        ),
        request=REQUEST,
        responses={200: VERDICT, **refusals(400, 403, 404, 415, 429)},
        tags=["study"],
    )
    def post(self, request: Request) -> Response:
        asked = read_attempt(request.data)
        concept = practised(asked["concept"])
        judged = JUDGES[asked["kind"]].judge(concept, asked["item"], asked["answer"])
        shown.send(
            sender=type(self),
            learner=ensure_learner(request=request._request),
            concept=concept.key,
            kind=asked["kind"],
            item=asked["item"],
            right=judged.right,
            detail={"answer": asked["answer"], **judged.kept},
        )
        get_token(request._request)  # sets the CSRF cookie: the next write comes with a session
        told = {"right": judged.right, "explanation_html": judged.explanation, **judged.told}
        return Response(told, headers=PRIVATE)
