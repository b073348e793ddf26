"""Ids of another academy, put in everywhere an id goes in: rows, forms, actions, jobs, files, search."""

import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from datetime import UTC, date, datetime
from inspect import signature
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, IntegrityError, connection, transaction
from procrastinate.contrib.django import app

from bekwaam.domains.notifications.models import Message
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Delegation, Person, RoleGrant, Supplier
from bekwaam.domains.people.queries.people import searched
from bekwaam.domains.tenancy.models import AcademySettings, StoredFile
from bekwaam.domains.tenancy.scoped import TenantKey, TenantModel
from bekwaam.kernel import jobs
from bekwaam.kernel.files.configured import file_store
from bekwaam.kernel.files.store import BlobNotFoundError
from bekwaam.kernel.scope import OutsideAcademy, current_academy_id
from tests import world
from tests.savepoints import undone
from tests.world import CSRF, World, tenant_models

pytestmark = [pytest.mark.eis("X-3", "U-8.1")]
Within = Callable[[UUID], AbstractContextManager[None]]
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def untouched(there: World, within: Within) -> Iterator[None]:
    """The other academy holds afterwards what it held before."""
    with within(there.academy):
        before = world.fingerprint()
    yield
    with within(there.academy):
        assert world.fingerprint() == before


def keys_between_rows() -> list[tuple[type[TenantModel], TenantKey]]:
    return [
        (model, each)
        for model in tenant_models()
        for each in model._meta.local_fields
        if isinstance(each, TenantKey)
    ]


def execute(words: str, *parameters: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(words, parameters)
        return cursor.rowcount


@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model._meta.db_table)
def test_raw_sql_reaches_no_row_of_another_academy(
    here: World, there: World, untouched: None, model: type[TenantModel]
) -> None:
    table, theirs = model._meta.db_table, str(there.of(model).pk)
    with undone():
        assert execute(f"select 1 from {table} where id = %s", theirs) == 0  # noqa: S608 - our own tables
        assert execute(f"select 1 from {table} where academy_id <> %s", str(here.academy)) == 0  # noqa: S608
    for words in (f"update {table} set id = id where id = %s", f"delete from {table} where id = %s"):  # noqa: S608
        with undone():
            try:
                assert execute(words, theirs) == 0
            except DatabaseError as refused:
                assert "permission denied" in str(refused)  # noqa: PT017 - only an append-only table refuses


@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model._meta.db_table)
def test_a_row_cannot_be_put_into_another_academy(
    here: World, there: World, untouched: None, model: type[TenantModel]
) -> None:
    table = model._meta.db_table
    words = f"insert into {table} select (jsonb_populate_record(t, %s::jsonb)).* from {table} t limit 1"  # noqa: S608
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        execute(words, f'{{"academy_id": "{there.academy}", "id": "{UUID(int=9)}"}}')


@pytest.mark.parametrize(
    ("model", "key"), keys_between_rows(), ids=lambda part: getattr(part, "column", None) or part.__name__
)
def test_a_row_cannot_hang_below_a_row_of_another_academy(
    here: World, there: World, untouched: None, model: type[TenantModel], key: TenantKey
) -> None:
    table, parent = model._meta.db_table, there.of(key.related_model).pk
    with pytest.raises(DatabaseError) as refused, transaction.atomic():  # noqa: PT012 - checked at the end
        execute(f"update {table} set {key.column} = %s where id = %s", parent, here.of(model).pk)  # noqa: S608
        execute("set constraints all immediate")
    assert isinstance(refused.value, IntegrityError) or "permission denied" in str(refused.value)


def test_without_a_scope_there_is_nothing_to_ask(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from bekwaam.kernel import scope

    token = scope._current.set(None)
    try:
        for model in tenant_models():
            with pytest.raises(OutsideAcademy):
                model._default_manager.all()
    finally:
        scope._current.reset(token)


def test_a_parameter_stays_a_parameter(here: World, there: World) -> None:
    """What is typed goes to the database beside the words, never in them."""
    for typed in (
        f"'); select set_config('app.academy', '{there.academy}', false); --",
        "' or 1=1 --",
        "\\",
        "%_",
    ):
        assert {person.academy_id for person in searched(Person.objects.all(), typed)} <= {here.academy}
        world.browser(here.host, here.admin).get("/beheer/medewerkers/", {"q": typed})
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('app.academy')")
        assert cursor.fetchone() == (str(here.academy),)
    assert current_academy_id() == here.academy


def test_search_gives_people_of_this_academy_only(here: World, there: World) -> None:
    found = {person.family_name for person in searched(Person.objects.all(), "onderwerp")}
    assert found == {"Onderwerp-noord"}
    with connection.cursor() as cursor:
        cursor.execute("select people_search(array['onderwerp'])")
        assert cursor.fetchall() == [(here.of(Person).pk,)]
    page = (
        world.browser(here.host, here.admin).get("/beheer/medewerkers/", {"q": "onderwerp"}).content.decode()
    )
    assert ("Onderwerp-noord" in page, "zuid" in page.lower()) == (True, False)


FORMS = [
    (
        "/beheer/medewerkers/{own}/rol/",
        {"role": "backoffice", "unit": "unit_code", "valid_from": "2026-01-01"},
    ),
    (
        "/beheer/medewerkers/{own}/rol/",
        {"role": "supplier", "supplier": "supplier_id", "valid_from": "2026-01-01"},
    ),
    (
        "/beheer/medewerkers/{own}/dienstverband/",
        {"unit": "unit_code", "kind": "vast", "started_on": "2026-01-01"},
    ),
    ("/beheer/medewerkers/{own}/samenvoegen/", {"number": "number", "other": "number"}),
    ("/beheer/vervanging/nieuw/", {"giver": "number", "substitute": "number", "starts_on": "2026-01-01"}),
    ("/beheer/organisatie/{unit}/verplaatsen/", {"parent": "unit_id", "valid_from": "2026-01-01"}),
    ("/beheer/organisatie/{unit}/wijzigen/", {"kind": "kind_id", "valid_from": "2026-01-01"}),
    ("/beheer/organisatie/nieuw/", {"code": "N", "name": "N", "kind": "kind_id", "valid_from": "2026-01-01"}),
    ("/beheer/sleutels/", {"name": "x", "number": "number", "scopes": "organisatie:lezen", "days": "30"}),
    ("/mijn-team/vervanging/", {"substitute": "number", "starts_on": "2026-11-01", "ends_on": "2099-01-01"}),
]


@pytest.mark.parametrize(
    ("path", "fields"), FORMS, ids=[f"{path}:{'+'.join(names)}" for path, names in FORMS]
)
def test_a_form_takes_no_id_of_another_academy(
    here: World, there: World, untouched: None, path: str, fields: dict[str, str]
) -> None:
    known = {
        **there.ids(),
        "number": there.of(Person).personnel_number,
        "unit_code": there.of(OrgUnit).code,
    }
    address = path.format(own=here.of(Person).pk, unit=here.of(OrgUnit).pk)
    before = world.fingerprint(without=world.TRACES)
    body = {name: known.get(value, value) for name, value in fields.items()}
    answer = world.browser(here.host, here.admin).post(address, {**body, "csrfmiddlewaretoken": CSRF})
    assert answer.status_code in {200, 409, 422}
    assert world.fingerprint(without=world.TRACES) == before


def test_a_role_for_a_unit_of_another_academy_does_not_hold(here: World, there: World) -> None:
    grant = {"role": "backoffice", "valid_from": date(2020, 1, 1), "created_at": AT, "granted_by_label": "x"}
    for stranger in ({"unit_id": there.of(OrgUnit).pk}, {"supplier_id": there.of(Supplier).pk}):
        with pytest.raises(IntegrityError), transaction.atomic():  # noqa: PT012 - checked at the end
            RoleGrant.objects.create(person=here.of(Person), **grant, **stranger)
            execute("set constraints all immediate")


def test_a_substitute_comes_from_the_same_academy(here: World, there: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():  # noqa: PT012 - checked at the end
        Delegation.objects.create(
            giver=here.admin, substitute_id=there.admin.pk, tasks=[], starts_on=AT.date(), ends_on=AT.date(),
            made_by_label="x", created_at=AT,
        )  # fmt: skip
        execute("set constraints all immediate")


def tasks_with_ids() -> list[str]:
    return sorted(name for name, job in app.tasks.items() if _ids_of(job.func))


def _ids_of(function: Any) -> list[str]:
    takes_academy = "academy" in signature(function, follow_wrapped=False).parameters
    return [
        name
        for name in signature(function).parameters
        if takes_academy and name.endswith("_id") and name != "academy_id"
    ]


@pytest.mark.parametrize("name", tasks_with_ids())
def test_a_job_with_an_id_of_another_academy_changes_nothing_there(
    here: World, there: World, untouched: None, name: str
) -> None:
    ids = {wanted: there.ids().get(wanted, str(UUID(int=7))) for wanted in _ids_of(app.tasks[name].func)}
    try:
        with transaction.atomic():
            jobs.run_now(name, academy_id=here.academy, **ids)
    except (LookupError, ObjectDoesNotExist, DatabaseError) as refused:
        assert not isinstance(refused, IntegrityError)  # noqa: PT017 - finding nothing is fine, too


@pytest.mark.parametrize(
    "name", ["organisation.make_today_current", "people.begin_day", "deliveries.forget_old"]
)
def test_a_job_of_one_academy_leaves_the_other_alone(
    here: World, there: World, untouched: None, name: str
) -> None:
    jobs.run_now(name, academy_id=here.academy)


def test_a_file_of_another_academy_is_not_found_by_its_digest(
    here: World, there: World, within: Within, settings: Any, tmp_path: Any
) -> None:
    settings.FILE_ROOT = str(tmp_path)
    blob = file_store().put(there.academy, io.BytesIO(b"een geheim"), limit_bytes=100)
    with closing(file_store().open(there.academy, blob.sha256)) as reading:
        assert reading
    with pytest.raises(BlobNotFoundError):
        file_store().open(here.academy, blob.sha256)
    for climbing in (f"../../{there.academy}/{blob.sha256}", f"{there.academy}/{blob.sha256}"):
        with pytest.raises(BlobNotFoundError):
            file_store().open(here.academy, climbing)


def test_a_logo_of_another_academy_is_not_served(
    here: World, there: World, within: Within, settings: Any, tmp_path: Any
) -> None:
    settings.FILE_ROOT = str(tmp_path)
    blob = file_store().put(
        there.academy, io.BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), limit_bytes=999
    )
    with within(there.academy):
        AcademySettings.objects.update(logo_digest=blob.sha256)
        StoredFile.objects.update(sha256=blob.sha256, purpose="logo", media_type="image/svg+xml")
    theirs = world.browser(there.host).get(f"/logo/{blob.sha256}/")
    assert (theirs.status_code, b"".join(theirs.streaming_content)[:4]) == (200, b"<svg")
    assert world.browser(here.host).get(f"/logo/{blob.sha256}/").status_code == 404


def test_an_export_of_my_data_holds_one_academy(here: World, there: World) -> None:
    import zipfile

    answer = world.browser(here.host, here.admin).post(
        "/account/gegevens/download/", {"csrfmiddlewaretoken": CSRF}
    )
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    text = " ".join(archive.read(name).decode() for name in archive.namelist())
    assert "Beheer-noord" in text
    assert [value for value in there.ids().values() if value in text] == []


def test_a_message_of_another_academy_cannot_be_read(here: World, there: World, untouched: None) -> None:
    browser = world.browser(here.host, here.admin)
    assert browser.get(f"/berichten/{here.of(Message).pk}/").status_code != 404
    assert browser.get(f"/berichten/{there.of(Message).pk}/").status_code == 404
