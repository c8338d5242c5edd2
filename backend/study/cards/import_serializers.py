"""What the API of imports takes and gives."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from backend.common.strict import Strict
from backend.study.cards.import_pictures import LONGEST_ALT
from backend.study.cards.imports import Preview
from backend.study.cards.models import PICTURES, ImportDraft


class ImportIn(Strict):
    """A file of cards: CSV, or an Anki package; at most 10 MiB and 2000 rows."""

    file = serializers.FileField(allow_empty_file=True)  # refused later, with better words


class AltsIn(Strict):
    """Other words for the pictures of a row."""

    number = serializers.IntegerField(min_value=1, help_text="The row's, as the preview has it.")
    alt = serializers.CharField(max_length=LONGEST_ALT, required=False, allow_blank=True)
    back_alt = serializers.CharField(max_length=LONGEST_ALT, required=False, allow_blank=True)


class AcceptIn(Strict):
    concept = serializers.SlugField(required=False, help_text="What all of its cards belong to.")
    pictures = AltsIn(many=True, required=False)


class ImportPictureOut(serializers.Serializer[Any]):
    side = serializers.ChoiceField(choices=["front", "back"])
    alt = serializers.CharField(allow_blank=True, help_text="As far as file and name say it.")
    bytes = serializers.IntegerField()


class ImportRowOut(serializers.Serializer[Any]):
    """A row: the card that it would make, or what is wrong with it."""

    number = serializers.IntegerField(help_text="As a person counts: the first is 1.")
    front = serializers.CharField(help_text="Its words, as the card will have them written.")
    back = serializers.CharField()
    fault = serializers.CharField(allow_blank=True, help_text="Why it cannot be a card.")
    left_out = serializers.CharField(
        allow_blank=True, help_text="What the card would not have: 1 picture and 2 sounds."
    )
    refused = serializers.ListField(
        child=serializers.CharField(), help_text="Why each of those pictures stays behind."
    )
    pictures = ImportPictureOut(many=True)


class PreviewOut(serializers.Serializer[Any]):
    id = serializers.UUIDField(allow_null=True, help_text="To accept it by; null: nothing to take.")
    name = serializers.CharField()
    good = serializers.IntegerField(help_text="Rows that can become cards.")
    faulty = serializers.IntegerField(help_text="Rows that cannot.")
    rows = ImportRowOut(many=True)


class AcceptedOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    cards = serializers.IntegerField(help_text="That the file became, now or when first accepted.")


def preview_json(found: Preview, draft: ImportDraft | None) -> dict[str, Any]:
    """A file as it is shown before anything becomes a card."""
    sides = dict(zip(PICTURES, ("front", "back"), strict=True))
    return {
        "id": draft.id if draft else None,
        "name": found.name,
        "good": len(found.good),
        "faulty": len(found.faulty),
        "rows": [
            {
                "number": row.number,
                "front": row.front,
                "back": row.back,
                "fault": row.fault,
                "left_out": row.left_out,
                "refused": row.refused,
                "pictures": [
                    {"side": sides[name], "alt": one.alt, "bytes": len(one.jpeg)}
                    for name, one in row.pictures.items()
                ],
            }
            for row in found.rows
        ],
    }
