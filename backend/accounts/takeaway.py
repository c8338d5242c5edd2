"""Everything of one person in one file, to take along."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO

from django.core.serializers.json import DjangoJSONEncoder

from backend.accounts.models import Learner
from backend.accounts.rows import personal, rows_of, told
from backend.common.personal import STORES, Store

IN_MEMORY = 8 * 1024 * 1024  # bytes before the file goes to disk
README = """\
Everything that this site keeps of you, as of {when}.

rows/       one JSON file for each table that holds something of yours
{stores}
Times are UTC. Passwords, keys of second factors and links in e-mails are kept back: they are
secrets, and of no use elsewhere. The site's cookies are in your browser, not here.
"""


def package(*, learner: Learner, now: datetime, stores: Mapping[str, Store] = STORES) -> IO[bytes]:
    """A zip of JSON and of the files in `stores`, read from its start. The caller closes it."""
    sink: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - handed on
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        folders = [f"{name + '/':<12}your {name}" for name in stores]
        text = README.format(when=f"{now:%Y-%m-%d %H:%M} UTC", stores="\n".join(folders) + "\n")
        archive.writestr("README.txt", text)
        for model in personal():
            rows = [told(model, row) for row in rows_of(model, learner, learner.user)]
            if rows:
                name = f"rows/{model._meta.label_lower}.json"
                archive.writestr(name, json.dumps(rows, cls=DjangoJSONEncoder, indent=1))
        for store in stores.values():
            for name, data in store.take(learner.pk):
                archive.writestr(name, data)
    sink.seek(0)
    return sink
