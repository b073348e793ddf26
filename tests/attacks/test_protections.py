"""Each attack on the database fails, and succeeds as soon as its one protection is taken away.

`docs/beheer/aanvallen.md` names them all; the copy of the database in which this happens is thrown away.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psycopg
import pytest
from psycopg import errors

from bekwaam.kernel.ids import new_id
from tests.attacks import scratch
from tests.server import NOORD, ZUID

pytestmark = pytest.mark.eis("X-3", "U-8.1")
KIND = "insert into organisation_unitkind (id, academy_id, code, label, position) values (%s, %s, %s, 'x', 1)"
UNIT = (
    "insert into organisation_orgunit (id, academy_id, code, name, sort_key, kind_id, leader_number, is_current, valid_from)"
    " values (%s, %s, 'X', 'x', 'x', %s, '', true, '2020-01-01')"
)
PERSON = (
    "insert into people_person (id, academy_id, personnel_number, given_name, infix, family_name, full_name,"
    " sort_key, search_key, email, external_id, is_active, created_at)"
    " values (%s, %s, '1', '', '', 'x', 'x', 'x', 'geheimpje', '', '', true, now())"
)
SEARCH_WITHOUT_ACADEMY = """
    create or replace function people_search(words text[]) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
        select p.id from people_person p where p.search_key like '%' || words[1] || '%'
    $$
"""
OFFERING_WITHOUT_ACADEMY = """
    create or replace function catalogue_search(questions text[], tails text[], close text[])
    returns table (slot int, met int, rest real, by_words int[])
    language sql stable security definer set search_path = public, pg_temp as $$
        select d.slot, 1, 1::real, null::int[] from catalogue_searchdocument d, unnest(questions) as q
        where d.words @@ to_tsquery('dutch', q)
    $$
"""
ACTIVITY = (
    "insert into catalogue_activity (id, academy_id, code, owner_unit_id, form, state, is_open, is_open_to_book,"
    " is_from_elsewhere, rating_sum, rating_count, created_at, changed_at)"
    " values (%s, %s, 'X', %s, 'video', 'concept', true, true, false, 0, 0, now(), now())"
)
DOCUMENT = (
    "insert into catalogue_searchdocument (id, academy_id, activity_id, slot, words, letters, title, title_key, facets,"
    " published_at) values (%s, %s, %s, 4711, to_tsvector('dutch', 'geheimpje'), ' geheimpj ', 'x', 'x',"
    " array['vorm:video'], now())"
)
STRANGERS_UNIT, STRANGERS_ACTIVITY = new_id(), new_id()
STRANGERS_KIND, STRANGER = new_id(), new_id()
TABLE = "organisation_unitkind"


def reads(connection: scratch.Connection) -> bool:
    found = connection.execute("select count(*) from organisation_unitkind where academy_id = %s", [ZUID])
    return found.fetchone() != (0,)


def inserts(connection: scratch.Connection) -> bool:
    connection.execute(KIND, [new_id(), ZUID, "ingebracht"])
    return True


def updates(connection: scratch.Connection) -> bool:
    return connection.execute("update organisation_unitkind set label = 'gekaapt'").rowcount > 0


def deletes(connection: scratch.Connection) -> bool:
    return connection.execute("delete from organisation_unitkind").rowcount > 0


def hands_over(connection: scratch.Connection) -> bool:
    own = new_id()
    connection.execute(KIND, [own, NOORD, "eigen"])
    connection.execute("update organisation_unitkind set academy_id = %s where id = %s", [ZUID, own])
    return True


def hangs_below_a_stranger(connection: scratch.Connection) -> bool:
    connection.execute(UNIT, [new_id(), NOORD, STRANGERS_KIND])
    connection.execute("set constraints all immediate")
    return True


def guesses_a_code(connection: scratch.Connection) -> bool:
    """A refusal would say that the other academy has this code."""
    try:
        connection.execute(KIND, [new_id(), NOORD, "geheim"])
    except errors.UniqueViolation:
        return True
    return False


def searches(connection: scratch.Connection) -> bool:
    return (STRANGER,) in connection.execute("select people_search(array['geheimpje'])").fetchall()


def searches_the_offering(connection: scratch.Connection) -> bool:
    words = "select slot from catalogue_search(array['geheimpje'], array['geheimpje'], array['geheimpje'])"
    return (4711,) in connection.execute(words).fetchall()


def empties(connection: scratch.Connection) -> bool:
    connection.execute("truncate notifications_message")
    return True


def rewrites_the_log(connection: scratch.Connection) -> bool:
    connection.execute("update audit_auditfact set actor_label = 'iemand anders'")
    return True


def takes_the_protection_away(connection: scratch.Connection) -> bool:
    connection.execute("alter table organisation_unitkind disable row level security")
    return True


def looks_without_a_scope(connection: scratch.Connection) -> bool:
    connection.execute("select set_config('app.academy', '', true)")
    return connection.execute("select * from organisation_unitkind").fetchone() is not None


def quotes_its_way_out(connection: scratch.Connection) -> bool:
    connection.execute("select set_config('app.academy', %s, true)", [f"{NOORD}' or academy_id = '{ZUID}"])
    return connection.execute("select * from organisation_unitkind").fetchone() is not None


@dataclass(frozen=True)
class Attack:
    go: Callable[[scratch.Connection], bool]
    protection_off: str


NO_RLS = f"alter table {TABLE} disable row level security"
ATTACKS = [
    Attack(reads, NO_RLS),
    Attack(inserts, NO_RLS),
    Attack(updates, NO_RLS),
    Attack(deletes, NO_RLS),
    Attack(hands_over, NO_RLS),
    Attack(looks_without_a_scope, NO_RLS),
    Attack(quotes_its_way_out, NO_RLS),
    Attack(
        hangs_below_a_stranger,
        "alter table organisation_orgunit drop constraint organisation_orgunit_kind_id_in_academy",
    ),
    Attack(guesses_a_code, f"create unique index leak on {TABLE} (code)"),
    Attack(searches, SEARCH_WITHOUT_ACADEMY),
    Attack(searches_the_offering, OFFERING_WITHOUT_ACADEMY),
    Attack(empties, "grant truncate on notifications_message to bekwaam_app"),
    Attack(rewrites_the_log, "grant update on audit_auditfact to bekwaam_app"),
    Attack(takes_the_protection_away, f"alter table {TABLE} owner to bekwaam_app"),
]


@pytest.fixture
def other_academy(django_db_setup: None) -> Iterator[None]:
    """Zuid has a kind with a telling code and a person with a telling name."""
    with scratch.copy():
        with scratch.as_product(ZUID) as connection:
            connection.execute(KIND, [STRANGERS_KIND, ZUID, "geheim"])
            connection.execute(PERSON, [STRANGER, ZUID])
            connection.execute(UNIT, [STRANGERS_UNIT, ZUID, STRANGERS_KIND])
            connection.execute(ACTIVITY, [STRANGERS_ACTIVITY, ZUID, STRANGERS_UNIT])
            connection.execute(DOCUMENT, [STRANGERS_ACTIVITY, ZUID, STRANGERS_ACTIVITY])
            connection.commit()
        yield


def succeeds(attack: Attack) -> bool:
    with scratch.as_product(NOORD) as connection:
        try:
            return attack.go(connection)
        except psycopg.Error:
            connection.rollback()
            return False


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.go.__name__)
def test_an_attack_fails_until_its_protection_is_gone(other_academy: None, attack: Attack) -> None:
    assert not succeeds(attack)
    if "owner to" in attack.protection_off:
        _as_superuser(attack.protection_off)
    else:
        scratch.without(attack.protection_off)
    assert succeeds(attack)


@pytest.mark.parametrize("role", ["bekwaam_search", "bekwaam_owner", "bekwaam_backup", "postgres"])
def test_the_product_cannot_become_a_stronger_role(other_academy: None, role: str) -> None:
    """Who is a member of what is of the whole server, so this protection is not taken away here."""
    with scratch.as_product(NOORD) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(f"set role {role}")  # type: ignore[call-overload]


def _as_superuser(words: str) -> None:
    """Not even bekwaam_owner can hand a table to the product."""
    from tests import server

    with server._admin(scratch.NAME) as admin:
        admin.execute(words)  # type: ignore[call-overload]
