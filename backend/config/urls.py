"""Addresses of the site."""

from django.conf import settings
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView

from backend.common.health import alive, ready
from backend.concepts.caching import public_page
from backend.config.administration import SITE

urlpatterns = [
    path("healthz", alive, name="healthz"),
    path("readyz", ready, name="readyz"),
    path("", include("backend.operate.urls")),
    path("api/v1/schema/", public_page(SpectacularAPIView.as_view()), name="schema"),
    path("api/docs/", SpectacularSwaggerSplitView.as_view(url_name="schema"), name="docs"),
    path("api/v1/", include("backend.lab.urls")),
    path("lti/", include("backend.lti.urls")),
    path("account/", include("backend.accounts.urls")),
    path("account/", include("allauth.urls")),
    path("api/v1/study/", include("backend.study.practice.urls")),
    path("api/v1/study/", include("backend.study.interviews.api_urls")),
    path("study/", include("backend.study.interviews.urls")),
    path("api/v1/study/", include("backend.study.quizzes.api_urls")),
    path("study/", include("backend.study.quizzes.urls")),
    path("api/v1/study/", include("backend.study.cards.urls")),
    path("study/", include("backend.study.cards.page_urls")),
    path("api/v1/study/", include("backend.study.progress.api_urls")),
    path("study/progress/", include("backend.study.progress.urls")),
    path("api/v1/concepts/", include("backend.concepts.api_urls")),
    path("", include("backend.concepts.urls")),
    path(f"{settings.ADMIN_PATH}/", SITE.urls),
]

handler404 = "backend.common.problems.not_found"
handler500 = "backend.common.problems.server_error"
