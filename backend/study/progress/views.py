"""The page of progress."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from backend.accounts.queries import learner_of
from backend.study.progress.dashboard import dashboard


@require_safe
@never_cache
def progress(request: HttpRequest) -> HttpResponse:
    context = dashboard(learner_of(request), timezone.now())
    return render(request, "study/progress.html", context | {"page": "progress"})
