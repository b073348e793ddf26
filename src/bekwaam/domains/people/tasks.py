"""Work by the clock: what a new day does to people without anybody acting."""

from bekwaam.domains.people.accounts import tasks as account_tasks  # noqa: F401 - registers its own
from bekwaam.domains.people.actions.managers import recompute_managers
from bekwaam.domains.people.actions.service import people_whose_jobs_are_over, settle_service
from bekwaam.domains.people.tokens.actions import forget_use
from bekwaam.domains.tenancy.queries import active_academies
from bekwaam.kernel import clock
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.jobs import defer, every, task
from bekwaam.kernel.scope import academy_scope, current_academy_id


@every("10 0 * * *", "people.begin_every_day")
def begin_every_day() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer("people.begin_day")


@every("*/10 * * * *", "people.forget_api_use")
def forget_api_use_everywhere() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            forget_use(at=clock.now())


@task("people.begin_day")
def begin_day() -> None:
    """End the access of those whose last day was yesterday, and work out the managers of today."""
    at = clock.now()
    on = clock.local_date(at)
    settle_service(people_whose_jobs_are_over(on), actor=system_actor(current_academy_id()), at=at)
    recompute_managers(on=on)
