from django.apps import AppConfig


class CardsConfig(AppConfig):
    name = "backend.study.cards"
    label = "cards"

    def ready(self) -> None:
        from backend.common import aside, personal
        from backend.study.cards.aside import FITS  # these need the apps loaded
        from backend.study.cards.pictures import STORE

        personal.register(STORE)
        aside.register(FITS)
