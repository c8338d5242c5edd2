from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "backend.study.practice"
    label = "practice"

    def ready(self) -> None:
        from backend.study.practice import services  # noqa: F401  # listens; needs the apps loaded
