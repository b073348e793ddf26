"""Work by the clock: versions that were planned for today become current just after midnight."""

from bekwaam.domains.organisation.actions import make_today_current
from bekwaam.domains.tenancy.queries import active_academies
from bekwaam.kernel import clock
from bekwaam.kernel.jobs import defer, every, task
from bekwaam.kernel.scope import academy_scope


@every("5 0,22,23 * * *", "organisation.new_day")
def new_day() -> None:
    """Three times a night, so that it is just after midnight in the Netherlands in summer and in winter, whatever clock the server keeps."""
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer("organisation.make_today_current", lock=f"organisation.today.{academy.pk}")


@task("organisation.make_today_current")
def make_current() -> None:
    make_today_current(today=clock.today())
