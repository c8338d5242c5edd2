"""Quizzes through the API, under /api/v1/study/."""

from django.urls import path

from backend.study.quizzes import api

urlpatterns = [
    path("quizzes/", api.QuizList.as_view(), name="quizzes"),
    path("quizzes/<uuid:quiz_id>/", api.QuizDetail.as_view(), name="quiz"),
    path("quizzes/<uuid:quiz_id>/replies/", api.QuizReplies.as_view(), name="quiz-replies"),
]
