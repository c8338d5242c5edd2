"""Runs over HTTP. Everything else a visitor may read of the lab is in views.py."""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

from django.conf import settings
from django.middleware.csrf import get_token
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError
from rest_framework.parsers import FormParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.accounts.queries import learner_of
from backend.accounts.services import ensure_learner
from backend.accounts.throttles import address_of
from backend.common.errors import UnavailableError
from backend.common.parsers import JSONParser
from backend.common.schema import refusals
from backend.lab import addresses, admission, queries, services, tasks, uploads, zoo
from backend.lab.decoding import pool as decoding
from backend.lab.models import Run, Status
from backend.lab.serializers import RunOut, RunRequest, run_json
from backend.lab.throttles import RunThrottle


class RunList(APIView):
    """Start runs."""

    area = "runs"
    tells_place = True  # of what a POST made
    throttle_classes = (RunThrottle,)
    parser_classes = (MultiPartParser, FormParser, JSONParser)

    @extend_schema(
        operation_id="start_run",
        summary="Send a picture through the networks",
        description=(
            "Send `image` (a file) or `sample` (a name). Answers 202 with the run's address in "
            "`Location`; listen to `events_url`, or ask for the run again until it is done. "
            "The same picture under the same weights is answered from the store: 200, done."
        ),
        request={"multipart/form-data": RunRequest, "application/json": RunRequest},
        responses={200: RunOut, 202: RunOut, **refusals(400, 403, 404, 413, 415, 429, 503)},
        tags=["runs"],
    )
    def post(self, request: Request) -> Response:
        asked = RunRequest(data=request.data)
        asked.is_valid(raise_exception=True)
        learner, now = learner_of(request._request), timezone.now()
        admission.check_load(learner)  # with Redis away, too: nothing is stored yet
        admission.spend_run(
            learner=learner, address=address_of(request), size=_sent(asked.validated_data), now=now
        )
        picture, source = _picture(asked.validated_data)
        run = services.start_run(
            learner=learner or ensure_learner(request=request._request),
            picture=picture,
            source=source,
            versions={name: zoo.version(name) for name in asked.validated_data["network"]},
            now=now,
        )
        if run.status == Status.QUEUED:
            _submit(run)
        return _answer(request, run, status=200 if run.status == Status.DONE else 202)


class RunDetail(APIView):
    """Read or remove a run."""

    area = "runs"

    @extend_schema(
        operation_id="read_run",
        summary="A run, as far as it has come",
        responses={200: RunOut, **refusals(404, 410)},
        tags=["runs"],
    )
    def get(self, request: Request, run_id: uuid.UUID) -> Response:
        run = queries.run_of(learner_of(request._request), run_id, now=timezone.now())
        return _answer(request, run, status=200)

    @extend_schema(
        operation_id="delete_run",
        summary="Delete a run with its picture, files and events, at once",
        responses={204: None, **refusals(403, 404, 410, 503)},
        tags=["runs"],
    )
    def delete(self, request: Request, run_id: uuid.UUID) -> Response:
        run = queries.run_of(learner_of(request._request), run_id, now=timezone.now())
        services.delete_run(run=run)
        return Response(status=204)


def _sent(asked: dict[str, Any]) -> int:
    """Bytes of the upload; a sample is nobody's."""
    return asked["image"].size if "image" in asked else 0


def _picture(asked: dict[str, Any]) -> tuple[uploads.Picture, services.Source]:
    """The clean picture that was sent or named, and where it came from."""
    if "sample" in asked:
        sample = zoo.sample(asked["sample"])
        return _clean(sample), services.Source(title=sample.title, sample=sample.name)
    upload = asked["image"]
    uploads.check_size(upload.size, max_bytes=settings.UPLOAD_MAX_BYTES)
    return decoding.clean(upload.read()), services.Source(title="Your picture")


@cache
def _clean(sample: zoo.Sample) -> uploads.Picture:
    """A sample as it is run; it never changes, so this is done once."""
    return decoding.clean(sample.path.read_bytes())


def _submit(run: Run) -> None:
    try:
        tasks.submit(run)
    except (RedisError, OperationalError, OSError) as error:
        services.withdraw_run(run=run)
        raise UnavailableError(
            "The queue does not answer, so your picture was not kept. "
            "Please send it again in a minute."
        ) from error


def _answer(request: Request, run: Run, *, status: int) -> Response:
    get_token(request._request)  # sets the CSRF cookie: the next write comes with a session
    headers = {"Cache-Control": "no-store"}
    if status == 202 or request.method == "POST":
        headers["Location"] = addresses.run(run.id)
    return Response(run_json(run, begun=status != 202), status=status, headers=headers)
