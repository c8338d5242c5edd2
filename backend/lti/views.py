"""The addresses that a platform and its people come to.

A launch arrives by a form of another site, so none of its views can ask for our token against
forged forms: what stands for it is the state that this browser was given, and for the person's own
click that the form is this site's.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import structlog
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth import login as sign_in
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST
from pylti1p3.exception import OIDCException

from backend.accounts.models import Learner
from backend.accounts.queries import SESSION_KEY, learner_of
from backend.concepts.queries import concepts
from backend.lti import services, tickets
from backend.lti.adapter import Asked, Cookies, Login, Once, Registered
from backend.lti.choosing import choices
from backend.lti.keys import key_set
from backend.lti.launching import Launch
from backend.lti.linked import concept_of, line_item_of
from backend.lti.models import Identity, Platform
from backend.lti.queries import origins_of
from backend.lti.refusals import RefusalError, Why
from backend.lti.wire import origin_of

View = Callable[[HttpRequest], HttpResponse]

_log = structlog.get_logger(__name__)


def switchable(view: View) -> View:
    """404 while LTI is off; the page for it where a launch is refused."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not settings.LTI:
            raise Http404("LTI is off")
        try:
            return view(request)
        except RefusalError as error:
            return _refused(request, error.why)

    return guarded


@csrf_exempt
@never_cache
@switchable
def login(request: HttpRequest) -> HttpResponse:
    """A platform announces somebody: send them back to it for a signed launch (OIDC)."""
    asked, cookies = Asked(request), Cookies(request)
    begun = Login(asked, Registered(), Once(asked), cookies)
    try:
        response = begun.redirect(request.build_absolute_uri(reverse("lti:launch")))
    except OIDCException as error:
        raise RefusalError(Why.PLATFORM) from error
    cookies.keep(response)
    return response


@csrf_exempt
@never_cache
@require_POST
@switchable
def launch(request: HttpRequest) -> HttpResponse:
    """Somebody with a signed launch: a button that opens the concept, or concepts to choose from.

    Nothing is kept yet, and nobody is signed in: that is for the person's own click.
    """
    arrived = Launch(request)
    try:
        arrived.check()
        response = _answer(request, arrived)
    except RefusalError as error:
        response = _framable(_refused(request, error.why), origins_of(arrived.platform))
    Cookies(request).forget(response, request.POST.get("state", ""))
    return response


def _answer(request: HttpRequest, arrived: Launch) -> HttpResponse:
    platform = arrived.platform
    assert platform is not None  # the launch was checked
    page = _choose if arrived.is_deep_link_launch() else _offer
    return _framable(page(request, arrived, platform), platform.origins)


def _offer(request: HttpRequest, arrived: Launch, platform: Platform) -> HttpResponse:
    """What will be opened, what the platform is told, and the button."""
    concept = concept_of(arrived)
    line_item = line_item_of(arrived, platform, concept)
    ticket = tickets.write(
        platform=platform.pk,
        subject=arrived.claims.sub,
        concept=concept.key if concept else "",
        line_item=line_item,
    )
    context = {
        "platform": platform,
        "concept": concept,
        "graded": bool(line_item),
        "ticket": ticket,
        # inside another site's page a browser would keep our cookies from us: out of it
        "apart": request.headers.get("Sec-Fetch-Dest") != "document",
    }
    return render(request, "lti/offer.html", context)


def _choose(request: HttpRequest, arrived: Launch, platform: Platform) -> HttpResponse:
    """Every concept with a form that gives it back to the platform, signed."""
    choosing = arrived.claims.choosing
    if choosing is None or origin_of(choosing.deep_link_return_url) not in platform.origins:
        raise RefusalError(Why.ORIGIN)
    found = choices(arrived, platform, request.build_absolute_uri(reverse("lti:launch")))
    context = {
        "platform": platform,
        "choices": found,
        "address": choosing.deep_link_return_url,
    }
    return render(request, "lti/choose.html", context)


@csrf_exempt
@never_cache
@require_POST
@switchable
def enter(request: HttpRequest) -> HttpResponse:
    """The person's own click: sign them in, and open the concept."""
    if not _from_here(request):
        raise RefusalError(Why.STATE)
    ticket = tickets.read(request.POST.get("ticket", ""))
    platform = Platform.objects.filter(pk=ticket.platform).first()
    if platform is None:
        raise RefusalError(Why.PLATFORM)
    what_of_guest = request.POST.get("guest", "")
    if not request.user.is_authenticated and learner_of(request) and not what_of_guest:
        context = {"platform": platform, "ticket": request.POST["ticket"]}
        return render(request, "lti/guest.html", context)
    tickets.use(ticket)
    now = timezone.now()
    identity = services.ensure_identity(issuer=platform.issuer, subject=ticket.subject, now=now)
    _sign_in(request, identity, take_along=what_of_guest == "take")
    if ticket.line_item:
        services.keep_place(
            identity=identity,
            platform=platform,
            concept=ticket.concept,
            line_item=ticket.line_item,
            now=now,
        )
    concept = concepts().filter(key=ticket.concept).first()
    return HttpResponseRedirect(concept.get_absolute_url() if concept else reverse("concepts:home"))


@never_cache
@require_GET
@switchable
def keys(request: HttpRequest) -> HttpResponse:
    """Our public keys, by which a platform knows that it is us."""
    return JsonResponse(key_set())


def _sign_in(request: HttpRequest, identity: Identity, *, take_along: bool) -> None:
    """The session is theirs from now on, until the browser is closed."""
    if not identity.user.is_active:
        raise RefusalError(Why.CLOSED)
    if not take_along:
        request.session.pop(SESSION_KEY, None)
    sign_in(request, identity.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.set_expiry(0)  # a machine may be a school's; the next link signs in again
    Learner.objects.get_or_create(user=identity.user)


def _from_here(request: HttpRequest) -> bool:
    """Whether the form that was sent is this site's own."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _refused(request: HttpRequest, why: Why) -> HttpResponse:
    _log.warning("launch refused", why=why.name)
    return render(request, "lti/refused.html", {"why": why}, status=why.status)


def _framable(response: HttpResponse, origins: Any) -> HttpResponse:
    """Let the pages of a platform, and no others, show an answer, and its forms lead there."""
    there = list(origins)
    if not there:
        return response
    response.xframe_options_exempt = True  # read by the middleware
    policy = {"frame-ancestors": there, "form-action": ["'self'", *there]}
    answer: HttpResponse = csp_replace(policy)(lambda _: response)(HttpRequest())  # type: ignore[assignment]
    return answer
