from django.apps import AppConfig
from django.conf import settings


class StatementsConfig(AppConfig):
    name = "backend.study.statements"
    label = "statements"

    def ready(self) -> None:
        if settings.XAPI_URL:  # else nobody listens, and evidence costs what it always did
            from backend.common import aside  # these need the apps loaded
            from backend.study.statements import hearing

            hearing.listen()
            aside.register(hearing.KIND)
