"""What is on offer already and sounds like what somebody asks for: the catalogue's own search, under the rights of who asks."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bekwaam.domains.catalogue.enums import Form
from bekwaam.domains.catalogue.search.cards import facts_of
from bekwaam.domains.catalogue.search.filters import Filters
from bekwaam.domains.catalogue.search.queries import Found, search
from bekwaam.domains.catalogue.search.words import plain
from bekwaam.kernel.actors import Actor

MOST, MOST_WORDS, ENOUGH = 5, 8, 2
ARTICLES = ("de", "het", "een", "deze", "ons", "onze", "en")
PREPOSITIONS = ("aan", "als", "bij", "hoe", "in", "met", "naar", "op", "over", "te", "uit", "van", "voor")
KINDS = (
    "basis",
    "cursus",
    "dagdeel",
    "jaar",
    "leergang",
    "module",
    "online",
    "opleiding",
    "training",
    "workshop",
)
EMPTY = frozenset((*ARTICLES, *PREPOSITIONS, *KINDS))
"""Words that stand in many titles and say nothing of the subject."""


@dataclass(frozen=True, slots=True)
class Offered:
    id: UUID
    code: str
    title: str
    summary: str
    form: str


def telling_words(text: str) -> list[str]:
    words = [word for word in plain(text).split() if word not in EMPTY]
    return list(dict.fromkeys(words))[:MOST_WORDS]


def similar_offering(actor: Actor, text: str, *, at: datetime) -> list[Offered]:
    words = telling_words(text)
    if not words or actor.person_id is None:
        return []
    found = search(actor.person_id, Filters(text=" ".join(words)), at=at, limit=MOST)
    if not _is_near(found):
        return []
    facts = facts_of(found.activity_ids, person_id=actor.person_id, at=at)
    chosen = [facts[activity_id] for activity_id in found.activity_ids]
    return [
        Offered(one.activity_id, one.code, one.title, one.summary, str(Form(one.form).label))
        for one in chosen
    ]


def _is_near(found: Found) -> bool:
    """One word of many says too little, and so does a word that only looks like another."""
    return not found.is_partial or (found.met >= ENOUGH and not found.is_close)
