"""Progress over HTTP."""

from __future__ import annotations

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.accounts.queries import learner_of
from backend.study.progress.dashboard import dashboard
from backend.study.progress.serializers import ProgressOut


class Progress(APIView):
    """How whoever asks is doing."""

    area = "study"

    @extend_schema(
        operation_id="progress",
        summary="What is due, weak and mastered, by concept and by track, and true retention",
        responses={200: ProgressOut},
        tags=["study"],
    )
    def get(self, request: Request) -> Response:
        found = dashboard(learner_of(request._request), timezone.now())
        return Response(ProgressOut(found).data, headers={"Cache-Control": "no-store"})
