from django.apps import AppConfig


class CardsConfig(AppConfig):
    name = "backend.study.cards"
    label = "cards"

    def ready(self) -> None:
        from backend.common import personal
        from backend.study.cards.pictures import STORE  # needs the apps loaded

        personal.register(STORE)
