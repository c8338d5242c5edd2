from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    name = "backend.study.interviews"
    label = "interviews"
