"""Why a launch is refused, in words for who sees it and for who runs the platform or this site."""

from __future__ import annotations

from enum import Enum

AGAIN = "Go back to your course and open the link once more."


class Why(Enum):
    """Each: the status, what is wrong, and what to do about it."""

    PLATFORM = (
        403,
        "The learning platform that sent you is not registered here.",
        "Whoever runs this site registers it with “manage.py lti_platform add”: the issuer has to "
        "be written exactly as the platform writes it.",
    )
    CLIENT = (
        403,
        "The launch was made for another client than the one registered here.",
        "Whoever runs this site compares the client id that “manage.py lti_platform list” shows "
        "with the platform's.",
    )
    DEPLOYMENT = (
        403,
        "The launch comes from a deployment that is not registered here.",
        "Whoever runs this site adds the deployment id that the platform shows: "
        "“manage.py lti_platform change … --deployment …”.",
    )
    ORIGIN = (
        403,
        "The launch names an address for grades or choices at a host that is not registered here.",
        "Whoever runs this site adds the platform's host: "
        "“manage.py lti_platform change … --origin https://…”.",
    )
    STATE = (
        403,
        "Your browser did not bring back what it was given a moment ago.",
        f"{AGAIN} If it happens again, your browser keeps no cookies inside another site's page: "
        "ask your teacher to let the link open in a new window.",
    )
    USED = (
        403,
        "This launch was used already, or waited for more than ten minutes.",
        AGAIN,
    )
    EXPIRED = (
        403,
        "The launch had expired when it came here.",
        f"{AGAIN} If it happens again, the clocks of the platform and of this site differ: their "
        "administrators should compare them.",
    )
    SIGNATURE = (
        403,
        "The signature of the launch does not fit the platform's keys.",
        f"{AGAIN} If it happens again, whoever runs this site compares the address of the "
        "platform's keys with what the platform shows.",
    )
    MESSAGE = (
        400,
        "The launch is incomplete, or of a kind that is not known here.",
        "The platform has to send a resource link or a deep link of LTI 1.3, and an id of the "
        "person. Its administrator finds both in the settings of this tool.",
    )
    CONCEPT = (
        404,
        "The link names a concept that is not part of the course here.",
        "Your teacher makes the link anew, or corrects its custom parameter “concept”.",
    )
    CLOSED = (
        403,
        "Your account here is closed.",
        "Ask whoever runs this site.",
    )
    KEYS = (
        503,
        "The learning platform does not give its keys at the moment, so nothing it says can be "
        "checked.",
        f"{AGAIN} If it goes on, whoever runs this site looks whether the address of the keys can "
        "be reached from here.",
    )

    def __init__(self, status: int, wrong: str, advice: str) -> None:
        self.status = status
        self.wrong = wrong
        self.advice = advice


class RefusalError(Exception):
    """A launch that is refused; its page says why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.name)
        self.why = why
