"""Reads a whole course from its folder: every file, every reference, or every mistake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from backend.concepts.authoring.concept import Read, Surroundings, read_concept
from backend.concepts.authoring.drafts import TrackDraft
from backend.concepts.authoring.facts import Facts
from backend.concepts.authoring.links import check_links
from backend.concepts.authoring.problems import Problems
from backend.concepts.authoring.schemas import GlossaryFile, ReferencesFile, TrackFile
from backend.concepts.authoring.sources import Checked, Keyed, Sources, keyed, report_twice

TRACK_FILES = frozenset({"track.yaml", "references.yaml", "glossary.yaml"})


def read_course(
    root: Path, *, zoo: Path, label: str = "", has_page: Callable[[str], bool]
) -> tuple[TrackDraft, ...]:
    """Every track under `root`, with numbers quoted from `zoo`.

    `label` stands before file names in messages; `has_page` tells whether the site answers a
    path outside the course. Raises ContentError with every mistake found.
    """
    problems = Problems()
    if not root.is_dir():
        problems.add(label or str(root), 1, "There is no such folder.")
        problems.stop_if_any()
    sources = Sources(root, label, problems)
    facts = Facts.read(zoo)
    folders = [path for path in sorted(root.iterdir()) if path.is_dir()]
    found = [_read_track(folder, sources, zoo, facts) for folder in folders]
    _check_tracks([head for head, _, _ in found if head])
    _check_concepts([one for _, _, read in found for one in read], has_page)
    problems.stop_if_any()
    return tuple(track for _, track, _ in found if track)


def _read_track(
    folder: Path, sources: Sources, zoo: Path, facts: Facts
) -> tuple[Checked[TrackFile] | None, TrackDraft | None, list[Read]]:
    sources.check_names(folder, TRACK_FILES)
    around = _surroundings(folder, sources, zoo, facts)
    concepts = [path for path in sorted(folder.iterdir()) if path.is_dir()]
    read = [one for one in (read_concept(path, around) for path in concepts) if one]
    head = sources.yaml(folder / "track.yaml", TrackFile)
    if head is None:
        return None, None, read
    drafts = sorted((one.draft for one in read), key=lambda draft: (draft.position, draft.key))
    track = TrackDraft(
        key=head.value.id,
        slug=folder.name,
        title=head.value.title,
        summary=head.value.summary,
        position=head.value.position,
        concepts=tuple(drafts),
    )
    return head, track, read


def _surroundings(folder: Path, sources: Sources, zoo: Path, facts: Facts) -> Surroundings:
    references = sources.yaml(folder / "references.yaml", ReferencesFile, optional=True)
    glossary = sources.yaml(folder / "glossary.yaml", GlossaryFile, optional=True)
    works = references.value.references if references else ()
    terms = glossary.value.terms if glossary else ()
    if references:
        report_twice("reference", keyed(references.document, "references", works))
    if glossary:
        report_twice("term", keyed(glossary.document, "terms", terms))
    return Surroundings(
        sources=sources,
        zoo=zoo,
        facts=facts,
        references={entry.id: entry for entry in works},
        terms={entry.id: entry for entry in terms},
    )


def _check_tracks(heads: list[Checked[TrackFile]]) -> None:
    report_twice("track", [Keyed(head.value.id, head.document.place("id")) for head in heads])


def _check_concepts(read: list[Read], has_page: Callable[[str], bool]) -> None:
    report_twice("concept", [Keyed(one.draft.key, one.head.place("id")) for one in read])
    # the folder's name alone is the concept's name in the API
    report_twice("concept's folder", [Keyed(one.draft.slug, one.head.place("id")) for one in read])
    requires = {one.draft.key: one.draft.requires for one in read}
    for one in read:
        for at, key in enumerate(one.draft.requires):
            place = one.head.place("requires", at)
            if key not in requires:
                place.say(f"`{key}` is required and is no concept. There are: {_join(requires)}.")
            elif one.draft.key in _reached(key, requires):
                place.say(f"`{key}` requires this concept in its turn: neither could come first.")
    check_links({f"/concepts/{one.track}/{one.draft.slug}/": one.page for one in read}, has_page)


def _reached(key: str, requires: dict[str, tuple[str, ...]]) -> set[str]:
    """Everything that has to come before `key`, itself too."""
    reached: set[str] = set()
    ahead = [key]
    while ahead:
        here = ahead.pop()
        if here not in reached:
            reached.add(here)
            ahead += requires.get(here, ())
    return reached


def _join(names: dict[str, tuple[str, ...]]) -> str:
    return ", ".join(sorted(names))
