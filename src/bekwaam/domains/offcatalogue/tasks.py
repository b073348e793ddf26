"""Work by the clock: follow people into the new day, remind who decides, and let go of what is old."""

from bekwaam.domains.offcatalogue import house
from bekwaam.domains.offcatalogue.actions.following import follow_people
from bekwaam.domains.offcatalogue.actions.upkeep import forget_old, remind
from bekwaam.domains.tenancy.queries import active_academies
from bekwaam.kernel import clock
from bekwaam.kernel.jobs import defer, every, task
from bekwaam.kernel.scope import academy_scope

BEGIN_DAY = "offcatalogue.begin_day"
REMIND = "offcatalogue.remind"


@every("40 0 * * *", "offcatalogue.begin_every_day")
def begin_every_day() -> None:
    """After the managers of the day are known."""
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer(BEGIN_DAY)


@every("30 6 * * 1-5", "offcatalogue.remind_every_day")
def remind_every_day() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            if house.is_on():
                defer(REMIND)


@task(BEGIN_DAY)
def begin_day() -> None:
    at = clock.now()
    follow_people(at=at)
    forget_old(at=at)


@task(REMIND)
def remind_deciders() -> None:
    remind(at=clock.now())
