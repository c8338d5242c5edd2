"""Cards of a file through the API: shown first, made when their owner says so."""

from __future__ import annotations

import uuid

from django.middleware.csrf import get_token
from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.accounts.queries import learner_of
from backend.accounts.services import ensure_learner
from backend.accounts.throttles import address_of
from backend.common.errors import NotFoundError
from backend.common.parsers import JSONParser
from backend.common.schema import refusals
from backend.common.strict import read
from backend.study.cards import drafts, import_serializers, imports, queries

NO_STORE = {"Cache-Control": "no-store"}


class Imports(APIView):
    """Files of cards."""

    area = "study"
    parser_classes = (MultiPartParser,)

    @extend_schema(
        operation_id="preview_import",
        summary="Read a file of cards and see what it would make",
        description=(
            "A CSV file with columns `front` and `back`, or an Anki package of basic cards. "
            "Nothing becomes a card yet: accept the import within a day. A row that cannot "
            "become a card says why in `fault` and leaves the others alone; a file that is "
            "hostile or broken is refused whole, and nothing of it is kept."
        ),
        request={"multipart/form-data": import_serializers.ImportIn},
        responses={
            200: OpenApiResponse(import_serializers.PreviewOut, "No row can become a card."),
            201: OpenApiResponse(import_serializers.PreviewOut, "It waits to be accepted."),
            **refusals(400, 403, 413, 429, 503),
        },
        tags=["study"],
    )
    def post(self, request: Request) -> Response:
        upload = read(import_serializers.ImportIn(data=request.data))["file"]
        learner, now = learner_of(request._request), timezone.now()
        imports.check_size(upload.size)
        found = drafts.look(
            learner=learner,
            address=address_of(request),
            name=upload.name,
            content=upload.read(),
            now=now,
        )
        draft = None
        if found.good:
            learner = learner or ensure_learner(request=request._request)
            draft = drafts.keep_draft(learner=learner, found=found, now=now)
        get_token(request._request)  # the next write comes with a session
        body = import_serializers.PreviewOut(import_serializers.preview_json(found, draft)).data
        return Response(body, status=201 if draft else 200, headers=NO_STORE)


class OneImport(APIView):
    """A file that waits."""

    area = "study"

    @extend_schema(
        operation_id="drop_import",
        summary="Forget a file that was shown; cards made of it stay",
        responses={204: None, **refusals(403, 404)},
        tags=["study"],
    )
    def delete(self, request: Request, import_id: uuid.UUID) -> Response:
        learner = learner_of(request._request)
        drafts.drop_draft(learner=learner, draft_id=import_id, now=timezone.now())
        return Response(status=204)


class AcceptImport(APIView):
    """The yes to a file that was shown."""

    area = "study"
    parser_classes = (JSONParser,)

    @extend_schema(
        operation_id="accept_import",
        summary="Make cards of a file that was shown, once",
        description="Asked again within a day it answers the same and makes nothing anew.",
        request=import_serializers.AcceptIn,
        responses={200: import_serializers.AcceptedOut, **refusals(400, 403, 404, 409)},
        tags=["study"],
    )
    def post(self, request: Request, import_id: uuid.UUID) -> Response:
        asked = read(import_serializers.AcceptIn(data=request.data))
        concept = queries.concept_of(asked.get("concept"))
        learner = learner_of(request._request)
        if learner is None:
            raise NotFoundError(drafts.NONE)
        draft = drafts.take_draft(
            learner=learner,
            draft_id=import_id,
            now=timezone.now(),
            concept=concept,
            alts={one.pop("number"): one for one in asked.get("pictures", ())},
        )
        body = {"id": draft.id, "cards": draft.made}
        return Response(import_serializers.AcceptedOut(body).data, headers=NO_STORE)
