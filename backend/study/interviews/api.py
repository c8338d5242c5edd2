"""Interview practice over HTTP: everything of one person for that person alone."""

from __future__ import annotations

import uuid
from random import SystemRandom

from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from backend.accounts.queries import learner_of
from backend.accounts.services import ensure_learner
from backend.common.schema import refusals
from backend.common.strict import read
from backend.study.interviews import queries, serializers, services
from backend.study.interviews.models import Mock
from backend.study.interviews.rubric import RULE
from backend.study.practice.private import PRIVATE, Private
from backend.study.practice.queries import practised


class QuestionList(Private):
    """Questions to practise."""

    @extend_schema(
        operation_id="interview_questions",
        summary="A concept's interview questions, or those that are due, with your notes",
        parameters=[
            OpenApiParameter("concept", str, description="Its slug; without it, what is due.")
        ],
        responses={200: serializers.InterviewQuestionsOut, **refusals(404)},
        tags=["study"],
    )
    def get(self, request: Request) -> Response:
        learner = learner_of(request._request)
        concept = request.query_params.get("concept", "")
        if concept:
            chosen = queries.questions_of(practised(concept).slug)
        elif learner:
            chosen = queries.due(learner, timezone.now())
        else:
            chosen = queries.questions().none()
        body = serializers.questions_json(queries.meet(chosen, learner))
        return Response(body, headers=PRIVATE)


class Notes(Private):
    """Notes on a question."""

    @extend_schema(
        operation_id="keep_interview_notes",
        summary="Keep your notes on a question",
        request=serializers.InterviewNotesIn,
        responses={204: None, **refusals(400, 403, 404, 415, 429)},
        tags=["study"],
    )
    def put(self, request: Request) -> Response:
        asked = read(serializers.InterviewNotesIn(data=request.data))
        services.keep_notes(
            learner=ensure_learner(request=request._request),
            question=queries.question_of(asked["concept"], asked["question"]),
            notes=asked["notes"],
            now=timezone.now(),
        )
        get_token(request._request)  # sets the CSRF cookie: the next write comes with a session
        return Response(status=204)


class AnswerList(Private):
    """Answers that were held against a rubric."""

    @extend_schema(
        operation_id="answer_interview_question",
        summary="Keep an answer with the points that it made",
        description=RULE,
        request=serializers.InterviewAnswerIn,
        responses={200: serializers.InterviewAnsweredOut, **refusals(400, 403, 404, 409, 415, 429)},
        tags=["study"],
    )
    def post(self, request: Request) -> Response:
        asked = read(serializers.InterviewAnswerIn(data=request.data))
        question = queries.question_of(asked["concept"], asked["question"])
        learner = ensure_learner(request=request._request)
        kept, standing = services.answer(
            learner=learner,
            question=question,
            key=asked["key"],
            met=asked["met"],
            notes=asked["notes"],
            seconds=asked["seconds"],
            mock=queries.mock_of(learner, asked["mock"]) if "mock" in asked else None,
            now=timezone.now(),
        )
        get_token(request._request)
        body = {"right": kept.right, "met": len(kept.met), "points": kept.points}
        return Response(body | {"due": standing.due}, headers=PRIVATE)


class MockList(Private):
    """Mock interviews."""

    @extend_schema(
        operation_id="begin_mock_interview",
        summary="Begin a mock interview: a timed set, mixed over levels",
        request=serializers.MockInterviewIn,
        responses={201: serializers.MockInterviewOut, **refusals(400, 403, 404, 415, 429)},
        tags=["study"],
    )
    def post(self, request: Request) -> Response:
        asked = read(serializers.MockInterviewIn(data=request.data))
        chosen = queries.questions()
        if "concept" in asked:
            chosen = queries.questions_of(practised(asked["concept"]).slug)
        mock = services.begin_mock(
            learner=ensure_learner(request=request._request),
            questions=chosen,
            count=asked["count"],
            minutes=asked["minutes"],
            now=timezone.now(),
            random=SystemRandom(),
        )
        get_token(request._request)
        return _mock(mock, status=201)


class MockDetail(Private):
    """One mock interview."""

    @extend_schema(
        operation_id="mock_interview",
        summary="A mock interview with its questions and your answers",
        responses={200: serializers.MockInterviewOut, **refusals(404)},
        tags=["study"],
    )
    def get(self, request: Request, mock_id: uuid.UUID) -> Response:
        return _mock(queries.mock_of(learner_of(request._request), mock_id), status=200)


class MockEnd(Private):
    """The end of a mock interview."""

    @extend_schema(
        operation_id="end_mock_interview",
        summary="End a mock interview; its summary stays",
        request=None,
        responses={200: serializers.MockInterviewOut, **refusals(403, 404, 429)},
        tags=["study"],
    )
    def post(self, request: Request, mock_id: uuid.UUID) -> Response:
        mock = queries.mock_of(learner_of(request._request), mock_id)
        return _mock(services.end_mock(mock=mock, now=timezone.now()), status=200)


def _mock(mock: Mock, *, status: int) -> Response:
    found = queries.meet(queries.questions_in(mock), mock.learner, mock=mock)
    summary = reverse("interviews:mock", args=[mock.id])
    return Response(serializers.mock_json(mock, found, summary), status=status, headers=PRIVATE)
