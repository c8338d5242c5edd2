"""Quizzes over HTTP: asked item by item, judged on the server."""

from __future__ import annotations

import uuid
from random import SystemRandom

from django.middleware.csrf import get_token
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.queries import learner_of
from backend.accounts.services import ensure_learner
from backend.common.schema import refusals
from backend.common.strict import read
from backend.study.practice.private import PRIVATE, Private
from backend.study.quizzes import queries, serializers, services
from backend.study.quizzes.stopping import RULE


class QuizList(Private):
    """Quizzes."""

    @extend_schema(
        operation_id="begin_quiz",
        summary="Begin a quiz on a concept",
        description=RULE,
        request=serializers.QuizIn,
        responses={201: serializers.QuizOut, **refusals(400, 403, 404, 415, 429)},
        tags=["study"],
    )
    def post(self, request: Request) -> Response:
        asked = read(serializers.QuizIn(data=request.data))
        concept, quiz = queries.quiz_of(asked["concept"])
        sitting = services.begin(
            learner=ensure_learner(request=request._request),
            concept=concept,
            quiz=quiz,
            now=timezone.now(),
            random=SystemRandom(),
        )
        get_token(request._request)  # sets the CSRF cookie: the next write comes with a session
        return Response(serializers.quiz_json(sitting, concept, quiz), status=201, headers=PRIVATE)


class QuizDetail(Private):
    """One quiz."""

    @extend_schema(
        operation_id="quiz",
        summary="A quiz as far as it has come",
        responses={200: serializers.QuizOut, **refusals(404)},
        tags=["study"],
    )
    def get(self, request: Request, quiz_id: uuid.UUID) -> Response:
        sitting = queries.sitting_of(learner_of(request._request), quiz_id)
        return Response(
            serializers.quiz_json(sitting, *queries.concept_of(sitting)), headers=PRIVATE
        )


class QuizReplies(Private):
    """Replies to a quiz's items."""

    @extend_schema(
        operation_id="reply_to_quiz",
        summary="Answer the item that is asked, and be told why",
        request=serializers.QuizReplyIn,
        responses={200: serializers.QuizVerdictOut, **refusals(400, 403, 404, 409, 415, 429)},
        tags=["study"],
    )
    def post(self, request: Request, quiz_id: uuid.UUID) -> Response:
        sitting = queries.sitting_of(learner_of(request._request), quiz_id)
        asked = read(serializers.QuizReplyIn(data=request.data))
        concept, quiz = queries.concept_of(sitting)
        kept = services.reply(
            sitting=sitting,
            quiz=quiz,
            item=asked["item"],
            answer=asked["answer"],
            now=timezone.now(),
        )
        sitting.refresh_from_db()
        body = serializers.verdict_json(kept, sitting, concept, quiz)
        return Response(body, headers=PRIVATE)
