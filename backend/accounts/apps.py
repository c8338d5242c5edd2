from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "backend.accounts"
    label = "accounts"
    verbose_name = "People"  # allauth's own tables are called accounts

    def ready(self) -> None:
        from backend.accounts import merging, schema  # noqa: F401  # both register themselves
