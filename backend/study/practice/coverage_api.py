"""Coverage over HTTP."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.accounts.queries import learner_of
from backend.common.schema import refusals
from backend.study.practice.coverage import CHECKS, coverage_of
from backend.study.practice.queries import practised


class CoverageCheckOut(serializers.Serializer[Any]):
    """Something that shows that a point is known."""

    kind = serializers.ChoiceField(choices=CHECKS)
    item = serializers.CharField(help_text="Its id in the concept's files.")
    named = serializers.CharField(help_text="Its kind in words.")
    title = serializers.CharField(help_text="What is asked, in short.")
    url = serializers.CharField(help_text="Where it is asked.")
    state = serializers.ChoiceField(
        choices=("right", "wrong", "open"), help_text="By the last answer; open without one."
    )
    at = serializers.DateTimeField(allow_null=True, help_text="When it was last answered.")


class CoveragePointOut(serializers.Serializer[Any]):
    """One thing that one should be able to say."""

    id = serializers.CharField()
    html = serializers.CharField()
    section = serializers.CharField(
        allow_blank=True, help_text="Title of the section that teaches it."
    )
    url = serializers.CharField(help_text="Where it is taught.")
    state = serializers.ChoiceField(
        choices=("shown", "slipped", "open"),
        help_text="Shown while the last answer to one of its checks was right.",
    )
    evidence = CoverageCheckOut(many=True)


class CoverageNextOut(CoverageCheckOut):
    """What to do now, and where to read it up."""

    point = serializers.CharField(help_text="The point's id.")
    learn = serializers.CharField(help_text="Where it is taught.")
    section = serializers.CharField(allow_blank=True)


class CoverageOut(serializers.Serializer[Any]):
    concept = serializers.CharField(help_text="The concept's slug.")
    title = serializers.CharField()
    url = serializers.CharField()
    total = serializers.IntegerField()
    shown = serializers.IntegerField()
    points = CoveragePointOut(many=True)
    next = CoverageNextOut(allow_null=True)


class CoverageDetail(APIView):
    """What of a concept whoever asks has shown to know."""

    area = "study"

    @extend_schema(
        operation_id="coverage",
        summary="The points of a concept, ticked by evidence: a drill right, a card recalled …",
        description=(
            "Nothing here is set by hand: answering sets it (`POST /api/v1/study/attempts/`, "
            "reviews, rated answers). Without a session every point is open."
        ),
        responses={200: CoverageOut, **refusals(404)},
        tags=["study"],
    )
    def get(self, request: Request, slug: str) -> Response:
        found = coverage_of(practised(slug), learner_of(request._request))
        return Response(found, headers={"Cache-Control": "no-store"})
