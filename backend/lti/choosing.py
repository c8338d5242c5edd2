"""Deep linking: a teacher chooses a concept, and the platform keeps a link to it."""

from __future__ import annotations

from dataclasses import dataclass

from pylti1p3.deep_link import DeepLink
from pylti1p3.deep_link_resource import DeepLinkResource
from pylti1p3.lineitem import LineItem

from backend.concepts.models import Concept
from backend.concepts.queries import concepts
from backend.lti.adapter import registration_of
from backend.lti.gradebook import MOST
from backend.lti.launching import Launch
from backend.lti.models import Platform


@dataclass(frozen=True, slots=True)
class Choice:
    """A concept, and the signed answers that make a link to it; graded "" where it has no grade."""

    concept: Concept
    graded: str
    plain: str


class _Resource(DeepLinkResource):
    def to_dict(self) -> dict[str, object]:
        """With the wish to be opened in a window, where all cookies are the site's own."""
        return super().to_dict() | {"window": {"targetName": "_blank"}}


def choices(launch: Launch, platform: Platform, address: str) -> list[Choice]:
    """Every published concept; `address` is where links lead, this site's launch."""
    settings = launch.get_launch_data()[
        "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"
    ]
    answer = DeepLink(registration_of(platform, signing=True), launch.claims.deployment, settings)
    found = concepts().order_by("track__position", "position", "key")
    return [_choice(concept, answer, address) for concept in found]


def _choice(concept: Concept, answer: DeepLink, address: str) -> Choice:
    plain = answer.get_response_jwt([_link(concept, address)])
    if "coverage" not in concept.activities:
        return Choice(concept, "", plain)
    item = LineItem().set_label(concept.title).set_score_maximum(MOST).set_resource_id(concept.key)
    return Choice(
        concept, answer.get_response_jwt([_link(concept, address).set_lineitem(item)]), plain
    )


def _link(concept: Concept, address: str) -> DeepLinkResource:
    return (
        _Resource()
        .set_title(concept.title)
        .set_url(address)
        .set_custom_params({"concept": concept.slug})
    )
