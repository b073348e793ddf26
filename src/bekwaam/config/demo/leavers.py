"""Those who left in the past ten years, some after a second time in service, and those who used to lead a unit."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from bekwaam.config.demo.careers import YEAR, Setting
from bekwaam.config.demo.contracts import FULL_TIME, Post, Stint, hours_for, stints_in
from bekwaam.config.demo.functions import mix
from bekwaam.config.demo.naming import Register, invent
from bekwaam.config.demo.records import EmploymentKind
from bekwaam.config.demo.staffing import Seat
from bekwaam.config.demo.streams import draw
from bekwaam.config.demo.suppliers import supplier_for
from bekwaam.config.demo.tables import FOUNDED, days_ago, month_start

LEAVERS = 2100
FIRST_NUMBER = 20_000
KINDS: tuple[tuple[EmploymentKind, float], ...] = (
    ("vast", 0.47), ("tijdelijk", 0.22), ("inhuur", 0.20), ("stage", 0.08), ("extern", 0.03),
)  # fmt: skip
MEAN_YEARS: dict[EmploymentKind, float] = {
    "vast": 7.0, "tijdelijk": 1.2, "inhuur": 0.8, "stage": 0.4, "extern": 1.5,
}  # fmt: skip
CAME_BACK = 0.08
SEATS_OF_AN_ENDED_UNIT = 8
LED_BEFORE = 0.55


@dataclass(slots=True)
class Departures:
    """Enrols the former people and writes their working life."""

    at: Setting
    register: Register
    next_number: int = FIRST_NUMBER

    def enrol(self) -> str:
        self.next_number += 1
        return self.register.enrol(self.next_number, *invent(self.at.rng)).number

    def leave(self, unit: str, function: str) -> list[Stint]:
        rng, today = self.at.rng, self.at.today
        person, kind = self.enrol(), draw(rng, KINDS)
        until = _last_day(days_ago(today, rng.randint(40, 10 * YEAR - 10)), rng)
        work = self.at.chronicle.kinds_of_work[unit]
        supplier = supplier_for(rng, self.at.suppliers, work) if kind in ("inhuur", "extern") else None
        post = Post(unit, "Stagiair" if kind == "stage" else function, kind, hours_for(kind, rng), supplier)
        stints: list[Stint] = []
        for _ in range(2 if rng.random() < CAME_BACK else 1):
            years = min(max(0.15, rng.expovariate(1 / MEAN_YEARS[kind])), 40)
            begin = month_start(days_ago(until, years * YEAR))
            if begin < until:
                stints += stints_in(post, person, (begin, until), self.at.chronicle, rng)
            until = month_start(days_ago(begin, rng.uniform(0.5, 4) * YEAR))
        return stints

    def led(self, seated_in: str, leads: str, function: str, until: date) -> list[Stint]:
        """Someone who led the unit until that day, and then left."""
        begin = month_start(days_ago(until, self.at.rng.uniform(1, 6) * YEAR))
        born = max(self.at.chronicle.born(seated_in), self.at.chronicle.born(leads))
        return [
            Stint(self.enrol(), seated_in, function, "vast", FULL_TIME, max(begin, born), until, leads=leads)
        ]


def former_people(
    at: Setting, register: Register, seats: list[Seat], size: float, titles: dict[str, str], now: list[Stint]
) -> list[Stint]:
    departures = Departures(at, register)
    places = [(seat.unit_code, seat.function) for seat in seats if not seat.leads]
    for code in at.chronicle.ended_units():
        work = mix(at.chronicle.kinds_of_work[code])
        places += [(code, work.pick(at.rng)) for _ in range(SEATS_OF_AN_ENDED_UNIT)]
    stints: list[Stint] = []
    for _ in range(round(LEAVERS * size)):
        stints += departures.leave(*at.rng.choice(places))
    return stints + _former_leads(departures, titles, now)


def _former_leads(departures: Departures, titles: dict[str, str], now: list[Stint]) -> list[Stint]:
    at = departures.at
    stints: list[Stint] = []
    for code in at.chronicle.ended_units():
        ended = at.chronicle.ended(code) or at.today
        stints += departures.led(code, code, titles[at.chronicle.looks[code][0].kind], ended)
    for lead in now:
        if lead.leads is None or lead.is_persona or not _changed_hands(lead, at):
            continue
        stints += departures.led(lead.unit_code, lead.leads, lead.function, lead.starts_on)
    return stints


def _changed_hands(lead: Stint, at: Setting) -> bool:
    """A year of existence before it, within the ten years that are told; half of the others stood empty."""
    born = max(at.chronicle.born(lead.unit_code), at.chronicle.born(lead.leads or lead.unit_code), FOUNDED)
    recent = lead.starts_on > days_ago(at.today, 10 * YEAR)
    return recent and lead.starts_on - born > timedelta(days=YEAR) and at.rng.random() < LED_BEFORE


def _last_day(day: date, rng: random.Random) -> date:
    return month_start(day) if rng.random() < 0.7 else day
