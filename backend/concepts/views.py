"""Pages of the course: the same for everyone, complete without JavaScript."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.concepts import queries
from backend.concepts.caching import public_page
from backend.concepts.feeds import structured
from backend.concepts.search import search


@require_safe
@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The idea at a glance, and the way to the course."""
    tracks = list(queries.tracks())
    covers = [(one, one.cover) for track in tracks for one in track.concepts.all() if one.cover]
    live = (concept for concept, cover in covers if cover["live"])  # can be tried at once
    shown = next(live, None) or next((concept for concept, _ in covers), None)
    return render(request, "concepts/home.html", {"tracks": tracks, "shown": shown})


@require_safe
@public_page
def track(request: HttpRequest, track: str) -> HttpResponse:
    """One track: its concepts and what each one needs."""
    found = get_object_or_404(queries.tracks(), slug=track)
    stages = queries.stages(list(found.concepts.all()))
    return render(request, "concepts/track.html", {"track": found, "stages": stages})


@require_safe
@public_page
def concept(request: HttpRequest, track: str, slug: str) -> HttpResponse:
    """A concept page."""
    found = queries.concept_pages().filter(track__slug=track, slug=slug).first()
    if found is None:
        raise Http404(f"There is no concept {slug!r} in {track!r}.")
    previous, following = queries.neighbours(found)
    context = {
        "concept": found,
        "previous": previous,
        "following": following,
        "structured": structured(found, request),
    }
    return render(request, "concepts/concept.html", context)


@require_safe
@public_page
def search_page(request: HttpRequest) -> HttpResponse:
    """Passages of the course that hold all the words asked for."""
    asked = request.GET.get("q", "").strip()[:200]
    return render(request, "concepts/search.html", {"asked": asked, "found": search(asked)})


@require_safe
@public_page
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about.html")


@require_safe
@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    facts = {
        "hours": settings.RUN_LIFETIME_HOURS,
        "records": bool(settings.XAPI_URL),
        "platforms": settings.LTI,
    }
    return render(request, "pages/privacy.html", facts)


@require_safe
@public_page
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /api/",
        f"Sitemap: {request.build_absolute_uri(reverse('concepts:sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page a search engine should know."""
    body = render_to_string(
        "pages/sitemap.xml", {"tracks": list(queries.tracks())}, request=request
    )
    return HttpResponse(body, content_type="application/xml; charset=utf-8")
