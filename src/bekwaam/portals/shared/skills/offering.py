"""What there is to learn for a skill that somebody still has to reach, under the rights of who looks."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from bekwaam.domains.catalogue.access import Leading, leading_to
from bekwaam.domains.skills.profiles import Wanted
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor

MOST = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to something that helps to reach a level."""

    label: str
    href: str


Offers = Mapping[UUID, Sequence[Offer]]
"""By skill."""


def offers_for(actor: Actor, wanted: Collection[Wanted]) -> Offers:
    """In one statement for all skills with a gap; a few per skill."""
    if not wanted:
        return {}
    levels = {one.skill_id: one for one in wanted}
    fitting: dict[UUID, list[Leading]] = defaultdict(list)
    for found in leading_to(actor, levels, on=clock.today()):
        if helps(found.level, levels[found.skill_id]):
            fitting[found.skill_id].append(found)
    return {skill_id: _best(found, levels[skill_id].level) for skill_id, found in fitting.items()}


def helps(level: int, wanted: Wanted) -> bool:
    """What leads no higher than where somebody is now is no help."""
    return level > wanted.level - wanted.missing


def _best(found: Iterable[Leading], level: int) -> list[Offer]:
    """What leads to the level itself first, then what comes nearest."""
    nearest = sorted(found, key=lambda one: abs(one.level - level))[:MOST]
    return [Offer(one.title, reverse("activity", args=[one.activity_id])) for one in nearest]
