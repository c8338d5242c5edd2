from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "backend.common"

    def ready(self) -> None:
        from backend.common import traces, trail  # noqa: F401  # its signals; needs the settings

        traces.start()
