"""Django's administration behind the site's own door: its sign-in, its second factor, its audit."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse

from backend.accounts.staff import staff_only
from backend.common import aside
from backend.operate import audit

View = Callable[..., Any]


class StaffSite(admin.AdminSite):
    site_title = "Concept-Lab"
    site_header = "Concept-Lab, for its staff"
    index_title = "Tables"
    enable_nav_sidebar = False

    @property
    def site_url(self) -> str:  # type: ignore[override]  # a word in Django, read like one
        return reverse("operate")

    def admin_view(self, view: View, cacheable: bool = False) -> Any:
        """Every view of the administration comes through here."""
        return staff_only(super().admin_view(_written_down(view), cacheable))

    def get_urls(self) -> list[Any]:
        own = [path("set-aside/", self.admin_view(self.set_aside), name="set-aside")]
        return [*own, *super().get_urls()]

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one way to sign in, with one count of tries."""
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def logout(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return redirect("account_logout")

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return redirect("account_change_password")

    def set_aside(self, request: HttpRequest) -> HttpResponseBase:
        """Jobs that were tried too often, as `manage.py set_aside` lists them, and their retry."""
        if not request.user.has_perm("lab.view_run"):
            raise PermissionDenied
        jobs = aside.jobs()
        if request.method == "POST":
            wanted = request.POST.get("job", "")
            _try_again(request, [job for job in jobs if str(job.id) == wanted])
            return HttpResponseRedirect(reverse("admin:set-aside"))
        context = self.each_context(request) | {"title": "Set aside", "jobs": jobs}
        return render(request, "operate/set_aside.html", context)


def _try_again(request: HttpRequest, jobs: list[aside.Job]) -> None:
    if not request.user.has_perm("lab.change_run"):
        raise PermissionDenied
    if not jobs:
        raise Http404
    done = aside.again(jobs[0])
    said = "waits for a worker again" if done else "is over meanwhile"
    messages.success(request, f"The {jobs[0].kind} {jobs[0].id} {said}.")


def _written_down(view: View) -> View:
    """The view, each request to it written down first; the words of a calendar are no request."""

    @wraps(view)
    def seen(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        match = request.resolver_match
        if match is None or match.url_name != "jsi18n":
            subject = kwargs.get("object_id") or request.POST.get("job", "")
            audit.write_down(request=request, subject=subject)
        return view(request, *args, **kwargs)

    return seen


SITE = StaffSite(name="admin")
