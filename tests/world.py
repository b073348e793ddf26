"""Two academies with a row in every table, the people who ask, and a fingerprint of all that an academy holds.

A new tenant model gets its row here by itself; only what its constraints ask stands in `_wanted`.
"""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models
from django.test import Client
from fido2.cose import ES256
from fido2.webauthn import AttestedCredentialData

from bekwaam.domains.catalogue.enums import ActivityState
from bekwaam.domains.catalogue.models import (
    Activity,
    ActivityVersion,
    AnnouncedRun,
    AudienceCondition,
    AudiencePolicy,
    BulkChange,
    BulkRun,
)
from bekwaam.domains.catalogue.search.models import CHUNK, BitsField, Synonym
from bekwaam.domains.deliveries.models import ImportMapping, ImportRun
from bekwaam.domains.design.models import (
    DayMaterial,
    DevelopmentTrack,
    LessonDay,
    LessonPart,
    ReviewComment,
    TrackMember,
    TrackRelease,
    TrackTask,
)
from bekwaam.domains.notifications.models import Message, OutboxMail
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.domains.organisation.models import OrgUnit, OrgUnitAncestor, OrgUnitVersion, UnitKind
from bekwaam.domains.people.accounts.actions.factors import PURPOSE as TOTP
from bekwaam.domains.people.accounts.models import AuthenticatorApp, IdentityProvider, Passkey
from bekwaam.domains.people.models import (
    Account,
    ApiToken,
    Delegation,
    Employment,
    LoginSession,
    Person,
    PersonMerge,
    RoleGrant,
)
from bekwaam.domains.people.tokens import rules
from bekwaam.domains.people.tokens.actions import make_token
from bekwaam.domains.portfolio.models import (
    AgendaItem,
    ContractDocument,
    ContractLot,
    ContractPrice,
    LearningNeed,
    NeedRound,
    PortfolioMeeting,
)
from bekwaam.domains.records.models import Result
from bekwaam.domains.skills.models import SkillRelation
from bekwaam.domains.tenancy.models import AcademySettings, StoredFile
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role, system_actor
from bekwaam.kernel.ids import new_id
from bekwaam.kernel.sealing import seal
from bekwaam.reporting.exports.models import ExportRun
from tests import factories, server
from tests.exchanging import shared_ids

CSRF = "a" * 32
FILLING: dict[Any, Any] = {
    ArrayField: [],
    SearchVectorField: "x",
    BitsField: "0" * CHUNK,
    models.CharField: "x",
    models.TextField: "x",
    models.DateTimeField: datetime(2026, 1, 5, 8, 0, tzinfo=UTC),
    models.DateField: date(2020, 1, 1),
    models.BinaryField: b"x",
    models.BooleanField: False,
    models.JSONField: [],
    models.PositiveIntegerField: 1,
    models.PositiveSmallIntegerField: 1,
    models.DecimalField: 1,
    models.FloatField: 3.5,
    models.PositiveBigIntegerField: 1,
    models.BigIntegerField: 1,
}
JOINED = {"adopted": {}, "kept_active": True, "dissolved_active": True}
TRACES = {"people_loginsession", "people_loginattempt", "people_apitoken", "people_account"}
"""Asking leaves a trace here: a session seen, a key used. Nobody's data changes by it."""


class Copies(dict[type[TenantModel], Any]):
    """Rows that are copied when they are asked for, with all that hangs on them."""

    def __init__(self, rows: dict[type[TenantModel], Any], memo: dict[int, Any]) -> None:
        super().__init__(rows)
        self._memo = memo

    def __getitem__(self, model: type[TenantModel]) -> Any:
        return deepcopy(super().__getitem__(model), self._memo)


@dataclass
class World:
    """One academy: its administrator, a plain employee of it, and a row of every kind."""

    academy: UUID
    host: str
    rows: dict[type[TenantModel], Any] = field(default_factory=dict)
    admin: Any = None
    employee: Any = None
    keys: dict[str, str] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    """What it shares with the other academy."""
    sessions: dict[UUID, str] = field(default_factory=dict)
    """The cookie of each of its two people, who logged in when it was made."""
    untouched: dict[str, str] = field(default_factory=dict)
    """Of all that it held when it was made, without traces."""

    def again(self) -> "World":
        """For one test: what that takes out of it and changes stays its own."""
        memo: dict[int, Any] = {}
        people = {"admin": deepcopy(self.admin, memo), "employee": deepcopy(self.employee, memo)}
        return replace(self, rows=Copies(self.rows, memo), keys=dict(self.keys), **people)

    def visitor(self, person: Person) -> Client:
        """As `browser` with this person, the administrator or the employee."""
        client = browser(self.host)
        client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[person.pk]
        return client

    def of(self, model: type[TenantModel]) -> Any:
        return self.rows[model]

    def ids(self) -> dict[str, str]:
        """What stands for each name in an address."""
        known = {f"{model.__name__.lower()}_id": str(row.pk) for model, row in self.rows.items()}
        return (
            known
            | self.shared
            | {name: known[f"{model.__name__.lower()}_id"] for name, model in SPOKEN.items()}
        )


SPOKEN: dict[str, type[TenantModel]] = {
    "unit_id": OrgUnit,
    "file_id": StoredFile,
    "activity_id": Activity,
    "member_id": Person,
    "need_id": LearningNeed,
    "round_id": NeedRound,
    "meeting_id": PortfolioMeeting,
    "item_id": AgendaItem,
    "lot_id": ContractLot,
    "price_id": ContractPrice,
    "document_id": ContractDocument,
    "version_id": ActivityVersion,
    "policy_id": AudiencePolicy,
    "kind_id": UnitKind,
    "job_id": Employment,
    "run_id": ImportRun,
    "export_id": ExportRun,
    "mail_id": OutboxMail,
    "message_id": Message,
    "token_id": ApiToken,
    "mapping_id": ImportMapping,
    "grant_id": RoleGrant,
    "merge_id": PersonMerge,
    "session_id": LoginSession,
    "request_id": OffCatalogueRequest,
    "day_id": LessonDay,
    "part_id": LessonPart,
    "material_id": DayMaterial,
    "track_id": DevelopmentTrack,
    "task_id": TrackTask,
    "release_id": TrackRelease,
    "comment_id": ReviewComment,
}


def tenant_models() -> list[type[TenantModel]]:
    return [model for model in apps.get_models() if issubclass(model, TenantModel)]


def a_world(academy: UUID, name: str) -> World:
    """Inside the scope of this academy."""
    world = World(academy, f"{name}.localhost")
    unit = factories.a_unit(f"{name}-eenheid", parent=factories.a_unit(f"{name}-top"))
    world.admin = factories.a_person(f"Beheer-{name}", email=f"beheer@{name}.example")
    world.employee = factories.a_person(f"Collega-{name}", email=f"collega@{name}.example")
    subject = factories.a_person(f"Onderwerp-{name}", email=f"onderwerp@{name}.example")
    factories.a_grant(world.admin, Role.FUNCTIONAL_ADMIN)
    factories.a_grant(world.admin, Role.ULC)
    factories.an_employment(world.admin, unit)
    world.rows = {
        Person: subject,
        OrgUnit: unit,
        UnitKind: unit.kind,
        OrgUnitVersion: unit.versions.get(),
        OrgUnitAncestor: unit.ancestor_links.first(),
        Employment: factories.an_employment(subject, unit, manager=world.admin),
        Account: factories.an_account(world.admin),
        AcademySettings: AcademySettings.objects.get(),
    }
    world.keys = {who: _key(person) for who, person in _askers(world)}
    world.rows[ApiToken] = ApiToken.objects.get(person=world.admin)
    for model in tenant_models():
        _row_of(world, model)
    _publish(world)
    world.shared = shared_ids(academy, server.ZUID if academy == server.NOORD else server.NOORD)
    world.sessions = {person.pk: _cookie(world.host, person) for _, person in _askers(world)}
    return world


def _cookie(host: str, person: Person) -> str:
    return str(browser(host, person).cookies[settings.SESSION_COOKIE_NAME].value)


def _publish(world: World) -> None:
    """Everybody of the academy sees the activity."""
    activity, version = world.of(Activity), world.of(ActivityVersion)
    activity.state, activity.published = ActivityState.PUBLISHED, version
    activity.save()


def _askers(world: World) -> Iterable[tuple[str, Person]]:
    return (("admin", world.admin), ("employee", world.employee))


def _key(person: Person) -> str:
    now = clock.now()
    make = partial(make_token, person=person, name="Proef", scopes=list(rules.SCOPES))
    return make(expires_at=now + timedelta(days=30), actor=system_actor(person.academy_id), at=now).secret


def _row_of(world: World, model: type[TenantModel]) -> Any:
    if model not in world.rows:
        values = {each.name: _value(world, each) for each in _to_fill(model)}
        world.rows[model] = model.objects.create(**{**values, **_wanted(world, model)})
    return world.rows[model]


def _to_fill(model: type[TenantModel]) -> list[Any]:
    return [
        each
        for each in model._meta.local_fields
        if not each.null and not each.has_default() and not each.primary_key
    ]


def _value(world: World, each: Any) -> Any:
    if isinstance(each, TenantKey):
        return _row_of(world, each.related_model)
    if isinstance(each, models.UUIDField):
        return new_id()
    if each.choices:
        return each.choices[0][0]
    return FILLING[next(kind for kind in type(each).__mro__ if kind in FILLING)]


def _wanted(world: World, model: type[TenantModel]) -> dict[str, Any]:
    wishes: dict[type[TenantModel], dict[str, Any]] = {
        AnnouncedRun: {"ends_at": datetime(2099, 1, 1, tzinfo=UTC)},
        AudiencePolicy: {"needed": 1},
        AudienceCondition: {"unit": world.rows[OrgUnit], "key": f"below:{world.rows[OrgUnit].pk}"},
        BulkRun: {"wanted": {"value": ""}},
        BulkChange: {"before": {}, "after": {}},
        ContractDocument: {"stored": _file_of_its_own(world)} if model is ContractDocument else {},
        Synonym: {"words": ["avg", "privacy"]},
        Delegation: {"giver": world.admin, "substitute": world.rows[Person], "ends_on": date(2099, 1, 1)},
        Message: {"person": world.admin, "link": "/"},
        OffCatalogueRequest: {"person": world.admin, "asker": world.admin},
        ImportRun: {"kind": "people", "state": "previewed"},
        IdentityProvider: {"sealed_secret": ""},
        SkillRelation: _two_skills() if model is SkillRelation else {},
        LoginSession: {"account": world.rows[Account], "expires_at": datetime(2099, 1, 1, tzinfo=UTC)},
        ExportRun: {
            "list_name": "people",
            "format": "csv",
            "state": "done",
            "asker_id": world.admin.pk,
            "stored": world.rows.get(StoredFile),
            "expires_at": datetime(2099, 1, 1, tzinfo=UTC),
        },
        TrackRelease: {"file": world.rows.get(StoredFile)},
        TrackMember: {"name": "Bureau Zuidhoek"},
        DayMaterial: {"kind": "bestand", "file": world.rows.get(StoredFile)},
        Result: {"person_id": world.employee.pk},
        RoleGrant: {"role": Role.AUDITOR.value},
        AuthenticatorApp: {"sealed_secret": seal("JBSWY3DPEHPK3PXP", TOTP)},
        Passkey: {"credential": _credential()},
        PersonMerge: {
            "moved": {"rows": {}, "people": JOINED, "accounts": []},
            "kept": world.rows[Person],
            "dissolved": world.employee,
        },
    }
    return wishes.get(model, {})


def _file_of_its_own(world: World) -> StoredFile:
    """Nothing else hangs on it, so that it can be thrown away."""
    values = {each.name: _value(world, each) for each in _to_fill(StoredFile)}
    return StoredFile.objects.create(**values)


def _two_skills() -> dict[str, Any]:
    """A relation is kept with the lower id first."""
    first, second = sorted((factories.a_skill(), factories.a_skill()), key=lambda skill: skill.pk)
    return {"first": first, "second": second}


def _credential() -> bytes:
    """A public key as a device hands it in."""
    point = ES256({1: 2, 3: -7, -1: 1, -2: b"x" * 32, -3: b"y" * 32})
    return bytes(AttestedCredentialData.create(bytes(16), b"credential", point))


def fingerprint(*, without: Iterable[str] = ()) -> dict[str, str]:
    """Of every table of the academy in scope: how many rows, and a hash of all they hold."""
    tables = sorted({model._meta.db_table for model in tenant_models()} - set(without))
    parts = " union all ".join(
        f"select '{table}', count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' order by t::text)), '')"  # noqa: S608 - names of our own tables
        f" from {table} t"
        for table in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(parts)
        return dict(cursor.fetchall())


def browser(host: str, person: Person | None = None) -> Client:
    """A browser with its CSRF cookie; logged in with a second factor when there is a person. In their scope."""
    client = Client(enforce_csrf_checks=True, HTTP_HOST=host, SERVER_NAME=host)
    client.raise_request_exception = False
    if person is not None:
        account = person.accounts.first() or factories.an_account(person)
        client.force_login(account, backend="bekwaam.portals.account.backend.AccountBackend")
        session = client.session
        session.update({"strong": "app", "since": clock.now().isoformat()})
        session.save()
    client.cookies["csrf"] = CSRF
    return client


def api_client(host: str, key: str) -> Client:
    client = Client(headers={"Host": host, "Authorization": f"Bearer {key}"})
    client.raise_request_exception = False
    return client
