from django.apps import AppConfig


class LabConfig(AppConfig):
    name = "backend.lab"
    label = "lab"

    def ready(self) -> None:
        from backend.common.personal import register
        from backend.lab.personal import STORE  # needs the apps loaded

        register(STORE)
