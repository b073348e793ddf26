"""Leaves the signs of need that an organisation leaves by itself: searches that found nothing, and reports of employees."""

from datetime import datetime, timedelta

from bekwaam.config.demo.streams import stream
from bekwaam.config.demo.tables import table
from bekwaam.domains.catalogue.search.actions import note_missed
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.models import Employment, Person
from bekwaam.domains.people.queries.people import holding
from bekwaam.domains.portfolio.actions import report_need
from bekwaam.domains.portfolio.queries.signals import reports
from bekwaam.kernel.clock import local_date

WEEK, WEEKS = timedelta(weeks=1), 12


def leave_signals(seed: str, *, at: datetime) -> None:
    """Inside the scope of an academy with people; nothing when it was done before."""
    if reports():
        return
    chance = stream(seed, "signals")
    for words, weeks in table("signals")["searched"]:
        for back in chance.sample(range(WEEKS), weeks):
            for _time in range(chance.randint(1, 3)):
                note_missed(words, at=at - back * WEEK)
    rows = table("signals")["reports"]
    for number, (person, (title, goal)) in enumerate(zip(_somebody(seed, at, len(rows)), rows, strict=False)):
        told_at = at - timedelta(days=2 + 5 * number)
        actor = actor_for(person, on=local_date(told_at), channel="import")
        report_need(title=title, goal=goal, actor=actor, at=told_at)


def _somebody(seed: str, at: datetime, count: int) -> list[Person]:
    """People who have worked here all the while."""
    since = local_date(at - WEEKS * WEEK)
    jobs = Employment.objects.filter(holding(local_date(at)), started_on__lte=since, person__is_active=True)
    numbers = sorted(set(jobs.values_list("person__personnel_number", flat=True)))
    chosen = stream(seed, "reporters").sample(numbers, min(count, len(numbers)))
    return list(Person.objects.filter(personnel_number__in=chosen).order_by("personnel_number"))
