"""Ask Concept-Lab from Python."""

from concept_lab.client import Client
from concept_lab.events import Event
from concept_lab.problems import Problem, Unanswered

__all__ = ["Client", "Event", "Problem", "Unanswered"]
