"""Two part-time jobs at once: some hold a second one in another unit, beside the primary one."""

from dataclasses import replace
from decimal import Decimal

from bekwaam.config.demo.careers import Setting
from bekwaam.config.demo.contracts import SECOND_HOURS, Stint
from bekwaam.config.demo.functions import mix
from bekwaam.config.demo.streams import days_between
from bekwaam.config.demo.tables import month_start

SHARE = 0.02
FIRST_HOURS = (Decimal(16), Decimal(20))


def with_second_jobs(stints: list[Stint], units: list[str], at: Setting) -> list[Stint]:
    candidates = [
        index
        for index, stint in enumerate(stints)
        if stint.kind in ("vast", "tijdelijk") and not stint.leads and not stint.is_persona
        and stint.runs_on(at.today)
    ]  # fmt: skip
    people = sum(stint.runs_on(at.today) for stint in stints)
    result = list(stints)
    for index in sorted(at.rng.sample(candidates, round(people * SHARE))):
        first = replace(stints[index], hours=at.rng.choice(FIRST_HOURS))
        result[index] = first
        result.append(_second(first, units, at))
    return result


def _second(first: Stint, units: list[str], at: Setting) -> Stint:
    unit = at.rng.choice([code for code in units if code != first.unit_code])
    earliest = max(first.starts_on, at.chronicle.born(unit))
    return replace(
        first,
        unit_code=unit,
        function=mix(at.chronicle.kinds_of_work[unit]).pick(at.rng),
        hours=at.rng.choice(SECOND_HOURS),
        starts_on=max(earliest, month_start(days_between(at.rng, earliest, at.today))),
        is_primary=False,
    )
