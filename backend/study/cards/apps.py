from django.apps import AppConfig


class CardsConfig(AppConfig):
    name = "backend.study.cards"
    label = "cards"
