"""A small town to walk through: the demo's own people of Zuidermeer, with a message, a merge and a bounce to look at."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from tests import server, underway
from tests.fixtures import wipe
from tests.once import per_run

TOWN = UUID("01900000-0000-7000-8000-000000000003")
SLUG = "zuidermeer"
SIZE = 0.06
KEPT = f"bekwaam_{server.FAMILY}_town"
FILES = server.VAR / "files" / KEPT
KIND = "people.role_granted"
LONG = "Team Vergunningen, Toezicht en Handhaving Openbare Ruimte Binnenstad en Havengebied"


@contextmanager
def town() -> Iterator["Town"]:
    """Built once per run of the suite; a module of tests has a copy to itself, gone afterwards. Rows are really committed."""
    from bekwaam.kernel.scope import academy_scope

    ids = json.loads(per_run("town", _built))
    _move_in()
    try:
        with academy_scope(TOWN):
            small = Town(ids)
        yield small
    finally:
        _demolish()


def _built() -> str:
    """In the database of this process, of which a copy is kept for everybody; the ids that stand in its addresses."""
    from bekwaam.config.demo.loading import load
    from bekwaam.domains.tenancy.queries import directory
    from bekwaam.kernel import clock
    from bekwaam.kernel.scope import academy_scope
    from tests.factories import numbered_from

    with server.owner_connection() as connection, connection.transaction():
        server.seed_academy(connection, TOWN, SLUG)
    directory.forget()
    try:
        load(SLUG, at=clock.now(), size=SIZE)
        with academy_scope(TOWN), numbered_from(900_000):
            ids = ids_of_things()
        _keep()
    finally:
        _demolish()
    return json.dumps(ids)


def _keep() -> None:
    from django.conf import settings
    from django.db import connections

    connections.close_all()
    server.copy_database(os.environ["BEKWAAM_DB_NAME"], to=KEPT)
    shutil.rmtree(FILES, ignore_errors=True)
    shutil.copytree(Path(settings.FILE_ROOT) / str(TOWN), FILES / str(TOWN))


def _move_in() -> None:
    from django.conf import settings
    from django.db import connections

    from bekwaam.domains.tenancy.queries import directory

    underway.settle()
    connections.close_all()
    server.copy_database(KEPT)
    shutil.copytree(FILES, settings.FILE_ROOT, dirs_exist_ok=True)
    directory.forget()


def _demolish() -> None:
    from django.db import connections

    from bekwaam.domains.tenancy.queries import directory

    connections.close_all()
    wipe()
    with server.owner_connection() as connection, connection.transaction():
        connection.execute("delete from tenancy_academyhost where academy_id = %s", [TOWN])
        connection.execute("delete from tenancy_academy where id = %s", [TOWN])
    directory.forget()


class Town:
    """Knows its personas, and an id for every name that stands in an address."""

    def __init__(self, ids: dict[str, str]) -> None:
        from bekwaam.domains.people.accounts.queries import personas

        self.personas, self.ids = personas(), ids
        self.states: dict[str, dict[str, Any] | None] = {}

    def client(self, site: str, persona: str) -> Any:
        """A browser without a window in which this persona is logged in, by the button of the welcome page."""
        from django.test import Client

        host = urlsplit(site).hostname or ""
        client = Client(HTTP_HOST=host, SERVER_NAME=host)
        if persona:
            client.post(f"/demo/als/{persona}/")
        return client

    def known(self, site: str, persona: str) -> dict[str, Any] | None:
        """The state of this persona, who logs in once."""
        if persona not in self.states:
            self.states[persona] = self.state(site, persona)
        return self.states[persona]

    def state(self, site: str, persona: str) -> dict[str, Any] | None:
        """The same as the storage state of a real browser."""
        from django.conf import settings

        if not persona:
            return None
        cookie = self.client(site, persona).cookies[settings.SESSION_COOKIE_NAME]
        kept = {"name": cookie.key, "value": cookie.value, "domain": urlsplit(site).hostname, "path": "/"}
        facts = {"sameSite": "Lax", "expires": -1, "httpOnly": True, "secure": False}
        return {"cookies": [{**kept, **facts}], "origins": []}


def ids_of_things() -> dict[str, str]:
    """Makes what the demo does not have yet."""
    return {name: str(value) for name, value in _things(Town({})).items()}


def _things(town: Town) -> dict[str, Any]:
    from bekwaam.domains.organisation.models import UnitKind
    from tests.exchanging import shared_ids

    unit = town.personas["leidinggevende"].employments.order_by("-started_on").first().unit
    kept = _kept(_offering(town, unit))
    return {
        "unit_id": unit.pk,
        "kind_id": UnitKind.objects.order_by("position").first().pk,
        "code": KIND,
        "slug": "inloggen",
        "row_id": "U-1.4",
        "name": "audit-log",
        **_deliveries(),
        **_messages(town),
        **_requests(town),
        **_person(town, unit),
        **_skills(town),
        **kept,
        **_designed(kept["activity_id"], unit),
        **_portfolio(),
        **shared_ids(TOWN, server.NOORD, LONG),
    }


def _portfolio() -> dict[str, Any]:
    """A need that was weighed, the round that is open, and what the next meeting still has to decide."""
    from bekwaam.domains.portfolio.models import AgendaItem, Contract, Criterion, LearningNeed, NeedRound

    item = AgendaItem.objects.filter(outcome="", meeting__state="gepland").order_by("position").first()
    contract = Contract.objects.order_by("number").last()
    return {
        "need_id": LearningNeed.objects.filter(state="verzameld").order_by("pk").first().pk,
        "round_id": NeedRound.objects.order_by("-opens_on").first().pk,
        "meeting_id": item.meeting_id,
        "item_id": item.pk,
        "criterion_id": Criterion.objects.order_by("position").first().pk,
        "contract_id": contract.pk,
        "supplier_id": contract.supplier_id,
    }


def _designed(activity_id: Any, unit: Any) -> dict[str, Any]:
    """A lesson day with all it can hold in the draft, and a development track with something of everything."""
    from bekwaam.domains.catalogue.models import Activity
    from bekwaam.domains.design.actions.materials import WantedMaterial, add_material
    from bekwaam.domains.design.actions.releases import WantedRelease, deliver_release, write_comment
    from bekwaam.domains.design.actions.tracks import add_member
    from bekwaam.domains.design.actions.work import WantedTask, give_task
    from bekwaam.domains.design.actions.writing import Edit
    from bekwaam.domains.design.enums import TrackRole
    from bekwaam.kernel import clock
    from bekwaam.kernel.actors import system_actor
    from tests.factories import a_designed_day, a_track

    at, writer = clock.now(), system_actor(TOWN, "Test")
    day = a_designed_day(Activity.objects.get(pk=activity_id), LONG, parts=3)
    wanted = WantedMaterial(title=LONG, kind="link", link="https://lessen.example/kaarten")
    material = add_material(day, wanted, edit=Edit(writer, at))
    track = a_track(unit, title=LONG, question=LONG)
    add_member(track.pk, TrackRole.BUILDER, name=LONG, actor=writer, at=at)
    task = give_task(track.pk, WantedTask(title=LONG, name=LONG), link="/", actor=writer, at=at)
    delivery = WantedRelease(link="https://lessen.example/1", note=LONG)
    release = deliver_release(track.pk, delivery, page="/", actor=writer, at=at)
    comment = write_comment(release, words=LONG, place="Scherm 3", actor=writer, at=at)
    return {
        "day_id": day.pk,
        "part_id": day.parts.order_by("position").first().pk,
        "material_id": material.pk,
        "track_id": track.pk,
        "task_id": task.pk,
        "release_id": release.pk,
        "comment_id": comment.pk,
    }


def _offering(town: Town, unit: Any) -> dict[str, Any]:
    """An activity with all that a page can show, which the employee did and wrote about, and a subscription."""
    from datetime import timedelta

    from bekwaam.domains.catalogue.actions import WantedRun, announce_run
    from bekwaam.domains.catalogue.audience.policies import Condition, Policy
    from bekwaam.domains.catalogue.enums import Dimension, Effect
    from bekwaam.domains.catalogue.models import AudiencePolicy
    from bekwaam.domains.records.actions import write_review
    from bekwaam.kernel import clock
    from bekwaam.kernel.actors import Actor, system_actor
    from tests.factories import an_activity
    from tests.portals.learner.test_activity import did

    at, reader = clock.now(), town.personas["medewerker"]
    job = reader.employments.order_by("-started_on").first()
    here = Condition(dimension=Dimension.UNIT, unit_id=unit.pk)
    new = Condition(dimension=Dimension.SERVICE, max_days=180)
    named = Condition(dimension=Dimension.PERSON, person_id=reader.pk)
    policies = [Policy(Effect.SHOW, (here,)), Policy(Effect.SHOW, (named,)), Policy(Effect.BOOK, (here, new))]
    others = tuple(an_activity(job.unit, title=f"{LONG} {number}").pk for number in range(3))
    activity = an_activity(
        job.unit,
        title="Rustig blijven bij agressie",
        policies=policies,
        contents="<h3>Neem mee</h3><ul><li>Een voorbeeld</li></ul><blockquote>Adem uit.</blockquote>",
        link="https://leren.example.org/rustig",
        contact="leren@zuidermeer.example",
        related_ids=others[:2],
        prerequisite_ids=others[1:],
        function_ids=(job.function_id,) if job.function_id else (),
    )
    for days, taken in ((9, 2), (20, 12)):
        starts = at + timedelta(days=days)
        run = WantedRun(
            starts_at=starts,
            ends_at=starts + timedelta(hours=6),
            place=LONG,
            seats_total=12,
            seats_taken=taken,
        )
        announce_run(activity.pk, run, actor=system_actor(TOWN), at=at)
    did(reader, activity)
    by_reader = Actor(TOWN, reader.pk, reader.full_name)
    review = write_review(activity.pk, stars=4, words=LONG, actor=by_reader, at=at)
    policy = AudiencePolicy.objects.filter(activity=activity).first()
    return {"activity_id": activity.pk, "policy_id": policy.pk, "review_id": review.pk}


def _kept(offering: dict[str, Any]) -> dict[str, Any]:
    """The same activity as its back office has it: with a run, a change of many behind it, and a draft to write in."""
    from dataclasses import replace

    from bekwaam.domains.catalogue import queries
    from bekwaam.domains.catalogue.actions import WantedRun, announce_run, bulk, save_draft, start_version
    from bekwaam.domains.catalogue.actions.bulk import Wanted
    from bekwaam.domains.catalogue.enums import BulkKind, Change
    from bekwaam.domains.catalogue.models import Theme
    from bekwaam.domains.catalogue.search.models import Synonym
    from bekwaam.kernel import clock
    from bekwaam.kernel.actors import system_actor

    at, writer, activity_id = clock.now(), system_actor(TOWN, "Test"), offering["activity_id"]
    wanted = WantedRun(starts_at=at + timedelta(days=30), ends_at=at + timedelta(days=31))
    run = announce_run(activity_id, wanted, actor=writer, at=at)
    bulk_run, _rows = bulk.change_many(Wanted(BulkKind.PRICE, "25"), [activity_id], actor=writer, at=at)
    draft = start_version(activity_id, change=Change.LIGHT, note="Nieuwe wet", actor=writer, at=at)
    hard = "<p>Indien u wilt: <a href='https://x.example'>klik hier</a>.</p>"
    content = replace(queries.content_of(draft), contents=hard)
    save_draft(draft.pk, content, seen_revision=draft.revision, actor=writer, at=at)
    kept = {"announcedrun_id": run.pk, "bulkrun_id": bulk_run.pk, "theme_id": Theme.objects.first().pk}
    synonym = Synonym.objects.first() or Synonym.objects.create(words=["avg", "privacy"], changed_at=at)
    return {"synonym_id": synonym.pk, **offering, **kept, "step": "publiceren"}


def _skills(town: Town) -> dict[str, Any]:
    """A function to compare with, a skill that it asks, and somebody in the team of the manager."""
    from bekwaam.domains.people.queries.people import team_of
    from bekwaam.domains.skills.models import FunctionSkill
    from bekwaam.kernel import clock

    asked = FunctionSkill.objects.select_related("skill").order_by("function__code", "skill__code").first()
    member = team_of(town.personas["leidinggevende"].pk, on=clock.today()).first().person_id
    return {"function_id": asked.function_id, "skill_id": asked.skill_id, "member_id": member}


def _requests(town: Town) -> dict[str, Any]:
    """One of the employee's own with a question and a file, and a rule for budgets."""
    from decimal import Decimal
    from io import BytesIO

    from bekwaam.domains.offcatalogue.actions import add_file, set_budget_rule
    from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
    from bekwaam.domains.organisation.models import OrgUnit
    from bekwaam.domains.people.access import actor_for
    from bekwaam.kernel import clock
    from bekwaam.kernel.actors import Actor, Grant, Role
    from bekwaam.kernel.clock import local_date

    at, person = clock.now(), town.personas["medewerker"]
    row = OffCatalogueRequest.objects.get(person=person, state="teruggevraagd")
    file = BytesIO(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
    actor = actor_for(person, on=local_date(at))
    added = add_file(row.pk, file, name="Offerte van de opleider.pdf", actor=actor, at=at)
    keeper = Actor(TOWN, None, "Test", grants=(Grant(Role.FUNCTIONAL_ADMIN),), channel="import")
    top = OrgUnit.objects.get(parent=None, is_current=True)
    rule = set_budget_rule(top.pk, above=Decimal(2_500), actor=keeper, at=at)
    return {"request_id": row.pk, "requestfile_id": added.pk, "budgetrule_id": rule.pk}


def _deliveries() -> dict[str, Any]:
    """One that waits for a decision, with a refused row in it."""
    from bekwaam.kernel import clock
    from tests.domains.organisation.deliveries import previewed

    rows = ["ZM;Gemeente Zuidermeer;Gemeente;;1000;;01-01-2015;", "NIEUW;Team Nieuw;Team;BESTAATNIET;;;;"]
    return {"run_id": previewed(rows, academy=TOWN, at=clock.now()).pk}


def _messages(town: Town) -> dict[str, Any]:
    from datetime import timedelta

    from bekwaam.domains.notifications.actions import notify
    from bekwaam.domains.notifications.models import Bounce, Message, OutboxMail
    from bekwaam.domains.people.accounts.actions import one_time, sign_in
    from bekwaam.domains.people.accounts.enums import OneTimeUse
    from bekwaam.kernel import clock
    from bekwaam.kernel.ids import new_id

    at, reader = clock.now(), town.personas["medewerker"]
    for hours, unit in ((2, LONG), (1, "Dienstverlening")):
        facts = {"rol": "trainer", "onderdeel": unit}
        notify(KIND, reader.pk, facts, event_id=new_id(), at=at - timedelta(hours=hours))
    mail = OutboxMail.objects.filter(person=reader).order_by("created_at").last()
    Bounce.objects.create(
        mail=mail, person=reader, address=reader.email, message_id="<1@zuidermeer.example>", source="report",
        is_permanent=True, status="5.1.1", diagnostic="Onbekend adres", reported_at=at,
    )  # fmt: skip
    account = sign_in.account_of_persona("medewerker", at=at)
    day = timedelta(days=1)
    token = one_time.issue(OneTimeUse.PASSWORD_RESET, at=at, lifetime=day, account=account)
    message = Message.objects.filter(person=reader).order_by("created_at").first()
    return {"message_id": message.pk, "mail_id": mail.pk, "token": token}


def _person(town: Town, unit: Any) -> dict[str, Any]:
    from bekwaam.domains.people.actions.merging import merge_people
    from bekwaam.domains.people.models import Absence
    from bekwaam.kernel import clock
    from bekwaam.kernel.actors import Actor, Grant, Role
    from bekwaam.kernel.clock import local_date
    from tests.factories import a_delegation, a_grant, a_person

    administrator = Actor(TOWN, None, "Test", grants=(Grant(Role.FUNCTIONAL_ADMIN),), channel="import")
    person = town.personas["leidinggevende"]
    grant = a_grant(person, Role.BACKOFFICE, unit)
    twin = a_person(person.family_name, given_name=person.given_name, infix=person.infix)
    merge = merge_people(person, twin, actor=administrator, at=clock.now())
    delegation = a_delegation(
        person, town.personas["medewerker"], ["approve_registrations"], ends_on=local_date(clock.now())
    )
    return {
        "person_id": person.pk,
        "absence_id": Absence.objects.create(person=person, starts_on=local_date(clock.now())).pk,
        "job_id": person.employments.order_by("-started_on").first().pk,
        "grant_id": grant.pk,
        "merge_id": merge.pk,
        "delegation_id": delegation.pk,
    }
