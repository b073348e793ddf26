"""Brings the invented offering into the catalogue of an academy, by the way in which another system would hand it over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from html import escape
from uuid import UUID

from bekwaam.config.demo.functions import function_house
from bekwaam.config.demo.offering import Activity, Offering
from bekwaam.config.demo.offering.records import Condition, Run
from bekwaam.domains.catalogue.actions import (
    LoadedActivity,
    Particulars,
    WantedRun,
    load_activities,
    save_theme,
)
from bekwaam.domains.catalogue.audience import policies
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import ActivityState, ApprovalRule, Dimension, Effect, Payer
from bekwaam.domains.catalogue.queries import theme_ids_by_code
from bekwaam.domains.catalogue.search.actions import load_synonyms
from bekwaam.domains.organisation.queries import tree_on
from bekwaam.domains.people.actions.functions import make_function
from bekwaam.domains.people.queries.numbers import person_ids_by_number
from bekwaam.domains.people.queries.people import function_ids_by_code
from bekwaam.domains.skills.queries.framework import ids_by_code
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.clock import AMSTERDAM, local_date
from bekwaam.kernel.ids import new_id

STATES = {
    "concept": ActivityState.CONCEPT,
    "in_review": ActivityState.IN_REVIEW,
    "published": ActivityState.PUBLISHED,
    "archived": ActivityState.ARCHIVED,
}
PAYERS = {"eigen eenheid": Payer.UNIT, "leercentrum": Payer.CENTRE, "gratis": Payer.NOBODY}
APPROVALS = {
    "geen": ApprovalRule.NONE,
    "leidinggevende": ApprovalRule.MANAGER,
    "leidinggevende boven bedrag": ApprovalRule.MANAGER_ABOVE,
    "back office": ApprovalRule.BACKOFFICE,
}
EFFECTS = {"show": Effect.SHOW, "book": Effect.BOOK, "hide": Effect.HIDE}
DIMENSIONS = {
    "unit": Dimension.UNIT,
    "function": Dimension.FUNCTION,
    "employment_kind": Dimension.EMPLOYMENT_KIND,
    "role": Dimension.ROLE,
    "person": Dimension.PERSON,
    "service": Dimension.SERVICE,
}


@dataclass(frozen=True)
class Directory:
    """What the codes of the written offering stand for in this academy."""

    units: Mapping[str, UUID]
    unit_names: Mapping[str, str]
    leaders: Mapping[str, UUID]
    functions: Mapping[str, UUID]
    themes: Mapping[str, UUID]
    skills: Mapping[str, UUID]
    people: Mapping[str, UUID]
    activities: Mapping[str, UUID]
    places: Mapping[str, str]


def load_offering(written: Offering, *, actor: Actor, at: datetime) -> Mapping[str, UUID]:
    """Gives the ids of the activities by their code."""
    for position, theme in enumerate(written.themes, start=1):
        save_theme(code=theme.code, name=theme.name, position=position, actor=actor, at=at)
    directory = _directory(written, local_date(at))
    load_activities([_loaded(activity, directory) for activity in written.activities], actor=actor, at=at)
    load_synonyms(written.synonyms, actor=actor, at=at)
    return directory.activities


def make_missing_functions(written: Offering, *, actor: Actor, at: datetime) -> None:
    """The offering names functions that nobody has today; an employer's function house has them all the same."""
    known = function_ids_by_code()
    named = {
        code for activity in written.activities for code in (*activity.functions, *_functions_in(activity))
    }
    for function in function_house():
        if function.code in named and function.code not in known:
            values = {"code": function.code, "name": function.name, "family": function.family}
            make_function(**values, actor=actor, at=at)


def _functions_in(activity: Activity) -> Iterator[str]:
    for policy in activity.policies:
        for condition in policy.conditions:
            if condition.dimension == "function":
                yield condition.key


def _directory(written: Offering, on: date) -> Directory:
    units = tree_on(on)
    numbers = {unit.leader_number for unit in units if unit.leader_number} | _people_named(written.activities)
    people = person_ids_by_number(numbers)
    return Directory(
        units={unit.code: unit.id for unit in units},
        unit_names={unit.code: unit.name for unit in units},
        leaders={unit.code: people[unit.leader_number] for unit in units if unit.leader_number in people},
        functions=function_ids_by_code(),
        themes=theme_ids_by_code(),
        skills=ids_by_code(each.skill for activity in written.activities for each in activity.skills),
        people=people,
        activities={activity.code: new_id() for activity in written.activities},
        places={place.code: place.name for place in written.places},
    )


def _people_named(activities: Sequence[Activity]) -> set[str]:
    return {
        condition.key
        for activity in activities
        for policy in activity.policies
        for condition in policy.conditions
        if condition.dimension == "person"
    }


def _loaded(activity: Activity, directory: Directory) -> LoadedActivity:
    state = STATES[activity.state]
    published = datetime.combine(activity.published_on, time(9), AMSTERDAM)
    return LoadedActivity(
        id=directory.activities[activity.code],
        particulars=Particulars(
            code=activity.code,
            owner_unit_id=directory.units[activity.owner_unit],
            form=activity.form,
            keeper_id=directory.leaders.get(activity.owner_unit),
            review_on=activity.review_on,
        ),
        content=_content(activity, directory),
        state=state,
        published_at=published if state in (ActivityState.PUBLISHED, ActivityState.ARCHIVED) else None,
        policies=[
            policies.Policy(
                EFFECTS[policy.effect], tuple(_condition(each, directory) for each in policy.conditions)
            )
            for policy in activity.policies
        ],
        runs=[_run(run, directory) for run in activity.runs],
    )


def _content(activity: Activity, directory: Directory) -> Content:
    certificate, above = activity.certificate, activity.approval.above
    return Content(
        title=activity.title,
        summary=activity.summary,
        goals="\n".join(activity.goals),
        contents="".join(f"<p>{escape(paragraph)}</p>" for paragraph in activity.contents),
        target_group=activity.target_group,
        level=activity.level,
        language=activity.language,
        study_load_minutes=activity.study_minutes,
        duration=activity.duration,
        internal_price=_euro(activity.internal_price),
        external_price=_euro(activity.external_price) if activity.external_price else None,
        payer=PAYERS[activity.payer].value,
        approval=APPROVALS[activity.approval.rule].value,
        approval_above=None if above is None else _euro(above),
        trainer=activity.provider,
        contact=directory.unit_names[activity.owner_unit],
        keywords=", ".join(activity.synonyms),
        certificate=certificate.name if certificate else "",
        certificate_months=certificate.months_valid if certificate else None,
        theme_ids=tuple(directory.themes[code] for code in activity.themes),
        function_ids=tuple(directory.functions[code] for code in activity.functions),
        skill_levels=tuple(
            (directory.skills[each.skill], each.level)
            for each in activity.skills
            if each.skill in directory.skills
        ),
        related_ids=tuple(directory.activities[code] for code in activity.related),
        prerequisite_ids=tuple(directory.activities[code] for code in activity.prerequisites),
    )


def _condition(condition: Condition, directory: Directory) -> policies.Condition:
    of_unit, of_function = condition.dimension == "unit", condition.dimension == "function"
    return policies.Condition(
        dimension=DIMENSIONS[condition.dimension],
        unit_id=directory.units[condition.key] if of_unit else None,
        with_below=condition.with_below,
        function_id=directory.functions[condition.key] if of_function else None,
        person_id=directory.people[condition.key] if condition.dimension == "person" else None,
        code=condition.key if condition.dimension in ("employment_kind", "role") else "",
        min_days=condition.min_days,
        max_days=condition.max_days,
    )


def _run(run: Run, directory: Directory) -> WantedRun:
    start = datetime.combine(run.on, run.begins, AMSTERDAM)
    return WantedRun(
        starts_at=start,
        ends_at=start + timedelta(minutes=run.minutes),
        place="" if run.place is None else directory.places[run.place],
        is_online=run.place is None,
        seats_total=run.seats,
        seats_taken=run.taken,
    )


def _euro(cents: int) -> Decimal:
    return Decimal(cents) / 100
