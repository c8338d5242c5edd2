"""JSON in the database, written by orjson."""

import json

import pytest
from django.db import connection, models

from backend.lab.models import Analysis

LAYERS = [
    {"name": "edges", "units": [{"max": 1.5, "peak": [3, 4], "label": "Zoë “x”", "no": None}]}
]


@pytest.mark.django_db
def test_what_was_written_is_read_again_by_us_and_by_the_database() -> None:
    made = Analysis.objects.create(
        digest="d", network="faces", version="v", folder="f", layers=LAYERS, output=[]
    )
    assert Analysis.objects.get(id=made.id).layers == LAYERS
    assert Analysis.objects.filter(layers__0__units__0__max=1.5).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(layers AS text) FROM lab_analysis")
        assert json.loads(cursor.fetchone()[0]) == LAYERS


def test_to_migrations_it_is_the_field_that_django_has() -> None:
    _, path, _, options = Analysis._meta.get_field("layers").deconstruct()
    assert (path, options) == (models.JSONField().deconstruct()[1], {})
