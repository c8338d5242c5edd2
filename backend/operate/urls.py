"""Addresses for those who run the site."""

from django.urls import path

from backend.operate import views

urlpatterns = [
    path("metrics", views.metrics, name="metrics"),
    path("operate/", views.page, name="operate"),
]
