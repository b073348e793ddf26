"""Somebody's own start: what asks for attention, what is new, the own work and the own team."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.catalogue.access import meant_for_work
from bekwaam.domains.deliveries.enums import READY_STATES
from bekwaam.domains.deliveries.queries import runs
from bekwaam.domains.notifications.access import messages_for
from bekwaam.domains.notifications.models import Message
from bekwaam.domains.offcatalogue.access import requests_that_wait_for
from bekwaam.domains.offcatalogue.enums import State
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.domains.people.accounts.queries import factors_of
from bekwaam.domains.people.models import Account, Person
from bekwaam.domains.people.queries.people import JobLine, jobs_on, team_of
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.clock import AMSTERDAM, local_date
from bekwaam.portals.learner.pages.own_role import OwnRoles, own_roles
from bekwaam.portals.learner.search.cards import Card, cards

MORNING, AFTERNOON, EVENING = 6, 12, 18
NEWEST = 3
FACES = 6
OFFERS = 4


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that waits for this person."""

    title: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Team:
    title: str
    faces: list[tuple[str, str]]
    more: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """`art` is the seed of the drawing: everybody has an own one."""

    greeting: str
    lead: str
    art: str
    at: datetime
    todo: list[Todo]
    news: list[Message]
    jobs: list[JobLine]
    team: Team | None
    own: OwnRoles | None
    offers: list[Card]
    """Meant for the own work."""


def home_page(account: Account, actor: Actor, *, at: datetime) -> HomePage:
    person, on = account.person, local_date(at)
    todo = [*_waiting_requests(actor), *_waiting_deliveries(actor), *_second_step(account)]
    return HomePage(
        greeting=_greeting(person, at),
        lead=_lead(len(todo)),
        art=str(person.pk),
        at=at,
        todo=todo,
        news=list(messages_for(actor)[:NEWEST]),
        jobs=_jobs(person, on),
        team=_team(actor, on),
        own=own_roles(actor, on),
        offers=_offers(actor, at),
    )


def _offers(actor: Actor, at: datetime) -> list[Card]:
    found = meant_for_work(actor, on=local_date(at), most=OFFERS)
    return cards(found, root=reverse("offering"), person_id=actor.person_id, at=at)


def _greeting(person: Person, at: datetime) -> str:
    name = person.given_name or person.full_name
    return _("%(greeting)s, %(name)s") % {"greeting": _part_of_day(at), "name": name}


def _part_of_day(at: datetime) -> str:
    hour = at.astimezone(AMSTERDAM).hour
    if hour < MORNING:
        return _("Goedenacht")
    if hour < AFTERNOON:
        return _("Goedemorgen")
    return _("Goedemiddag") if hour < EVENING else _("Goedenavond")


def _lead(waiting: int) -> str:
    if not waiting:
        return _("Alles is op orde. Je hoeft vandaag niets te doen.")
    words = ngettext("Er wacht %(number)d ding op jou.", "Er wachten %(number)d dingen op jou.", waiting)
    return words % {"number": waiting}


def _waiting_requests(actor: Actor) -> list[Todo]:
    """To decide on, or to answer a question about."""
    if actor.person_id is None:
        return []
    return [
        Todo(_request_title(one), one.title, reverse("request", args=[one.pk]))
        for one in requests_that_wait_for(actor)[:NEWEST]
    ]


def _request_title(request: OffCatalogueRequest) -> str:
    if request.state == State.ASKED_BACK:
        return _("Er is een vraag over je aanvraag")
    return _("Aanvraag van %(name)s wacht op jou") % {"name": request.person.full_name}


def _waiting_deliveries(actor: Actor) -> list[Todo]:
    """Only who delivers files is asked about them."""
    if not actor.holds(Role.FUNCTIONAL_ADMIN):
        return []
    return [
        Todo(
            _("Een aanlevering wacht op jou"),
            _("Bekijk wat er verandert in %(file)s.") % {"file": run.file_name},
            reverse("delivery", args=[run.pk]),
        )
        for run in runs().filter(state__in=READY_STATES)[:NEWEST]
    ]


def _second_step(account: Account) -> list[Todo]:
    """Somebody who comes in through the employer has the second step there."""
    if not account.has_usable_password() or factors_of(account).any:
        return []
    text = _("Met een tweede stap komt niemand binnen die alleen je wachtwoord kent.")
    return [Todo(_("Maak inloggen veiliger"), text, reverse("account-second-factor"))]


def _jobs(person: Person, on: date) -> list[JobLine]:
    found = jobs_on([person.pk], on).get(person.pk, [])
    return [job for job in found if job.ended_on is None or job.ended_on >= on]


def _team(actor: Actor, on: date) -> Team | None:
    """The own team; teams of others whom this person stands in for are on the page of the team."""
    if actor.person_id is None or not actor.has_role(Role.MANAGER):
        return None
    members: dict[str, str] = {}
    for job in team_of(actor.person_id, on=on).exclude(person=actor.person_id):
        members.setdefault(job.person.full_name, job.function.name if job.function else job.unit.name)
    title = ngettext("Je team: %(count)d medewerker", "Je team: %(count)d medewerkers", len(members))
    faces = list(members.items())
    return Team(title % {"count": len(faces)}, faces[:FACES], max(len(faces) - FACES, 0)) if faces else None
