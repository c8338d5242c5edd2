"""The study view without the site: its service worker, and the page that it then shows.

The worker's file begins with the list of what it is to keep: the front end's files, whose names
carry their digest, and one page that is the same for everyone. A change of any of them is another
worker to the browser, which then replaces the old one whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from backend.concepts import assets

WORKER = "src/study-worker/worker.ts"
SCRIPTS = ("src/main.ts", "src/modules/flash-deck/define.ts")  # each with what it imports
STYLES = ("tokens.css", "site.css", "essay.css", "code.css", "study.css", "print.css", "icon.svg")


@require_safe
@cache_control(no_cache=True)
def page(request: HttpRequest) -> HttpResponse:
    """The study view for whoever cannot reach the site: its cards lie in the browser."""
    return render(request, "study/offline.html", {"page": "today"})


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; its address decides that it sees nothing but /study/."""
    manifest = _manifest()
    if WORKER not in manifest:
        raise Http404("The front end is not built.")
    code = (settings.DIST_DIR / manifest[WORKER]["file"]).read_text()
    shelved = {"files": files(manifest), "page": reverse("study:offline")}
    whole = json.dumps(shelved) + code + page(request).content.decode()
    shelved["version"] = hashlib.sha256(whole.encode()).hexdigest()[:16]
    text = f"self.shelved = {json.dumps(shelved)};\n{code}"
    return HttpResponse(text, content_type="text/javascript; charset=utf-8")


def files(manifest: dict[str, Any]) -> list[str]:
    """Addresses of all that the study view loads."""
    scripts = {name for entry in SCRIPTS for name in _with_imports(entry, manifest)}
    fonts = sorted((assets.folders()["styles"] / "fonts").glob("*.woff2"))
    styles = [*STYLES, *(f"fonts/{font.name}" for font in fonts)]
    return sorted(static(manifest[name]["file"]) for name in scripts) + [
        assets.address(f"styles/{name}") for name in styles
    ]


def _with_imports(name: str, manifest: dict[str, Any]) -> Iterator[str]:
    yield name
    for other in manifest[name].get("imports", ()):
        yield from _with_imports(other, manifest)


def _manifest() -> dict[str, Any]:
    path: Path = settings.DIST_DIR / ".vite" / "manifest.json"
    found: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    return found
