"""A small share of the hostile uploads; `make bench` sends 5,000 to the whole site."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.test import Client, override_settings
from PIL import Image

from backend.common.redis import connection
from tests import hostile
from tests.backend.lab.helpers import RUNS, csrf

TIMES = 5  # each kind
KINDS = [*hostile.FILES, *hostile.REQUESTS]


@pytest.mark.django_db(transaction=True)
@override_settings(UPLOAD_MAX_PIXELS=5_000_000)  # the largest pictures take seconds each
def test_every_hostile_upload_is_refused_in_words_or_kept_as_a_true_picture(
    client: Client,
) -> None:
    met: dict[str, set[int]] = {}
    for upload in hostile.uploads(seed=7, count=TIMES * len(KINDS)):
        answer = send(client, upload)
        met.setdefault(upload.kind, set()).add(answer.status_code)
        if answer.status_code in (200, 202):
            kept = client.get(answer.json()["picture"]["url"])
            image = Image.open(io.BytesIO(b"".join(kept)))
            image.load()
            assert (image.format, image.mode) == ("JPEG", "RGB"), upload.kind
            assert max(image.size) <= 16_000
        else:
            assert 400 <= answer.status_code < 500, (upload.kind, answer.content)
            assert len(answer.json()["detail"]) > 20, (upload.kind, answer.content)
    assert sorted(met) == sorted(KINDS)
    for kind, statuses in REFUSED.items():
        assert met[kind] <= statuses, kind
    connection().flushdb()  # nobody takes up what was accepted


REFUSED = {
    "nothing much": {400, 415},
    "foreign": {415},
    "pixel bomb": {400, 413},
    "too many bytes": {413},
    "gigantic": {413},
    "many fields": {400},
    "many files": {400},
    "long field": {413},
}


def send(client: Client, upload: hostile.Upload) -> Any:
    more: Any = {} if upload.length is None else {"CONTENT_LENGTH": str(upload.length)}
    return client.generic(
        "POST", RUNS, upload.body, upload.content_type, headers=csrf(client), **more
    )
