"""Full-text search over the course: PostgreSQL's, or SQLite's FTS5, with the same answers.

Every word must occur, the last letters of each may be missing: what is typed so far finds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from backend.concepts.models import Passage

WORDS = 8  # of a query; more are left out
LIMIT = 30
_MARKS = ("\x02", "\x03")  # around a word found; no text holds them

# The expression must be the one of the index, to the letter, for PostgreSQL to use it.
_VECTOR = (
    "(setweight(to_tsvector('english', p.title), 'A') || "
    "setweight(to_tsvector('english', p.text), 'B'))"
)
_POSTGRESQL = f"""
SELECT p.id, ts_headline('english', p.text, query,
    'StartSel={_MARKS[0]}, StopSel={_MARKS[1]}, MaxWords=28, MinWords=14')
FROM concepts_passage p
JOIN concepts_concept c ON c.id = p.concept_id AND c.published
JOIN concepts_track t ON t.id = c.track_id AND t.published,
to_tsquery('english', %s) query
WHERE {_VECTOR} @@ query
ORDER BY ts_rank({_VECTOR}, query) DESC, p.id
LIMIT %s
"""  # noqa: S608 - constants only
_SQLITE = f"""
SELECT p.id, snippet(concepts_passage_fts, 1, '{_MARKS[0]}', '{_MARKS[1]}', '…', 24)
FROM concepts_passage_fts f
JOIN concepts_passage p ON p.id = f.rowid
JOIN concepts_concept c ON c.id = p.concept_id AND c.published
JOIN concepts_track t ON t.id = c.track_id AND t.published
WHERE concepts_passage_fts MATCH %s
ORDER BY bm25(concepts_passage_fts, 4.0, 1.0), p.id
LIMIT %s
"""  # noqa: S608 - constants only


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and why it was found: an excerpt, as HTML, with the words marked."""

    passage: Passage
    excerpt: str

    @property
    def url(self) -> str:
        return f"{self.passage.concept.get_absolute_url()}#{self.passage.anchor}"


def search(text: str, *, limit: int = LIMIT) -> list[Found]:
    """The best passages for what a person typed, best first; at most `limit`."""
    words = re.findall(r"\w+", text)[:WORDS]
    if not words:
        return []
    rows = _rows(words, limit)
    passages = _passages().in_bulk([key for key, _ in rows])
    return [Found(passages[key], _marked(excerpt)) for key, excerpt in rows if key in passages]


def rebuild() -> None:
    """Bring the index in line with the passages; PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO concepts_passage_fts(concepts_passage_fts) VALUES('rebuild')"
            )


def _passages() -> QuerySet[Passage]:
    return Passage.objects.select_related("concept__track")


def _rows(words: Sequence[str], limit: int) -> list[Any]:
    if connection.vendor == "sqlite":
        sql, query = _SQLITE, " ".join(f'"{word}"*' for word in words)
    else:
        sql, query = _POSTGRESQL, " & ".join(f"'{word}':*" for word in words)
    with connection.cursor() as cursor:
        cursor.execute(sql, [query, limit])
        return list(cursor.fetchall())


def _marked(excerpt: str) -> str:
    html = escape(excerpt)
    return html.replace(_MARKS[0], "<mark>").replace(_MARKS[1], "</mark>")
