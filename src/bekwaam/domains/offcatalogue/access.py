"""The only way in which a portal gets a request: to those who are involved, and to nobody else."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from bekwaam.domains.catalogue.rules import managing_grants
from bekwaam.domains.offcatalogue.enums import WAITING, State
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest, RequestFile, RequestStep
from bekwaam.domains.offcatalogue.queries.people import lasting
from bekwaam.domains.people.access import jobs_of
from bekwaam.domains.people.enums import DelegatedTask
from bekwaam.domains.people.models import Employment, Person
from bekwaam.domains.people.rules.deciding import DecisionSubject
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.ids import parse_id
from bekwaam.kernel.scope import current_academy_id

Requests = QuerySet[OffCatalogueRequest]
NOBODY = Q(pk__in=[])


def own_requests(actor: Actor) -> Requests:
    """For the actor, or asked by the actor for somebody else."""
    return _all().filter(_concerning(actor))


def requests_to_decide(actor: Actor) -> Requests:
    """What waits for the actor as manager or budget holder, or as a substitute of one."""
    return _all().filter(_at(actor), state__in=WAITING).exclude(_concerning(actor))


def requests_that_wait_for(actor: Actor) -> Requests:
    """What the actor is to decide on, and the questions to the actor that are not answered yet; the oldest first."""
    deciding = _at(actor) & Q(state__in=WAITING) & ~_concerning(actor)
    answering = _concerning(actor) & Q(state=State.ASKED_BACK)
    found = _all().filter(deciding | answering)
    return found.select_related("person").order_by("waiting_since", "pk")


def team_requests(actor: Actor) -> Requests:
    """What waits for the actor, what the actor decided before (or somebody for him), and what he asked for others."""
    asked_for_others = Q(asker=actor.person_id) & ~Q(person=actor.person_id)
    taken = (_at(actor) | _took_part(actor)) & ~_concerning(actor)
    return _all().filter(taken | asked_for_others).exclude(state=State.DRAFT)


def managed_requests(actor: Actor) -> Requests:
    """What the back office of these units follows and closes; what concerns the actor stays out."""
    return _all().filter(_in_scope(actor)).exclude(state=State.DRAFT).exclude(_concerning(actor))


def manages_requests(actor: Actor) -> bool:
    return bool(managing_grants(actor))


def involved_requests(actor: Actor) -> Requests:
    """Everything of which this actor sees what it says."""
    if actor.person_id is None:
        return managed_requests(actor)
    others = (_at(actor) | _took_part(actor) | _in_scope(actor)) & ~Q(state=State.DRAFT)
    drafts_of_others = Q(state=State.DRAFT) & ~Q(asker=actor.person_id)
    return _all().filter(_concerning(actor) | others).exclude(drafts_of_others)


def request_for(actor: Actor, request_id: object) -> OffCatalogueRequest | None:
    """The request, when this actor is involved; nothing otherwise, as if it did not exist."""
    wanted = parse_id(request_id)
    rows = involved_requests(actor).select_related("person", "asker", "unit", "decider", "theme", "skill")
    return rows.filter(pk=wanted).first() if wanted else None


def file_for(actor: Actor, request_id: object, file_id: object) -> RequestFile | None:
    wanted = parse_id(file_id)
    row = request_for(actor, request_id)
    if row is None or wanted is None:
        return None
    found: RequestFile | None = (
        RequestFile.objects.filter(request=row, pk=wanted).select_related("stored").first()
    )
    return found


def people_to_ask_for(actor: Actor, *, on: date) -> "QuerySet[Person]":
    """The actor's own team, and the teams of those whose task of registering was handed over."""
    people: QuerySet[Person] = Person.objects.filter(is_active=True).exclude(pk=actor.person_id)
    reach = NOBODY
    for grant in actor.grants:
        may_register = grant.tasks is None or DelegatedTask.REGISTER.value in grant.tasks
        if grant.role is Role.MANAGER and may_register:
            part = Q(manager=grant.on_behalf_of or actor.person_id)
            part &= Q(unit__in=grant.limited_to) if grant.limited_to is not None else Q()
            part &= ~Q(person=grant.on_behalf_of) if grant.on_behalf_of else Q()
            reach |= part
    jobs = Employment.objects.filter(reach, lasting(on), person=OuterRef("pk"))
    return people.filter(Exists(jobs)).order_by("sort_key", "pk")


def subject_of(person_id: UUID, on: date) -> DecisionSubject:
    return DecisionSubject(person_id, tuple(jobs_of([person_id], on)[person_id]))


def _all() -> Requests:
    found: Requests = OffCatalogueRequest.objects.filter(academy=current_academy_id())
    return found


def _concerning(actor: Actor) -> Q:
    return Q(person=actor.person_id) | Q(asker=actor.person_id)


def _at(actor: Actor) -> Q:
    """Own ones, and those of whom the actor stands in for, within the units of that handover."""
    found = Q(decider=actor.person_id)
    for grant in actor.grants:
        if grant.role is not Role.MANAGER or grant.on_behalf_of is None:
            continue
        if grant.tasks is not None and DelegatedTask.APPROVE.value in grant.tasks:
            limit = Q(unit__in=grant.limited_to) if grant.limited_to is not None else Q()
            found |= Q(decider=grant.on_behalf_of) & limit
    return found


def _took_part(actor: Actor) -> Q:
    steps = RequestStep.objects.filter(
        Q(actor=actor.person_id) | Q(on_behalf_of=actor.person_id), request=OuterRef("pk")
    )
    return Q(Exists(steps))


def _in_scope(actor: Actor) -> Q:
    found = NOBODY
    for grant in managing_grants(actor):
        scope = Q() if grant.unit_ids is None else Q(unit__in=grant.unit_ids)
        if grant.on_behalf_of is not None:
            scope &= ~Q(person=grant.on_behalf_of) & ~Q(asker=grant.on_behalf_of)
        found |= scope or Q(pk__isnull=False)
    return found
