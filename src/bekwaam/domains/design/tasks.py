"""Every morning: remind people of tasks that are due. Every night: let go of files that nothing names any more."""

from bekwaam.domains.design.actions.files import forget_unnamed_files
from bekwaam.domains.design.actions.work import remind_of_tasks
from bekwaam.domains.design.enums import SWITCH
from bekwaam.domains.tenancy.queries import active_academies, part_is_on
from bekwaam.kernel import clock
from bekwaam.kernel.jobs import defer, every, task
from bekwaam.kernel.scope import academy_scope

REMIND, FORGET = "design.remind_of_tasks", "design.forget_unnamed_files"


@task(REMIND)
def remind() -> None:
    if part_is_on(SWITCH):
        remind_of_tasks(on=clock.today(), at=clock.now())


@task(FORGET)
def forget() -> None:
    forget_unnamed_files(at=clock.now())


@every("30 6 * * *", "design.clock_reminders")
def look_for_reminders() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer(REMIND)


@every("40 3 * * *", "design.clock_files")
def look_for_files() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer(FORGET)
