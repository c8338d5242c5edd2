from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "backend.study.quizzes"
    label = "quizzes"
