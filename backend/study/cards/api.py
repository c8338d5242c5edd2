"""Cards through the API: each learner's own, and nobody else's."""

from __future__ import annotations

import uuid
from typing import Any

from django.middleware.csrf import get_token
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.accounts.models import Learner
from backend.accounts.queries import former_learner, learner_of
from backend.accounts.services import ensure_learner
from backend.common.errors import ConflictError, NotFoundError
from backend.common.parsers import JSONParser
from backend.common.schema import refusals
from backend.common.strict import read
from backend.study.cards import (
    memories,
    own,
    queries,
    scheduling,
    serializers,
    services,
    tasks,
)
from backend.study.cards.cards_json import card_json, owner_by_id, owner_of
from backend.study.cards.models import PICTURES, StudyCard
from backend.study.cards.services import Recall

NO_STORE = {"Cache-Control": "no-store"}
LISTED = 500


class Due(APIView):
    """What to study now."""

    area = "study"

    @extend_schema(
        operation_id="study_due",
        summary="Cards to study now, with the interval that each grade would give",
        parameters=[serializers.DueIn],
        responses={200: serializers.DueOut, **refusals(400, 404)},
        tags=["study"],
    )
    def get(self, request: Request) -> Response:
        asked = read(serializers.DueIn(data=request.query_params.dict()))
        now = timezone.now()
        learner = learner_of(request._request)
        concept = queries.concept_of(asked.get("concept"))
        if asked["cram"] and concept is None:
            raise NotFoundError("Name the concept that is to be crammed.")
        found = queries.session(learner, now=now, concept=concept)
        cards = found.cards
        if asked["cram"] and concept is not None:
            cards = queries.cram(learner, now=now, concept=concept)
        by = queries.plan_of(learner).scheduler
        body = {
            "owner": owner_of(learner),
            "formerly": owner_by_id(former_learner(request._request)),
            "now": now,
            "cram": asked["cram"],
            "counts": found.counts,
            "today": found.today,
            "cards": [card_json(card, now=now, by=by) for card in cards],
        }
        if learner is not None:
            get_token(request._request)  # the next write comes with a session
        return Response(serializers.DueOut(body).data, headers=NO_STORE)


class Reviews(APIView):
    """Graded recalls."""

    area = "study"
    parser_classes = (JSONParser,)

    @extend_schema(
        operation_id="study_review",
        summary="Keep reviews, each once, in whatever order they come",
        request=serializers.ReviewsIn,
        responses={200: serializers.ReviewsOut, **refusals(400, 403, 409)},
        tags=["study"],
    )
    def post(self, request: Request) -> Response:
        asked = read(serializers.ReviewsIn(data=request.data))
        known = learner_of(request._request)
        if asked.get("owner") and asked["owner"] != owner_of(known):
            raise ConflictError("These reviews were made by someone else in this browser.")
        learner = known or ensure_learner(request=request._request)
        services.note_time_zone(learner=learner, name=asked.get("time_zone", ""))
        now = timezone.now()
        recalls = [_recall(given) for given in asked["reviews"]]
        told, cards = services.take_reviews(learner=learner, recalls=recalls, now=now)
        tasks.ask_when_due(learner, now)
        by = queries.plan_of(learner).scheduler
        body = {
            "owner": owner_of(learner),
            "reviews": [
                {"id": one.key, "status": one.status, "detail": one.detail} for one in told
            ],
            "cards": [card_json(card, now=now, by=by) for card in cards],
            "counts": queries.session(learner, now=now, most=0).counts,
        }
        get_token(request._request)
        return Response(serializers.ReviewsOut(body).data, headers=NO_STORE)


class UndoReview(APIView):
    """The card is again as it was before."""

    area = "study"

    @extend_schema(
        operation_id="study_undo",
        summary="Take a review back",
        request=None,
        responses={200: serializers.StudyCardOut, **refusals(403, 404)},
        tags=["study"],
    )
    def post(self, request: Request, review_id: uuid.UUID) -> Response:
        learner = _someone(request)
        card = services.undo_review(learner=learner, key=review_id, now=timezone.now())
        return _card_answer(learner, card)


class Cards(APIView):
    """A learner's own and met cards."""

    area = "study"
    parser_classes = (JSONParser,)

    @extend_schema(
        operation_id="study_cards",
        summary="Cards that you met or made",
        responses={200: serializers.StudyCardOut(many=True)},
        tags=["study"],
    )
    def get(self, request: Request) -> Response:
        learner = learner_of(request._request)
        found = queries.cards_of(learner).order_by("-created", "-id")[:LISTED] if learner else []
        by = queries.plan_of(learner).scheduler
        now = timezone.now()
        body = [card_json(card, now=now, by=by) for card in found]
        return Response(serializers.StudyCardOut(body, many=True).data, headers=NO_STORE)

    @extend_schema(
        operation_id="add_card",
        summary="Make a card of your own",
        request=serializers.OwnCardIn,
        responses={201: serializers.StudyCardOut, **refusals(400, 403, 404, 409)},
        tags=["study"],
    )
    def post(self, request: Request) -> Response:
        asked = read(serializers.OwnCardIn(data=request.data))
        concept = queries.concept_of(asked.pop("concept", None))
        learner = ensure_learner(request=request._request)
        card = own.add_card(learner=learner, concept=concept, now=timezone.now(), **asked)
        get_token(request._request)
        return _card_answer(learner, card, status=201)


class OneCard(APIView):
    """One card, by its key."""

    area = "study"
    parser_classes = (JSONParser,)

    @extend_schema(
        operation_id="change_card",
        summary="Suspend, flag or bury a card, or put it into your own words",
        request=serializers.CardChange,
        responses={200: serializers.StudyCardOut, **refusals(400, 403, 404)},
        tags=["study"],
    )
    def patch(self, request: Request, key: str) -> Response:
        asked = read(serializers.CardChange(data=request.data))
        now = timezone.now()
        learner = ensure_learner(request=request._request)
        memories.ensure_plan(learner=learner)
        card = _card(learner, key)
        if "front" in asked:
            sides = {"front": asked.pop("front"), "back": asked.pop("back")}
            card = own.edit_card(card=card, **sides)
        words = {name: asked.pop(name) for name in PICTURES.values() if name in asked}
        if words:
            card = own.describe_pictures(card=card, **words)
        if asked:
            card = services.set_aside(card=card, now=now, **asked)
        get_token(request._request)
        return _card_answer(learner, card)

    @extend_schema(
        operation_id="remove_card",
        summary="Delete a card of your own with its reviews",
        responses={204: None, **refusals(403, 404, 409)},
        tags=["study"],
    )
    def delete(self, request: Request, key: str) -> Response:
        own.remove_card(card=queries.card_of(learner_of(request._request), key))
        return Response(status=204)


class PlanView(APIView):
    """How you want to study."""

    area = "study"
    parser_classes = (JSONParser,)

    @extend_schema(
        operation_id="study_plan",
        summary="Your limits, your retention, and the parameters that your cards go by",
        responses={200: serializers.PlanOut},
        tags=["study"],
    )
    def get(self, request: Request) -> Response:
        plan = queries.plan_of(learner_of(request._request))
        return Response(serializers.PlanOut(plan).data, headers=NO_STORE)

    @extend_schema(
        operation_id="change_study_plan",
        summary="Other limits, or another retention",
        request=serializers.PlanIn,
        responses={200: serializers.PlanOut, **refusals(400, 403)},
        tags=["study"],
    )
    def patch(self, request: Request) -> Response:
        asked = read(serializers.PlanIn(data=request.data))
        learner = ensure_learner(request=request._request)
        plan = services.change_plan(learner=learner, **asked)
        get_token(request._request)
        return Response(serializers.PlanOut(plan).data, headers=NO_STORE)


def _recall(given: dict[str, Any]) -> Recall:
    return Recall(
        key=given["id"],
        card=given["card"],
        rating=scheduling.RATINGS[given["grade"]],
        at=given["at"],
        milliseconds=given.get("milliseconds"),
        cram=given["cram"],
    )


def _someone(request: Request) -> Learner:
    learner = learner_of(request._request)
    if learner is None:
        raise NotFoundError("There is no such review, or none of yours.")
    return learner


def _card(learner: Learner, key: str) -> StudyCard:
    """A card the learner has, or one of the course that they may have."""
    known = queries.cards_of(learner).filter(key=key).first()
    if known is not None:
        return known
    card = queries.course_card(key)
    if card is None:
        raise NotFoundError("There is no such card, or none of yours.")
    return queries.fresh(learner, card, timezone.now())


def _card_answer(learner: Learner, card: StudyCard, *, status: int = 200) -> Response:
    by = queries.plan_of(learner).scheduler
    body = card_json(card, now=timezone.now(), by=by)
    return Response(serializers.StudyCardOut(body).data, status=status, headers=NO_STORE)
