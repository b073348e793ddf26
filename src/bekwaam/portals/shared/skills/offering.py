"""The seam for what there is to learn: whoever knows the offering says once how to find what helps with a skill.

Without a provider the pages show no offering. The provider is asked once per page, for all skills with a gap.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from bekwaam.domains.skills.profiles import Wanted
from bekwaam.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to something that helps to reach a level."""

    label: str
    href: str


Offers = Mapping[UUID, Sequence[Offer]]
"""By skill."""
Provider = Callable[[Actor, Collection[Wanted]], Offers]
_providers: list[Provider] = []


def provide_with(provider: Provider) -> None:
    """Called once, in `apps.ready`; a later provider takes the place of the former."""
    _providers[:] = [provider]


def offers_for(actor: Actor, wanted: Collection[Wanted]) -> Offers:
    return _providers[0](actor, wanted) if _providers and wanted else {}
