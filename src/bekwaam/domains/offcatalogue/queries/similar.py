"""What is on offer already and sounds like what somebody asks for; only what that person sees in the catalogue."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add, or_
from uuid import UUID

from django.db.models import Case, F, IntegerField, Q, Value, When

from bekwaam.domains.catalogue.access import visible_activities
from bekwaam.domains.catalogue.enums import Form
from bekwaam.kernel.actors import Actor

MOST = 5
MOST_WORDS = 8
SHORTEST = 4
STEM = 6
"""Of a longer word only its beginning counts: who asks for "vergaderingen" means "vergaderen" too."""
EMPTY = frozenset(
    [
        "cursus",
        "training",
        "opleiding",
        "workshop",
        "leergang",
        "voor",
        "over",
        "naar",
        "deze",
        "jaar",
        "basis",
        "online",
        "module",
        "dagdeel",
        "met",
    ]
)


@dataclass(frozen=True, slots=True)
class Offered:
    id: UUID
    code: str
    title: str
    summary: str
    form: str


def telling_words(text: str) -> list[str]:
    words = "".join(sign if sign.isalnum() else " " for sign in text.lower()).split()
    telling = [word[:STEM] for word in words if len(word) >= SHORTEST and word not in EMPTY]
    short = [word.lower() for word in text.split() if word.isupper() and 2 <= len(word) < SHORTEST]
    return list(dict.fromkeys([*telling, *short]))[:MOST_WORDS]


def similar_offering(actor: Actor, text: str, *, on: date) -> list[Offered]:
    words = telling_words(text)
    if not words:
        return []
    hits = [_says(word) for word in words]
    score = reduce(
        add, (Case(When(hit, then=Value(1)), default=Value(0), output_field=IntegerField()) for hit in hits)
    )
    enough = 1 if len(words) <= 2 else 2
    rows = visible_activities(actor, on=on).filter(reduce(or_, hits)).annotate(score=score)
    found = rows.filter(score__gte=enough).order_by("-score", "code")[:MOST]
    shown = found.values_list("pk", "code", "form", F("published__title"), F("published__summary"))
    return [
        Offered(pk, code, title, summary, str(Form(form).label)) for pk, code, form, title, summary in shown
    ]


def _says(word: str) -> Q:
    return Q(published__title__icontains=word) | Q(published__keywords__icontains=word)
