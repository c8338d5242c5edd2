"""Pages of cards, below /study/."""

from django.urls import path

from backend.study.cards import imports_views, offline, own_views, views

app_name = "study"
urlpatterns = [
    path("", views.today, name="today"),
    path("offline/", offline.page, name="offline"),
    path("worker.js", offline.worker, name="worker"),
    path("grade/", views.grade, name="grade"),
    path("cards/", own_views.cards, name="cards"),
    path("cards/plan/", own_views.change_plan, name="plan"),
    path("cards/add/", own_views.add, name="add"),
    path("cards/import/", imports_views.preview, name="import"),
    path("cards/import/<uuid:draft_id>/take/", imports_views.take, name="take"),
    path("cards/<str:key>/change/", own_views.change, name="change"),
]
