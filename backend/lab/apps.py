from django.apps import AppConfig


class LabConfig(AppConfig):
    name = "backend.lab"
    label = "lab"

    def ready(self) -> None:
        from backend.common import aside, personal, pictures
        from backend.lab.aside import KINDS  # these need the apps loaded
        from backend.lab.personal import PICTURES, STORE

        personal.register(STORE)
        pictures.register(PICTURES)
        for kind in KINDS:
            aside.register(kind)
