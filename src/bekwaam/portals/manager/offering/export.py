"""What suits the team, as a file."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.models import Activity
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.portals.manager.offering.found import NAMES, Suited, Team, Wanted, offering_for, suited, team_of
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.registry import Asked

COLUMNS = (
    Column("code", "Code", Kind.CODE),
    Column("title", "Titel"),
    Column("form", "Werkvorm"),
    Column("meant_for", "Voor wie nog"),
    Column("did", "Wie deed het"),
    Column("cannot_see", "Wie ziet het niet"),
)


def _may(actor: Actor) -> bool:
    return actor.has_role(Role.MANAGER)


def wanted_of(filters: Mapping[str, str]) -> Wanted:
    return Wanted(**{name: filters.get(word, "") for name, word in NAMES.items()})


def _shown(chunk: list[Activity], asked: Asked) -> list[Row]:
    team = _team(asked)
    return [_row(one) for one in suited(chunk, team, asked.on)]


def _team(asked: Asked) -> Team:
    return team_of(asked.actor, asked.on, wanted_of(asked.filters).unit)


def _row(one: Suited) -> Row:
    return {
        "code": one.activity.code,
        "title": one.activity.published.title if one.activity.published else "",
        "form": str(one.activity.get_form_display()),
        "meant_for": ", ".join(one.meant_for),
        "did": ", ".join(one.did),
        "cannot_see": ", ".join(one.cannot_see),
    }


TEAM_OFFERING = keyed(
    name="team-offering",
    title=_("Aanbod voor mijn team"),
    columns=COLUMNS,
    may_export=_may,
    rows=lambda asked: offering_for(asked.actor, _team(asked), wanted_of(asked.filters), asked.on),
    keys=("code", "pk"),
    shown=_shown,
)
