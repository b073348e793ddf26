"""The list of needs as a file."""

from collections.abc import Mapping

from bekwaam.domains.portfolio import access
from bekwaam.domains.portfolio.enums import NeedState, Priority
from bekwaam.domains.portfolio.models import LearningNeed
from bekwaam.domains.portfolio.queries.needs import NeedFilter, narrowed
from bekwaam.domains.portfolio.rules.rights import READING
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.kernel.ids import parse_id
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.registry import Asked

EXPORT = "learning_needs"
COLUMNS = (
    Column("title", "Behoefte"),
    Column("goal", "Waarom"),
    Column("unit", "Onderdeel"),
    Column("round", "Ronde"),
    Column("theme", "Thema"),
    Column("skill", "Skill"),
    Column("priority", "Prioriteit"),
    Column("people", "Aantal mensen", Kind.INT),
    Column("budget", "Budget", Kind.MONEY),
    Column("wanted_by", "Nodig op", Kind.DATE),
    Column("state", "Status"),
    Column("source", "Kwam uit"),
    Column("remark", "Opmerking"),
)


def filter_of(said: Mapping[str, str]) -> NeedFilter:
    """Nonsense in an address asks for nothing."""
    state, priority = said.get("status", ""), said.get("prioriteit", "")
    return NeedFilter(
        text=said.get("zoek", "").replace("\x00", "").strip()[:100],
        round_id=parse_id(said.get("ronde", "")),
        unit_id=parse_id(said.get("onderdeel", "")),
        theme_id=parse_id(said.get("thema", "")),
        state=state if state in NeedState.values else "",
        priority=priority if priority in Priority.values else "",
    )


def _may(actor: Actor) -> bool:
    return any(actor.has_role(role) for role in READING)


def _shown(chunk: list[LearningNeed], asked: Asked) -> list[Row]:
    return [_row(need) for need in chunk]


def _row(need: LearningNeed) -> Row:
    return {
        "title": need.title,
        "goal": need.goal,
        "unit": need.unit.name,
        "round": need.round.name if need.round else "",
        "theme": need.theme.name if need.theme else "",
        "skill": need.skill.label if need.skill else need.skill_words,
        "priority": need.get_priority_display(),
        "people": need.people_count,
        "budget": need.budget,
        "wanted_by": need.wanted_by,
        "state": need.get_state_display(),
        "source": need.get_source_display(),
        "remark": need.remark,
    }


NEEDS = keyed(
    name=EXPORT,
    title="Leerbehoeften",
    columns=COLUMNS,
    may_export=_may,
    rows=lambda asked: narrowed(access.visible_needs(asked.actor), filter_of(asked.filters)),
    keys=("unit__sort_key", "title", "pk"),
    shown=_shown,
)
