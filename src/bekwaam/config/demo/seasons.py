"""Hired pool staff: each summer a crew from the supplier, of whom more than half were there the year before."""

from datetime import date

from bekwaam.config.demo.careers import Setting
from bekwaam.config.demo.contracts import Post, Stint, hours_for, stints_in
from bekwaam.config.demo.naming import Register, invent
from bekwaam.config.demo.streams import draw
from bekwaam.config.demo.suppliers import supplier_for

FIRST_NUMBER = 40_000
CREW_SHARE = 45 / 6600
RETURNING = 0.55
YEARS = 10
OPENS, CLOSES = (5, 1), (9, 16)
FUNCTIONS = (
    ("Zwembadtoezichthouder", 0.7),
    ("Zweminstructeur", 0.15),
    ("Medewerker kassa en receptie", 0.15),
)


def summer_crews(at: Setting, register: Register, pools: list[str], people: float) -> list[Stint]:
    """`people` is the size of the whole academy: a small one has a small crew."""
    stints: list[Stint] = []
    crew: list[str] = []
    number = FIRST_NUMBER
    for year in range(at.today.year - YEARS, at.today.year + 1):
        opens, closes = date(year, *OPENS), date(year, *CLOSES)
        if opens > at.today:
            break
        wanted = max(2, round(people * CREW_SHARE))
        crew = [person for person in crew if at.rng.random() < RETURNING][:wanted]
        while len(crew) < wanted:
            number += 1
            crew.append(register.enrol(number, *invent(at.rng)).number)
        stints += [stint for person in crew for stint in _summer(person, opens, closes, at, pools)]
    return stints


def _summer(person: str, opens: date, closes: date, at: Setting, pools: list[str]) -> list[Stint]:
    supplier = supplier_for(at.rng, at.suppliers, "zwembad")
    post = Post(
        at.rng.choice(pools), draw(at.rng, FUNCTIONS), "inhuur", hours_for("inhuur", at.rng), supplier
    )
    return stints_in(post, person, (opens, closes), at.chronicle, at.rng)
