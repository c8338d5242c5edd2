"""Addresses of the lab, below /api/v1/. The events process has its own (config/events_urls.py)."""

from django.urls import include, path

from backend.lab import api, learnt_views, views

urlpatterns = [
    path("", include("backend.lab.probes.urls")),
    path("", include("backend.lab.shares.urls")),
    path("", include("backend.lab.downloads.urls")),
    path("runs/", api.RunList.as_view(), name="runs"),
    path("runs/<uuid:run_id>/", api.RunDetail.as_view(), name="run"),
    path("runs/<uuid:run_id>/picture/", views.PictureView.as_view(), name="run-picture"),
    path("runs/<uuid:run_id>/input/", views.InputView.as_view(), name="run-input"),
    path("runs/<uuid:run_id>/input.png", views.InputPngView.as_view(), name="run-input-png"),
    path(
        "runs/<uuid:run_id>/atlases/<slug:network>/<slug:layer>/",
        views.AtlasView.as_view(),
        name="run-atlas",
    ),
    path(
        "runs/<uuid:run_id>/atlases/<slug:network>/<slug:layer>.png",
        views.AtlasPngView.as_view(),
        name="run-atlas-png",
    ),
    path("runs/<uuid:run_id>/events/", views.EventsRedirect.as_view(), name="run-events"),
    path("samples/", views.SampleList.as_view(), name="samples"),
    path("samples/<slug:name>/picture/", views.SamplePicture.as_view(), name="sample-picture"),
    path("networks/", views.NetworkList.as_view(), name="networks"),
    path("networks/<slug:name>/", views.NetworkDetail.as_view(), name="network"),
    path("networks/<slug:name>/layers/", learnt_views.LayerList.as_view(), name="layers"),
    path(
        "networks/<slug:name>/layers/<slug:layer>/",
        learnt_views.LayerDetail.as_view(),
        name="layer",
    ),
    path(
        "networks/<slug:name>/layers/<slug:layer>/units/<int:index>/",
        learnt_views.UnitDetail.as_view(),
        name="unit",
    ),
    path("networks/<slug:name>/film/", learnt_views.FilmDetail.as_view(), name="film"),
    path(
        "networks/<slug:name>/files/<slug:digest>/<slug:folder>/<str:file>",
        learnt_views.ZooFile.as_view(),
        name="zoo-file",
    ),
]
