from django.apps import AppConfig
from django.conf import settings


class LtiConfig(AppConfig):
    name = "backend.lti"
    label = "lti"
    verbose_name = "Learning platforms"

    def ready(self) -> None:
        if settings.LTI:  # else nobody listens, and evidence costs what it always did
            from backend.common import aside  # these need the apps loaded
            from backend.lti import hearing

            hearing.listen()
            aside.register(hearing.KIND)
