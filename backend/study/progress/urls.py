"""Pages of progress, below /study/progress/."""

from django.urls import path

from backend.study.progress import views

app_name = "progress"
urlpatterns = [path("", views.progress, name="dashboard")]
