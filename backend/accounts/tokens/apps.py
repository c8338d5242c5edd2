from django.apps import AppConfig


class TokensConfig(AppConfig):
    name = "backend.accounts.tokens"
    label = "tokens"

    def ready(self) -> None:
        from backend.accounts.tokens import schema  # noqa: F401  # registers itself
