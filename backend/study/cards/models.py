"""A learner's cards: what each knows of every card, and the log of every recall.

A card's memory is what its log gives when it is replayed (scheduling.replayed); the log is only
ever added to. Taking a review back adds an Undo.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from backend.accounts.models import Learner
from backend.concepts.models import Card, Concept
from backend.study.cards import scheduling
from backend.study.cards.scheduling import (
    LEAST_RETENTION,
    MOST_RETENTION,
    Grade,
    Memory,
    Scheduler,
    State,
)


class Plan(models.Model):
    """How someone wants to study. Its row is also the lock of all their cards."""

    learner = models.OneToOneField(Learner, on_delete=models.CASCADE, related_name="study_plan")
    retention = models.FloatField(
        default=0.9,
        validators=[MinValueValidator(LEAST_RETENTION), MaxValueValidator(MOST_RETENTION)],
        help_text="The chance of recall at which a card comes back.",
    )
    new_per_day = models.PositiveSmallIntegerField(default=15)
    reviews_per_day = models.PositiveSmallIntegerField(default=200)
    parameters = models.JSONField(null=True, help_text="FSRS-6's 21, or null for the package's.")
    fit = models.JSONField(
        null=True, help_text="{reviews, cards, before, after}: what they were fitted to, log loss."
    )
    fit_at = models.DateTimeField(null=True)
    spaced = models.PositiveIntegerField(default=0, help_text="Reviews a day or more apart.")
    fit_asked = models.DateTimeField(null=True, help_text="Since when a fit is under way.")
    fit_tries = models.PositiveSmallIntegerField(
        default=0,
        db_default=0,
        help_text="Begun and not ended: a worker may have been lost to each.",
    )
    fit_trouble = models.CharField(max_length=500, blank=True, default="", db_default="")

    def __str__(self) -> str:
        return f"plan of {self.learner_id}"

    @property
    def scheduler(self) -> Scheduler:
        """FSRS with the learner's own parameters and wished retention."""
        own = tuple(self.parameters) if self.parameters else None
        return scheduling.scheduler(own, self.retention)

    def absorb(self, other: Plan) -> None:
        """Take over a guest's plan, when the guest turns out to be this learner.

        What the guest wished for holds where the learner never wished for anything, and so does
        the fit; afterwards the cards of both go by this one plan.
        """
        # late: it imports these models
        from backend.study.cards.memories import replay_cards

        goes_by = (self.parameters, self.retention)
        usual = Plan()
        for name in ("retention", "new_per_day", "reviews_per_day"):
            if getattr(self, name) == getattr(usual, name):
                setattr(self, name, getattr(other, name))
        if not self.fit:
            self.parameters, self.fit, self.fit_at = other.parameters, other.fit, other.fit_at
        self.spaced += other.spaced
        now = (self.parameters, self.retention)
        if now != goes_by or now != (other.parameters, other.retention):
            theirs = StudyCard.objects.filter(learner__in=[self.learner_id, other.learner_id])
            replay_cards(theirs, lambda: self.scheduler)


PICTURES = {"picture": "alt", "back_picture": "back_alt"}  # of a card's sides, with their words


class StudyCard(models.Model):
    """One card as one learner knows it: of the course, perhaps in their own words, or their own.

    `key` is `concept.card` for the course's, a hexadecimal number for their own. `front` and
    `back` hold the learner's own words as written, and rendered beside them; "" on a card of the
    course that they left as it is.
    """

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="study_cards")
    key = models.CharField(max_length=130)
    card = models.ForeignKey(Card, null=True, on_delete=models.CASCADE, related_name="+")
    concept = models.ForeignKey(Concept, null=True, on_delete=models.CASCADE, related_name="+")
    front = models.TextField(blank=True)
    back = models.TextField(blank=True)
    front_html = models.TextField(blank=True)
    back_html = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True, help_text="Path of where it came from.")
    picture = models.CharField(
        max_length=100, blank=True, default="", db_default="", help_text="A file: pictures.py."
    )
    alt = models.CharField(
        max_length=300, blank=True, default="", db_default="", help_text="What it shows, in words."
    )
    back_picture = models.CharField(max_length=100, blank=True, default="", db_default="")
    back_alt = models.CharField(max_length=300, blank=True, default="", db_default="")

    state = models.PositiveSmallIntegerField(default=int(State.Learning))
    step = models.PositiveSmallIntegerField(null=True, default=0)
    stability = models.FloatField(null=True)
    difficulty = models.FloatField(null=True)
    due = models.DateTimeField()
    last_review = models.DateTimeField(null=True)
    first_review = models.DateTimeField(null=True)
    reps = models.PositiveIntegerField(default=0)
    lapses = models.PositiveIntegerField(default=0)

    suspended = models.BooleanField(default=False)
    buried_until = models.DateTimeField(null=True)
    flagged = models.BooleanField(default=False)
    created = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("learner", "key"), name="one_study_card_a_key"),
        )
        indexes = (
            models.Index(fields=["learner", "due"]),
            models.Index(fields=["learner", "first_review"]),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def own(self) -> bool:
        return self.card_id is None

    @property
    def edited(self) -> bool:
        return not self.own and bool(self.front or self.back)

    @property
    def memory(self) -> Memory:
        return Memory(
            state=self.state,
            step=self.step,
            stability=self.stability,
            difficulty=self.difficulty,
            due=self.due,
            last_review=self.last_review,
        )

    @memory.setter
    def memory(self, memory: Memory) -> None:
        for name in MEMORY_FIELDS:
            setattr(self, name, getattr(memory, name))

    @property
    def files(self) -> list[str]:
        """The pictures on it (pictures.py)."""
        return [name for name in (self.picture, self.back_picture) if name]

    def learn_from(self, log: Iterable[Review], by: Scheduler) -> None:
        """Make the memory what a log gives, oldest review first; unsaved."""
        reviews = list(log)
        self.first_review = reviews[0].at if reviews else None
        self.reps, self.lapses = len(reviews), 0
        memory = Memory(due=reviews[0].at if reviews else self.created)
        for review in reviews:
            self.lapses += is_lapse(memory.state, review.rating)
            memory = scheduling.graded(memory, review.grade, by)
        self.memory = memory

    def absorb(self, other: StudyCard) -> None:
        """Take over a guest's log of the same card; both logs together then make the memory."""
        known = self.reviews.values_list("key", flat=True)
        Review.objects.filter(card=other).exclude(key__in=list(known)).update(
            card=self, learner=self.learner_id
        )
        plan = Plan.objects.filter(learner=self.learner_id).first() or Plan()
        log = self.reviews.filter(undo=None, cram=False).order_by("at", "id")
        self.learn_from(log, plan.scheduler)
        self.buried_until = max(filter(None, (self.buried_until, other.buried_until)), default=None)
        self.suspended |= other.suspended
        self.flagged |= other.flagged
        if not (self.front or self.back):
            for name in ("front", "back", "front_html", "back_html"):
                setattr(self, name, getattr(other, name))


def is_lapse(state: int, rating: int) -> bool:
    """Whether a card in review was forgotten."""
    return state == State.Review and rating == scheduling.RATINGS["again"]


MEMORY_FIELDS = ("state", "step", "stability", "difficulty", "due", "last_review")


class Review(models.Model):
    """One graded recall. Nothing here is ever changed.

    `key` is made by whoever grades, once, so that a review sent twice counts once. `was` is the
    card's state before; `foretold` the chance of recall then (None for a first review); `days`
    whole days since the review before.
    """

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="reviews")
    card = models.ForeignKey(StudyCard, on_delete=models.CASCADE, related_name="reviews")
    key = models.UUIDField()
    rating = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    received = models.DateTimeField()
    milliseconds = models.PositiveIntegerField(null=True)
    cram = models.BooleanField(default=False, help_text="Practised beside the schedule.")
    was = models.PositiveSmallIntegerField(null=True, help_text="None: new.")
    days = models.PositiveIntegerField(null=True)
    foretold = models.FloatField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("learner", "key"), name="one_review_a_key"),)
        indexes = (
            # all that the dashboard groups by, so that a long log is read from the index alone
            models.Index(
                fields=["learner", "at", "cram", "was", "days", "rating", "foretold"],
                name="reviews_of_a_learner",
            ),
            models.Index(fields=["card", "at"]),
        )

    def __str__(self) -> str:
        return f"{self.rating} at {self.at}"

    @property
    def grade(self) -> Grade:
        return Grade(self.rating, self.at, scheduling.fuzz_of(self.key))


class Undo(models.Model):
    """A review taken back."""

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="undo")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"undo of {self.review_id}"


class ImportDraft(models.Model):
    """Cards read from a file and shown to their owner, who says yes once.

    Afterwards it holds no rows, and how many cards it became: a yes said twice makes them once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="import_drafts")
    name = models.CharField(max_length=200)
    rows = models.JSONField(
        help_text="[{number, front, back, picture, alt, back_picture, back_alt}], without faults."
    )
    created = models.DateTimeField()
    taken = models.DateTimeField(null=True)
    made = models.PositiveIntegerField(default=0, db_default=0, help_text="Cards that it became.")

    def __str__(self) -> str:
        return self.name

    @property
    def files(self) -> list[str]:
        """The pictures that its rows name (pictures.py)."""
        return [row[name] for row in self.rows for name in PICTURES if row.get(name)]
