"""Who gets what through which channel: the whole table, and the laws of the clock."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bekwaam.domains.notifications.enums import Channel, Importance, MailState, Mode, Outcome
from bekwaam.domains.notifications.facts import QuietHours, Reader
from bekwaam.domains.notifications.kinds import Kind, Text
from bekwaam.domains.notifications.rules.deciding import decide
from bekwaam.domains.notifications.rules.hours import next_digest, next_time, quiet_until
from bekwaam.domains.notifications.rules.sending import (
    BACK_OFF,
    Answer,
    Attempt,
    Next,
    after,
    may_resend,
)
from bekwaam.domains.notifications.rules.texts import may_choose, may_save_text, may_set_hours
from bekwaam.kernel.clock import AMSTERDAM

pytestmark = pytest.mark.eis("U-7.8")
NEWS = Kind(code="t.news", title="Nieuws", owner="t", texts={"nl": Text("Nieuws", "Hoi {voornaam}")})
FIXED = replace(NEWS, code="t.fixed", may_switch_off=False)
ALARM = replace(FIXED, code="t.alarm", importance=Importance.URGENT)
DAILY = replace(NEWS, code="t.daily", default=Mode.DIGEST)
SECRET = replace(ALARM, code="t.secret", is_secret=True)
AT = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)
MORNING = datetime(2026, 11, 24, 6, tzinfo=UTC)
EIGHT = datetime(2026, 11, 24, 7, tzinfo=UTC)
NIGHT = QuietHours(time(22), time(7))
USUAL = Reader()
IN, MAIL = ("delivered", "in_inbox", None), ("delivered", "mailed", AT)


def out(reason: str) -> tuple[str, str, None]:
    return ("withheld", reason, None)


@pytest.mark.parametrize(
    ("kind", "reader", "inbox", "mail"),
    [
        (NEWS, USUAL, IN, MAIL),
        (NEWS, Reader(chosen=Mode.INBOX), IN, out("inbox_only")),
        (NEWS, Reader(chosen=Mode.NONE), out("switched_off"), out("switched_off")),
        (NEWS, Reader(chosen=Mode.DIGEST), IN, ("digest", "in_digest", EIGHT)),
        (NEWS, Reader(quiet=NIGHT), IN, ("later", "quiet_hours", MORNING)),
        (NEWS, Reader(quiet=QuietHours(time(9), time(17))), IN, MAIL),
        (NEWS, Reader(is_absent=True), IN, out("absent")),
        (NEWS, Reader(has_address=False), IN, out("no_address")),
        (NEWS, Reader(is_address_dead=True), IN, out("address_dead")),
        (NEWS, Reader(is_active=False), out("left"), out("left")),
        (NEWS, Reader(is_actor=True), out("own_act"), out("own_act")),
        (NEWS, Reader(is_active=False, is_actor=True, chosen=Mode.NONE), out("left"), out("left")),
        (DAILY, USUAL, IN, ("digest", "in_digest", EIGHT)),
        (DAILY, Reader(digest_hour=23), IN, ("digest", "in_digest", datetime(2026, 11, 23, 22, tzinfo=UTC))),
        (DAILY, Reader(chosen=Mode.MAIL), IN, MAIL),
        (DAILY, Reader(is_absent=True), IN, out("absent")),
        (FIXED, Reader(chosen=Mode.NONE), IN, MAIL),
        (FIXED, Reader(chosen=Mode.INBOX, quiet=NIGHT), IN, ("later", "quiet_hours", MORNING)),
        (ALARM, Reader(quiet=NIGHT, is_absent=True, chosen=Mode.NONE), IN, MAIL),
        (ALARM, Reader(is_active=False), out("left"), out("left")),
        (SECRET, USUAL, None, MAIL),
        (SECRET, Reader(has_address=False), None, out("no_address")),
    ],
)
def test_the_table_of_decisions(kind: Kind, reader: Reader, inbox: object, mail: object) -> None:
    found = {one.channel: (one.outcome.value, one.reason, one.due_at) for one in decide(kind, reader, AT)}
    assert found.get(Channel.INBOX) == inbox
    assert found[Channel.MAIL] == mail


MOMENTS = st.integers(1_704_067_200, 1_924_905_600).map(lambda second: datetime.fromtimestamp(second, UTC))
CHANGING_NIGHTS = st.sampled_from(
    [datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)]
).flatmap(lambda day: st.integers(-180, 300).map(lambda minutes: day + timedelta(minutes=minutes)))
WALLS = st.times().map(lambda wall: wall.replace(second=0, microsecond=0))


@given(at=MOMENTS | CHANGING_NIGHTS, starts=WALLS, ends=WALLS)
def test_quiet_hours_end_later_and_then_it_is_not_quiet(at: datetime, starts: time, ends: time) -> None:
    quiet = QuietHours(starts, ends)
    until = quiet_until(at, quiet)
    wall = at.astimezone(AMSTERDAM).time()
    assert (until is not None) == quiet.holds_at(wall)
    if until is not None:
        assert at < until <= at + timedelta(hours=25)
        assert (
            not quiet.holds_at(until.astimezone(AMSTERDAM).time())
            or until.astimezone(AMSTERDAM).time() > ends
        )


@given(at=MOMENTS | CHANGING_NIGHTS, wall=WALLS)
def test_a_time_of_the_wall_comes_within_a_day_and_shows_on_the_wall(at: datetime, wall: time) -> None:
    found = next_time(at, wall)
    assert at < found <= at + timedelta(hours=25)
    shown = found.astimezone(AMSTERDAM)
    assert shown.time() == wall or shown.date().isoformat()[5:7] == "03"


@pytest.mark.parametrize(
    ("at", "hour", "due"),
    [
        ("2026-03-28T12:00+00:00", 8, "2026-03-29T06:00+00:00"),
        ("2026-03-28T12:00+00:00", 2, "2026-03-29T01:00+00:00"),
        ("2026-10-24T12:00+00:00", 8, "2026-10-25T07:00+00:00"),
        ("2026-10-24T12:00+00:00", 2, "2026-10-25T00:00+00:00"),
        ("2026-11-23T07:00+00:00", 8, "2026-11-24T07:00+00:00"),
    ],
)
def test_the_digest_comes_at_its_hour_in_summer_and_in_winter(at: str, hour: int, due: str) -> None:
    assert next_digest(datetime.fromisoformat(at), hour) == datetime.fromisoformat(due)


FAR = AT + timedelta(days=3)


@pytest.mark.parametrize(
    ("attempt", "attempts", "expires_at", "becomes"),
    [
        (Attempt(Answer.TAKEN), 1, FAR, Next(MailState.SENT)),
        (Attempt(Answer.UNKNOWN), 1, FAR, Next(MailState.UNCERTAIN)),
        (Attempt(Answer.NEVER), 1, FAR, Next(MailState.FAILED)),
        (Attempt(Answer.NEVER, is_address_dead=True), 1, FAR, Next(MailState.BOUNCED)),
        (Attempt(Answer.NOT_NOW), 1, FAR, Next(MailState.WAITING, AT + timedelta(minutes=1))),
        (Attempt(Answer.NOT_NOW), 7, FAR, Next(MailState.WAITING, AT + timedelta(hours=12))),
        (Attempt(Answer.NOT_NOW), 8, FAR, Next(MailState.FAILED)),
        (Attempt(Answer.NOT_NOW), 4, AT + timedelta(minutes=30), Next(MailState.FAILED)),
    ],
)
def test_what_becomes_of_a_mail(attempt: Attempt, attempts: int, expires_at: datetime, becomes: Next) -> None:
    assert after(attempt, attempts=attempts, expires_at=expires_at, at=AT) == becomes


def test_waiting_grows_and_stays_within_the_life_of_a_mail() -> None:
    assert list(BACK_OFF) == sorted(BACK_OFF)
    assert sum(BACK_OFF, timedelta()) < timedelta(days=3)


@pytest.mark.parametrize("state", MailState.values)
def test_only_what_is_stuck_may_be_sent_again(state: str) -> None:
    stuck = {"has_words": True, "is_active": True, "is_address_dead": False}
    assert bool(may_resend(state, **stuck)) == (state in {"uncertain", "failed", "bounced"})
    assert may_resend("failed", **{**stuck, "has_words": False}).reason == "notifications.mail_words_gone"
    assert may_resend("failed", **{**stuck, "is_active": False}).reason == "notifications.mail_person_left"
    assert (
        may_resend("failed", **{**stuck, "is_address_dead": True}).reason == "notifications.mail_address_dead"
    )


@pytest.mark.parametrize(
    ("subject", "body", "reason"),
    [
        ("Hoi {voornaam}", "Tekst", ""),
        ("Hoi", "Accolades { zonder } naam {0} { voornaam }", ""),
        ("Hoi {salaris}", "Tekst", "notifications.unknown_variable"),
        ("Hoi", "{naam.__class__} {salaris}", "notifications.unknown_variable"),
        (" ", "Tekst", "notifications.subject_empty"),
        ("Hoi\nBcc: x@y.example", "Tekst", "notifications.subject_shape"),
        ("x" * 201, "Tekst", "notifications.subject_shape"),
        ("Hoi", "\n \n", "notifications.body_empty"),
        ("Hoi", "x" * 10_001, "notifications.body_too_long"),
    ],
)
def test_which_words_may_be_saved(subject: str, body: str, reason: str) -> None:
    assert may_save_text(NEWS, subject, body).reason == reason


def test_choices_and_hours_that_make_no_sense_are_refused() -> None:
    assert may_choose(FIXED, Mode.NONE).reason == "notifications.always_sent"
    assert may_choose(FIXED, Mode.MAIL)
    assert may_choose(NEWS, Mode.NONE)
    assert may_set_hours(time(22), None, 8).reason == "notifications.quiet_half"
    assert may_set_hours(time(22), time(22), 8).reason == "notifications.quiet_same"
    assert may_set_hours(None, None, 24).reason == "notifications.digest_hour"
    assert may_set_hours(time(22), time(7), 23)


def test_outcomes_say_whether_something_is_carried() -> None:
    assert {one.outcome for one in decide(NEWS, USUAL, AT) if one.is_carried} == {Outcome.DELIVERED}
