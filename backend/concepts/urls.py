"""Pages."""

from django.urls import path
from django.views.generic import RedirectView

from backend.concepts import views
from backend.concepts.caching import public_page
from backend.concepts.feeds import NewConcepts

app_name = "concepts"
urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search_page, name="search"),
    path("about/", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("concepts/", RedirectView.as_view(pattern_name="concepts:home"), name="all"),
    path("concepts/<slug:track>/", views.track, name="track"),
    path("concepts/<slug:track>/<slug:slug>/", views.concept, name="concept"),
    path("concepts/feed.atom", public_page(NewConcepts()), name="feed"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]
