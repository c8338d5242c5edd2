"""Pages of quizzes, under /study/."""

from django.urls import path

from backend.study.quizzes import views

app_name = "quizzes"
urlpatterns = [
    path("quiz/<slug:concept>/", views.quiz, name="quiz"),
    path("quiz/<slug:concept>/print/", views.sheet, name="sheet"),
]
