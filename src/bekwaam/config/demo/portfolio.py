"""Gives an academy a portfolio that lives: two rounds, needs, meetings with decisions, and contracts.

Everything goes through the product's own actions, with the days on which it would have happened.
"""

import contextlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from django.db import transaction

from bekwaam.config.demo.streams import stream
from bekwaam.config.demo.tables import table
from bekwaam.domains.catalogue.actions import publish_draft
from bekwaam.domains.catalogue.enums import ActivityState
from bekwaam.domains.catalogue.models import Activity, Theme
from bekwaam.domains.catalogue.search.actions import note_missed
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Employment, Person, Supplier
from bekwaam.domains.portfolio import actions
from bekwaam.domains.portfolio.actions import WantedRound
from bekwaam.domains.portfolio.enums import Outcome, PriceBasis, Priority
from bekwaam.domains.portfolio.facts import NeedContent
from bekwaam.domains.portfolio.models import AgendaItem, LearningNeed, NeedRound
from bekwaam.domains.portfolio.queries.needs import criteria
from bekwaam.domains.portfolio.queries.rounds import broad_units, keepers, questions_of
from bekwaam.domains.portfolio.rules.contracts import ContractDetails, PriceDetails
from bekwaam.domains.portfolio.rules.meetings import WantedDecision
from bekwaam.domains.skills.queries.framework import usable_skills
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.scope import current_academy_id

PER_ROUND = 40
OUTCOMES = (Outcome.DEVELOP, Outcome.BUY, Outcome.LATER, Outcome.STOP)
DAY = timedelta(days=1)
HASTE = (Priority.HIGH, Priority.MIDDLE, Priority.MIDDLE, Priority.LOW)


@dataclass(frozen=True, slots=True)
class Setting:
    """What all of it stands on."""

    at: datetime
    keeper: Actor
    people: list[Person]
    units: list[OrgUnit]
    leaders: dict[str, Person]
    themes: list[UUID]
    skills: dict[str, UUID]
    """By code."""
    chance: Random

    def speaker(self, unit: OrgUnit) -> Actor:
        leader = self.leaders.get(unit.leader_number) or self.people[0]
        grants = (Grant(Role.MANAGER, frozenset({unit.pk})),)
        return Actor(current_academy_id(), leader.pk, leader.full_name, grants, "import")


def fill_portfolio(seed: str, *, at: datetime) -> None:
    """Inside the scope of an academy with people and roles; nothing when nobody could keep it."""
    setting = _setting(seed, at)
    if setting is None:
        return
    for each in table("portfolio")["criteria"]:
        actions.save_criterion(None, **each, actor=setting.keeper, at=at - 320 * DAY)
    first = _round(setting, "Leerbehoeften vorig jaar", at - 300 * DAY, 30)
    second = _round(setting, "Leerbehoeften dit jaar", at - 12 * DAY, 33)
    early = _needs(setting, first, at - 285 * DAY, start=0)
    _needs(setting, second, at - 5 * DAY, start=17)
    _meet(setting, "Portfolio-overleg voorjaar", at - 220 * DAY, early[:14])
    _meet(setting, "Portfolio-overleg najaar", at - 40 * DAY, early[14:24])
    _plan_next(setting, early[24:30])
    _contracts(setting)
    _leaving(setting)
    _signs(setting)


def _setting(seed: str, at: datetime) -> Setting | None:
    people = list(Person.objects.filter(pk__in=keepers(on=local_date(at))).order_by("sort_key"))
    units = [unit for unit in broad_units() if unit.parent_id][:24]
    if not people or not units:
        return None
    keeper = people[0]
    grants = (Grant(Role.ULC),)
    numbers = [unit.leader_number for unit in units if unit.leader_number]
    leaders = Person.objects.filter(personnel_number__in=numbers, is_active=True)
    return Setting(
        at=at,
        keeper=Actor(current_academy_id(), keeper.pk, keeper.full_name, grants, "import"),
        people=people,
        units=units,
        leaders={person.personnel_number: person for person in leaders},
        themes=list(Theme.objects.order_by("position").values_list("pk", flat=True)),
        skills=dict(usable_skills().values_list("code", "pk")),
        chance=stream(seed, "portfolio"),
    )


def _round(setting: Setting, name: str, at: datetime, days: int) -> NeedRound:
    wanted = WantedRound(
        name=name,
        explanation="Wat heeft jouw onderdeel nodig om het werk goed te doen?",
        opens_on=local_date(at),
        closes_on=local_date(at) + days * DAY,
        unit_ids=tuple(unit.pk for unit in setting.units),
        questions=(table("portfolio")["question"],),
    )
    return actions.plan_round(wanted, actor=setting.keeper, at=at)


def _needs(setting: Setting, asked: NeedRound, at: datetime, *, start: int) -> list[LearningNeed]:
    rows = table("portfolio")["needs"]
    (question,) = questions_of(asked.pk)
    made = []
    for number in range(PER_ROUND):
        unit = setting.units[(number * 5 + start) % max(1, len(setting.units) - 2)]
        content = _content(setting, rows[(number + start) % len(rows)], at, question.pk)
        made.append(
            actions.bring_need(
                content,
                unit_id=unit.pk,
                round_id=asked.pk,
                submit=number % 10 != 9,
                actor=setting.speaker(unit),
                at=at + number * timedelta(hours=3),
            )
        )
    return [need for need in made if need.submitted_at is not None]


def _content(setting: Setting, row: list[Any], at: datetime, question_id: UUID) -> NeedContent:
    title, goal, skill, people, budget = row
    chance = setting.chance
    share = Decimal(chance.choice((50, 80, 100, 100, 120))) / 100
    return NeedContent(
        title=title,
        goal=goal,
        theme_id=chance.choice(setting.themes) if setting.themes else None,
        skill_id=setting.skills.get(skill),
        skill_words="" if skill in setting.skills else skill,
        priority=chance.choice(HASTE).value,
        people_count=max(2, int(people * share)),
        budget=(Decimal(budget) * share).quantize(Decimal(1)),
        wanted_by=local_date(at) + chance.choice((120, 180, 240, 365)) * DAY,
        answers={question_id: chance.choice(table("portfolio")["answers"])},
    )


def _meet(setting: Setting, title: str, at: datetime, needs: list[LearningNeed]) -> None:
    people = [person.pk for person in setting.people[:6]]
    meeting = actions.plan_meeting(
        title=title,
        held_on=local_date(at),
        place="Stadhuis, kamer 2.14",
        people=people,
        actor=setting.keeper,
        at=at - 20 * DAY,
    )
    actions.add_need_items(meeting.pk, [need.pk for need in needs], actor=setting.keeper, at=at - 10 * DAY)
    for need in needs:
        scores = {each.pk: setting.chance.randint(1, 5) for each in criteria()}
        actions.score_need(need.pk, scores, actor=setting.keeper, at=at - 9 * DAY)
    items = list(AgendaItem.objects.filter(meeting=meeting).order_by("position"))
    for number, item in enumerate(items[:-1]):
        _decide(setting, item, OUTCOMES[number % len(OUTCOMES)], at)
    actions.close_meeting(meeting.pk, actor=setting.keeper, at=at)


def _decide(setting: Setting, item: AgendaItem, outcome: Outcome, at: datetime) -> None:
    """Of what is developed, every other need is in the catalogue by now."""
    is_work = outcome in (Outcome.DEVELOP, Outcome.BUY)
    wanted = WantedDecision(
        outcome=outcome.value,
        reason=setting.chance.choice(table("portfolio")["reasons"]),
        owner_id=setting.chance.choice(setting.people).pk if is_work else None,
        due_on=local_date(at) + 150 * DAY if is_work else None,
        makes_activity=is_work,
    )
    actions.decide_item(item.pk, wanted, actor=setting.keeper, at=at)
    need = LearningNeed.objects.get(pk=item.need_id)
    if need.activity_id and setting.chance.random() < 0.5:
        with contextlib.suppress(Refused), transaction.atomic():
            publish_draft(need.activity_id, actor=setting.keeper, at=at + 30 * DAY)


def _plan_next(setting: Setting, needs: list[LearningNeed]) -> None:
    meeting = actions.plan_meeting(
        title="Portfolio-overleg winter",
        held_on=local_date(setting.at) + 16 * DAY,
        place="Stadhuis, kamer 2.14",
        people=[person.pk for person in setting.people[:6]],
        actor=setting.keeper,
        at=setting.at,
    )
    chosen = [need.pk for need in needs]
    actions.add_need_items(meeting.pk, chosen, actor=setting.keeper, at=setting.at)
    for need_id in chosen[:4]:
        scores = {each.pk: setting.chance.randint(2, 5) for each in criteria()}
        actions.score_need(need_id, scores, actor=setting.keeper, at=setting.at)


def _leaving(setting: Setting) -> None:
    """Something that leaves the catalogue."""
    activity = Activity.objects.filter(state=ActivityState.PUBLISHED).order_by("code").last()
    if activity is not None:
        actions.announce_retirement(
            activity.pk,
            leaves_on=local_date(setting.at) + 45 * DAY,
            reason="De inhoud is verouderd. Er komt iets nieuws voor in de plaats.",
            actor=setting.keeper,
            at=setting.at,
        )


def _signs(setting: Setting) -> None:
    """What people looked for in vain, and what some of them reported as missing."""
    for words, times in table("portfolio")["searched"]:
        for number in range(times):
            note_missed(words, at=setting.at - number * 9 * DAY)
    here = {"started_on__lte": local_date(setting.at), "ended_on__isnull": True, "manager__isnull": False}
    jobs = (
        Employment.objects.filter(**here, person__is_active=True).select_related("person").order_by("number")
    )
    for job, (title, goal) in zip(jobs[40:90:20], table("portfolio")["reported"], strict=False):
        employee = Actor(current_academy_id(), job.person_id, job.person.full_name, (), "import")
        actions.report_need(title=title, goal=goal, actor=employee, at=setting.at - 6 * DAY)


def _contracts(setting: Setting) -> None:
    suppliers = list(Supplier.objects.order_by("code"))
    today = local_date(setting.at)
    for number, row in enumerate(table("portfolio")["contracts"] if suppliers else []):
        supplier = suppliers[(number * 3) % len(suppliers)]
        unit = setting.units[number % len(setting.units)] if number % 3 == 2 else None
        ends_on = today + (number * 75 - 60) * DAY
        details = ContractDetails(
            number=f"{today.year - 2}-{number + 11:03d}",
            title=row[0],
            supplier_id=supplier.pk,
            owner_unit_id=unit.pk if unit else None,
            owner_id=setting.people[number % len(setting.people)].pk,
            starts_on=ends_on - 900 * DAY,
            ends_on=ends_on,
            notice_on=ends_on - 60 * DAY,
            extensions=number % 3,
            ceiling=Decimal(40_000 + number * 15_000),
            remark=row[1],
        )
        _contract(setting, details, row, today)
    actions.warn_before_notice(actor=setting.keeper, at=setting.at)


def _contract(setting: Setting, details: ContractDetails, row: list[Any], today: date) -> None:
    began = setting.at - 400 * DAY
    contract = actions.make_contract(details, actor=setting.keeper, at=began)
    lot = actions.add_lot(contract.pk, number="1", name=row[1], actor=setting.keeper, at=began)
    basis = PriceBasis.GROUP if "groep" in row[2] or "dag" in row[2] else PriceBasis.PERSON
    price = PriceDetails(
        label=row[2],
        price=Decimal(row[3]),
        basis=(PriceBasis.HOUR if "uur" in row[2] else basis).value,
        valid_from=details.starts_on,
        valid_until=max(details.ends_on, today),
        lot_id=lot.pk,
    )
    actions.add_price(contract.pk, price, actor=setting.keeper, at=began)
    profile = {
        "contact_name": "Afdeling opleidingen",
        "contact_email": f"opleidingen@{contract.supplier.name.split()[0].lower()}.example",
        "contact_phone": "088 000 00 00",
    }
    actions.save_supplier_profile(contract.supplier_id, profile, actor=setting.keeper, at=began)
