"""Cards to take away: an Anki package with its pictures, CSV, Markdown, a calendar of due days."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urljoin
from zoneinfo import ZoneInfo

import genanki
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from backend.study.cards.cards_json import STATES, sides, taught_url
from backend.study.cards.days import study_day
from backend.study.cards.models import StudyCard
from backend.study.cards.pictures import read
from backend.study.cards.text import plain

_PICTURE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]+)(")', re.I)
_STYLE = """\
.card { font: 20px/1.5 Georgia, serif; max-width: 34em; margin: 1em auto; text-align: left; }
.source { font-size: 14px; } img { max-width: 100%; }
"""
_MODEL = genanki.Model(
    1_718_304_221,  # never changes: Anki knows the note type by it
    "Concept-Lab",
    fields=[{"name": "Front"}, {"name": "Back"}, {"name": "Source"}],
    templates=[
        {
            "name": "Card",
            "qfmt": "{{Front}}",
            "afmt": '{{FrontSide}}<hr id="answer">{{Back}}<p class="source">{{Source}}</p>',
        }
    ],
    css=_STYLE,
)
COLUMNS = ("front", "back", "concept", "state", "due", "source")


def anki_package(cards: Iterable[StudyCard], *, site: str) -> bytes:
    """An `.apkg` of the cards, a deck a concept; links lead to `site`, pictures come along."""
    decks: dict[str, genanki.Deck] = {}
    with tempfile.TemporaryDirectory() as folder:
        pictures: dict[str, Path] = {}
        for card in cards:
            title = card.concept.title if card.concept else "My own cards"
            deck = decks.setdefault(title, genanki.Deck(_number(title), f"Concept-Lab::{title}"))
            front, back = (
                _with_own_pictures(card, side, pictures, Path(folder)) for side in sides(card)
            )
            link = urljoin(site, taught_url(card))
            source = f'<a href="{link}">Concept-Lab</a>'
            tags = [card.concept.slug] if card.concept else []
            note = genanki.Note(
                _MODEL, [front, back, source], guid=genanki.guid_for(card.key), tags=tags
            )
            deck.add_note(note)
        package = genanki.Package(list(decks.values()), [str(path) for path in pictures.values()])
        sink = Path(folder) / "cards.apkg"
        package.write_to_file(str(sink))
        return sink.read_bytes()


def csv_text(cards: Iterable[StudyCard]) -> str:
    """A row a card; `front` and `back` are what an import takes."""
    sink = io.StringIO()
    rows = csv.writer(sink)
    rows.writerow(COLUMNS)
    for card in cards:
        rows.writerow(
            [
                *_written(card),
                card.concept.slug if card.concept else "",
                "new" if card.last_review is None else STATES[card.state],
                card.due.date().isoformat() if card.last_review else "",
                taught_url(card),
            ]
        )
    return sink.getvalue()


def markdown_text(cards: Iterable[StudyCard]) -> str:
    """Questions as headings, answers below, by concept."""
    parts = ["# Cards from Concept-Lab\n"]
    last = None
    for card in cards:
        title = card.concept.title if card.concept else "My own cards"
        if title != last:
            parts.append(f"## {title}\n")
            last = title
        front, back = _written(card)
        heading = " ".join(front.split())
        parts.append(f"### {heading}\n\n{back.strip()}\n")
    return "\n".join(parts)


def calendar_text(due: Counter[date], *, now: datetime, owner: str) -> str:
    """iCalendar (RFC 5545): an all-day event for each day on which cards are due."""
    stamp = f"{now:%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Concept-Lab//Due cards//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Cards due at Concept-Lab",
    ]
    for day, count in sorted(due.items()):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{day:%Y%m%d}-{owner}@concept-lab",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{count} {'card' if count == 1 else 'cards'} to recall",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def due_days(
    moments: Iterable[datetime], *, now: datetime, zone: ZoneInfo, ahead: int = 60
) -> Counter[date]:
    """How many cards are due on each of the learner's days; what is overdue is due today."""
    today = study_day(now, zone)
    days = (max(today, study_day(moment, zone)) for moment in moments)
    return Counter(day for day in days if (day - today).days < ahead)


def _written(card: StudyCard) -> tuple[str, str]:
    """Both sides as their writer would write them again."""
    front, back = sides(card)
    if card.own or card.edited:
        return card.front or _shown(card.alt), card.back or _shown(card.back_alt)
    return (plain(front) if "<math" not in front else front), back


def _shown(alt: str) -> str:
    """What stands for a picture where there are words alone."""
    return f"[Picture: {alt}]" if alt else "[Picture]"


def _number(title: str) -> int:
    """A deck's number, the same at every export, so that Anki updates rather than doubles it."""
    return int.from_bytes(hashlib.sha256(title.encode()).digest()[:4]) | 1 << 30


def _with_pictures(html: str, pictures: dict[str, Path], folder: Path) -> str:
    """The HTML with pictures named as in the package; their files are put into `folder`."""

    def named(found: re.Match[str]) -> str:
        address = found[2]
        if address not in pictures:
            file = _file_of(address)
            if file is None:
                return found[0]
            name = f"concept-lab-{hashlib.sha256(address.encode()).hexdigest()[:12]}{file.suffix}"
            pictures[address] = folder / name
            shutil.copyfile(file, pictures[address])
        return f"{found[1]}{pictures[address].name}{found[3]}"

    return _PICTURE.sub(named, html)


def _with_own_pictures(card: StudyCard, html: str, pictures: dict[str, Path], folder: Path) -> str:
    """The HTML with all pictures named as in the package, the card's own too; files put there."""
    html = _with_pictures(html, pictures, folder)
    kept = {"study-card-picture": card.picture, "study-card-back-picture": card.back_picture}
    for view, file in kept.items():
        address = reverse(view, args=[card.key])
        if not file or f'"{address}"' not in html:
            continue
        side = "" if file == card.picture else "-back"
        pictures[address] = folder / f"concept-lab-{card.key}{side}.jpg"
        pictures[address].write_bytes(read(file))
        html = html.replace(f'"{address}"', f'"{pictures[address].name}"')
    return html


def _file_of(address: str) -> Path | None:
    if not address.startswith(settings.STATIC_URL):
        return None
    found = finders.find(unquote(address.removeprefix(settings.STATIC_URL)))
    return Path(found) if isinstance(found, str) else None
