"""Addresses for learning platforms, below /lti/."""

from django.urls import path

from backend.lti import views

app_name = "lti"
urlpatterns = [
    path("login/", views.login, name="login"),
    path("launch/", views.launch, name="launch"),
    path("enter/", views.enter, name="enter"),
    path("keys.json", views.keys, name="keys"),
]
