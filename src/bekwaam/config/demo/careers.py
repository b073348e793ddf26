"""The working life of those who are in service today: how they hold their seat now, and what came before."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bekwaam.config.demo.chronicle import Chronicle
from bekwaam.config.demo.contracts import FULL_TIME, Post, Stint, hours_for, stints_in
from bekwaam.config.demo.functions import hired_share, mix
from bekwaam.config.demo.records import EmploymentKind, Supplier
from bekwaam.config.demo.staffing import Seat
from bekwaam.config.demo.streams import draw
from bekwaam.config.demo.suppliers import supplier_for
from bekwaam.config.demo.tables import days_ago, month_start, next_month

INTERIM_LEADS = 0.04
BEFORE = (("nothing", 0.47), ("temporary", 0.18), ("elsewhere", 0.25), ("hired", 0.04), ("away", 0.06))
YEAR = 365


@dataclass(frozen=True, slots=True)
class Setting:
    """What every career is written against."""

    today: date
    chronicle: Chronicle
    suppliers: tuple[Supplier, ...]
    neighbours: dict[str, list[str]]
    rng: random.Random


def career(person_number: str, seat: Seat, at: Setting) -> list[Stint]:
    post = _post(seat, at)
    starts_on, until = term(post.kind, at.today, at.rng)
    if seat.leads:
        until = None  # an interim manager stays until there is a new one
        starts_on = max(starts_on, at.chronicle.born(seat.unit_code), at.chronicle.born(seat.leads))
        now = [replace(_plain(post, person_number, starts_on, until), leads=seat.leads)]
    else:
        now = stints_in(post, person_number, (starts_on, until), at.chronicle, at.rng)
    before = _before(person_number, seat, starts_on, at) if post.kind == "vast" else []
    return before + now


def kind_for(seat: Seat, rng: random.Random) -> EmploymentKind:
    if seat.leads:
        return "inhuur" if rng.random() < INTERIM_LEADS else "vast"
    if seat.function == "Trainee":
        return "tijdelijk"
    hired = hired_share(seat.kind_of_work)
    kinds: tuple[tuple[EmploymentKind, float], ...] = (
        ("vast", 0.855 - hired), ("tijdelijk", 0.11), ("inhuur", hired), ("stage", 0.02), ("extern", 0.015),
    )  # fmt: skip
    return draw(rng, kinds)


def term(kind: EmploymentKind, today: date, rng: random.Random) -> tuple[date, date | None]:
    """A running term: begun on the first of a month, with the end that goes with its kind."""
    ahead = next_month(today + timedelta(days=rng.randint(10, 300)))
    if kind == "vast":
        return month_start(days_ago(today, min(rng.expovariate(1 / 8), 43) * YEAR)), None
    if kind == "tijdelijk":
        return month_start(days_ago(today, rng.randint(10, 690))), ahead
    if kind == "inhuur":
        return days_ago(today, rng.randint(1, 700)), ahead if rng.random() < 0.9 else None
    if kind == "stage":
        return month_start(days_ago(today, rng.randint(5, 140))), next_month(
            today + timedelta(days=rng.randint(5, 110))
        )
    return month_start(days_ago(today, rng.randint(30, 1500))), None


def _post(seat: Seat, at: Setting) -> Post:
    kind = kind_for(seat, at.rng)
    outside = kind in ("inhuur", "extern")
    return Post(
        seat.unit_code,
        "Stagiair" if kind == "stage" else seat.function,
        kind,
        FULL_TIME if seat.leads else hours_for(kind, at.rng),
        supplier_for(at.rng, at.suppliers, seat.kind_of_work) if outside else None,
    )


def _plain(post: Post, person_number: str, starts_on: date, until: date | None) -> Stint:
    return Stint(
        person_number,
        post.unit_code,
        post.function,
        post.kind,
        post.hours,
        starts_on,
        until,
        post.supplier_code,
    )


def _before(person_number: str, seat: Seat, starts_on: date, at: Setting) -> list[Stint]:
    """An earlier contract, hired period or job elsewhere that ends where this one starts, or a first time in service."""
    earlier = draw(at.rng, BEFORE)
    if earlier == "nothing":
        return []
    rng, until = at.rng, starts_on
    function = mix(seat.kind_of_work).pick(rng) if seat.leads else seat.function
    post = Post(seat.unit_code, function, "vast", hours_for("vast", rng))
    length = rng.uniform(0.5, 6) * YEAR
    if earlier == "temporary":
        post, length = replace(post, kind="tijdelijk"), YEAR
    elif earlier == "hired":
        supplier = supplier_for(rng, at.suppliers, seat.kind_of_work)
        post, length = replace(post, kind="inhuur", supplier_code=supplier), YEAR / 2
    elif earlier == "elsewhere":
        post = _elsewhere(post, at)
    else:
        until = month_start(days_ago(starts_on, rng.uniform(1, 5) * YEAR))
    begin = month_start(days_ago(until, length))
    return stints_in(post, person_number, (begin, until), at.chronicle, rng) if begin < until else []


def _elsewhere(post: Post, at: Setting) -> Post:
    unit = at.rng.choice(at.neighbours[post.unit_code])
    return replace(post, unit_code=unit, function=mix(at.chronicle.kinds_of_work[unit]).pick(at.rng))
