"""Each attack on the shared tables fails, and succeeds as soon as its one protection is taken away."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psycopg
import pytest

from bekwaam.kernel.ids import new_id
from tests import server
from tests.attacks import scratch
from tests.server import NOORD, ZUID

pytestmark = pytest.mark.eis("X-3", "S-1")
OFFER, CLOSED, TAKEOVER, CLAIM, OOST = (new_id() for _ in range(5))
OFFERED = (
    "insert into exchange_sharedoffer (id, from_academy_id, activity_id, state, is_for_all, price,"
    " conditions, title, sheet, sheet_digest, change, version_number, again_number, revision, offered_at,"
    " changed_at, withdrawn_reason)"
    " values (%s, %s, gen_random_uuid(), 'aangeboden', %s, 0, '', 'x', '{}', 'x', 'eerste', 1, 0, 1, now(), now(), '')"
)
TAKEN = (
    "insert into exchange_takeover (id, offer_id, from_academy_id, by_academy_id, activity_id, title, state,"
    " followed_digest, followed_number, followed_revision, taken_at, reason)"
    " values (%s, %s, %s, %s, gen_random_uuid(), 'x', 'overgenomen', 'x', 0, 1, now(), '')"
)
ASKED = (
    "insert into exchange_seatclaim (id, takeover_id, from_academy_id, by_academy_id, run_id, seats, state, asked_at, reason)"
    " values (%s, %s, %s, %s, gen_random_uuid(), 3, 'gevraagd', now(), '')"
)
MEANT = (
    "insert into exchange_offertarget (id, offer_id, from_academy_id, for_academy_id) values (%s, %s, %s, %s)"
)
NO_TRIGGER = "alter table exchange_{} disable trigger fixed"


def reads_a_closed_offer(connection: scratch.Connection) -> bool:
    return (
        connection.execute("select 1 from exchange_sharedoffer where id = %s", [CLOSED]).fetchone()
        is not None
    )


def reads_with_whom_else_it_is_shared(connection: scratch.Connection) -> bool:
    seen = connection.execute("select for_academy_id from exchange_offertarget").fetchall()
    return seen != [(ZUID,)]


def has_a_closed_offer_meant_for_itself(connection: scratch.Connection) -> bool:
    """In its own name, for the database would tell whose offer it is otherwise."""
    connection.execute(MEANT, [new_id(), CLOSED, NOORD, ZUID])
    return reads_a_closed_offer(connection)


def takes_a_closed_offer(connection: scratch.Connection) -> bool:
    connection.execute(TAKEN, [new_id(), CLOSED, NOORD, ZUID])
    return True


def lowers_the_price(connection: scratch.Connection) -> bool:
    return connection.execute("update exchange_sharedoffer set price = 1").rowcount > 0


def offers_in_their_name(connection: scratch.Connection) -> bool:
    connection.execute(OFFERED, [new_id(), NOORD, True])
    return True


def grants_itself_seats(connection: scratch.Connection) -> bool:
    return connection.execute("update exchange_seatclaim set state = 'toegekend'").rowcount > 0


def gives_back_what_it_never_had(connection: scratch.Connection) -> bool:
    return connection.execute("update exchange_seatclaim set state = 'teruggegeven'").rowcount > 0


def asks_for_more_afterwards(connection: scratch.Connection) -> bool:
    return connection.execute("update exchange_seatclaim set seats = 100").rowcount > 0


def moves_a_takeover(connection: scratch.Connection) -> bool:
    return connection.execute("update exchange_takeover set offer_id = %s", [CLOSED]).rowcount > 0


def wipes_its_traces(connection: scratch.Connection) -> bool:
    return connection.execute("delete from exchange_takeover").rowcount > 0


def points_it_elsewhere(connection: scratch.Connection) -> bool:
    return connection.execute("update exchange_takeover set activity_id = gen_random_uuid()").rowcount > 0


def stops_for_the_other(connection: scratch.Connection) -> bool:
    return connection.execute("update exchange_takeover set state = 'gestopt'").rowcount > 0


@dataclass(frozen=True)
class Attack:
    by: object
    go: Callable[[scratch.Connection], bool]
    protection_off: str


ALL_LINES = "alter table exchange_offertarget disable row level security"
OPEN = "alter table exchange_sharedoffer disable row level security"
ATTACKS = [
    Attack(ZUID, reads_a_closed_offer, OPEN),
    Attack(ZUID, reads_with_whom_else_it_is_shared, ALL_LINES),
    Attack(ZUID, has_a_closed_offer_meant_for_itself, ALL_LINES),
    Attack(ZUID, takes_a_closed_offer, OPEN),
    Attack(ZUID, lowers_the_price, OPEN),
    Attack(ZUID, offers_in_their_name, OPEN),
    Attack(ZUID, grants_itself_seats, NO_TRIGGER.format("seatclaim")),
    Attack(ZUID, gives_back_what_it_never_had, NO_TRIGGER.format("seatclaim")),
    Attack(ZUID, asks_for_more_afterwards, NO_TRIGGER.format("seatclaim")),
    Attack(ZUID, moves_a_takeover, NO_TRIGGER.format("takeover")),
    Attack(ZUID, wipes_its_traces, "grant delete on exchange_takeover to bekwaam_app;"
           " create policy wipe on exchange_takeover for delete using (true)"),
    Attack(NOORD, points_it_elsewhere, NO_TRIGGER.format("takeover")),
    Attack(NOORD, stops_for_the_other, NO_TRIGGER.format("takeover")),
]  # fmt: skip


@pytest.fixture
def shared(django_db_setup: None) -> Iterator[None]:
    """Noord offers two activities, one of them to Oost only; Zuid took the other and asks for seats."""
    with scratch.copy():
        with server.owner_connection(scratch.NAME) as owner, owner.transaction():
            server.seed_academy(owner, OOST, "oost")
        with scratch.as_product(NOORD) as connection:
            connection.execute(OFFERED, [OFFER, NOORD, True])
            connection.execute(OFFERED, [CLOSED, NOORD, False])
            for academy in (ZUID, OOST):
                connection.execute(MEANT, [new_id(), OFFER, NOORD, academy])
            connection.execute(MEANT, [new_id(), CLOSED, NOORD, OOST])
            connection.commit()
        with scratch.as_product(ZUID) as connection:
            connection.execute(TAKEN, [TAKEOVER, OFFER, NOORD, ZUID])
            connection.execute(ASKED, [CLAIM, TAKEOVER, NOORD, ZUID])
            connection.commit()
        yield


def succeeds(attack: Attack) -> bool:
    with scratch.as_product(attack.by) as connection:
        try:
            return attack.go(connection)
        except psycopg.Error:
            connection.rollback()
            return False


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.go.__name__)
def test_an_attack_on_what_is_shared_fails_until_its_protection_is_gone(shared: None, attack: Attack) -> None:
    assert not succeeds(attack)
    scratch.without(attack.protection_off)
    assert succeeds(attack)
