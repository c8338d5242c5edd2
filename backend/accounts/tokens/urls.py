"""Addresses of tokens, below /account/tokens/."""

from django.urls import path

from backend.accounts.tokens import views

urlpatterns = [
    path("", views.tokens, name="tokens"),
    path("new/", views.new, name="token-new"),
    path("<int:token_id>/revoke/", views.revoke, name="token-revoke"),
]
