"""Those who signed and start in the coming two months: known, not yet in service."""

from bekwaam.config.demo.careers import Setting
from bekwaam.config.demo.contracts import Stint, hours_for
from bekwaam.config.demo.naming import Register, invent
from bekwaam.config.demo.staffing import Seat
from bekwaam.config.demo.tables import next_month

FIRST_NUMBER = 50_000
NEWCOMERS = 36


def newcomers(at: Setting, register: Register, seats: list[Seat], size: float) -> list[Stint]:
    open_seats = [seat for seat in seats if not seat.leads]
    stints = []
    for number in range(FIRST_NUMBER + 1, FIRST_NUMBER + 1 + max(1, round(NEWCOMERS * size))):
        seat = at.rng.choice(open_seats)
        person = register.enrol(number, *invent(at.rng)).number
        starts_on = next_month(at.today) if at.rng.random() < 0.6 else next_month(next_month(at.today))
        stints.append(
            Stint(person, seat.unit_code, seat.function, "vast", hours_for("vast", at.rng), starts_on, None)
        )
    return stints
