"""A platform's gradebook over HTTP (Assignment and Grade Services 2.0, its score service)."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus

import requests
from pylti1p3.assignments_grades import AssignmentsGradesService
from pylti1p3.exception import LtiServiceException
from pylti1p3.grade import Grade as Score
from pylti1p3.service_connector import ServiceConnector

from backend.lti.adapter import registration_of
from backend.lti.claims import SCORE
from backend.lti.models import Grade
from backend.lti.wire import Wire

MOST = 100
CONTENT_TYPE = "application/vnd.ims.lis.v1.score+json"


def tell(*, grade: Grade, score: int, now: datetime) -> None:
    """Send a score; told twice it counts once, as the later of two times holds.

    Raises LtiServiceException where the platform refuses, requests' errors where it is away.
    """
    said = (
        Score()
        .set_user_id(grade.identity.subject)
        .set_score_given(score)
        .set_score_maximum(MOST)
        .set_activity_progress("Completed" if score == MOST else "InProgress")
        .set_grading_progress("FullyGraded")
        .set_timestamp(now.isoformat(timespec="milliseconds"))
    )
    registration = registration_of(grade.platform, signing=True)
    with Wire() as wire:
        # the right to write scores and nothing else, though the platform may offer more
        token = ServiceConnector(registration, wire).get_access_token([SCORE])
        answer = wire.post(
            AssignmentsGradesService._add_url_path_ending(grade.line_item, "scores"),
            data=said.get_value(),
            headers={"Authorization": f"Bearer {token}", "Content-Type": CONTENT_TYPE},
        )
    if not HTTPStatus.OK <= answer.status_code < HTTPStatus.MULTIPLE_CHOICES:
        raise LtiServiceException(answer)


def reason_of(error: Exception) -> str:
    """Why telling failed, in words that hold no address, id or token of anybody."""
    if isinstance(error, LtiServiceException):
        answer = error.response
        what = (
            "asked for a token"
            if "client_assertion" in str(answer.request.body)
            else "told a score"
        )
        return f"The platform answered {answer.status_code} when {what}."
    if isinstance(error, requests.RequestException):
        return f"The platform does not answer ({type(error).__name__})."
    return type(error).__name__
