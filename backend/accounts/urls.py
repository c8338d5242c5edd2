"""A person's own pages, under /account/. Signing up and in is allauth's, beside them."""

from django.urls import include, path

from backend.accounts import views

urlpatterns = [
    path("", views.account, name="account"),
    path("data.zip", views.take_along, name="account-data"),
    path("delete/", views.delete, name="account-delete"),
    path("tokens/", include("backend.accounts.tokens.urls")),
    path("time-zone/", views.time_zone, name="account-time-zone"),
]
