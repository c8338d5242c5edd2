"""Links within the course, followed once every page is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlsplit

from backend.concepts.authoring.page import PAGE_ANCHORS, Link, Page

ELSEWHERE = ("http://", "https://", "mailto:")


def check_links(pages: Mapping[str, Page], has_page: Callable[[str], bool]) -> None:
    """Report each link that leads nowhere; `pages` are the course's, by path."""
    for page in pages.values():
        for link in page.links:
            fault = _fault(link, page, pages, has_page)
            if fault:
                link.place.say(fault)


def anchors_of(page: Page) -> set[str]:
    """Everything on a concept's page that a link may point at."""
    return {
        *page.anchors,
        *PAGE_ANCHORS,
        *(f"ref-{key}" for key in page.cited),
        *(f"term-{key}" for key in page.explained),
    }


def _fault(
    link: Link, page: Page, pages: Mapping[str, Page], has_page: Callable[[str], bool]
) -> str:
    if link.href.startswith(ELSEWHERE):
        return ""
    parts = urlsplit(link.href)
    target = pages.get(parts.path) if parts.path else page
    if not parts.path and not parts.fragment and not parts.query:
        return "This link has no address."
    if parts.path and not parts.path.startswith("/"):
        return f"The link `{link.href}` must begin with / or # or https://."
    if target is None:
        known = _listed(pages)
        return "" if has_page(parts.path) else f"The link `{link.href}` leads nowhere{known}."
    if parts.fragment and parts.fragment not in anchors_of(target):
        return f"The link `{link.href}` leads to no heading of that page."
    return ""


def _listed(pages: Iterable[str]) -> str:
    listed = ", ".join(sorted(pages))
    return f"; pages of the course: {listed}" if listed else ""
