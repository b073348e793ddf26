"""Large deliveries; and every night what lies in the drop folders, and letting go of what is kept long enough."""

from uuid import UUID

from bekwaam.domains.deliveries.actions import Task, empty_drop_folder, forget_old, give_up_stuck, work
from bekwaam.domains.deliveries.actions.large import WORK
from bekwaam.domains.deliveries.enums import NIGHTLY
from bekwaam.domains.tenancy.queries import active_academies, part_is_on
from bekwaam.kernel import clock
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.jobs import defer, every, task, task_of_steps
from bekwaam.kernel.scope import academy_scope, current_academy_id


@every("30 1 * * *", "deliveries.nightly")
def nightly() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            if part_is_on(NIGHTLY):
                defer("deliveries.empty_drop_folder", lock=f"deliveries.{academy.pk}")
            defer("deliveries.forget_old", lock=f"deliveries.{academy.pk}")


@task("deliveries.empty_drop_folder")
def empty_folder() -> None:
    actor = system_actor(current_academy_id(), label="Nachtelijke aanlevering")
    empty_drop_folder(actor=actor, at=clock.now())


@task("deliveries.forget_old")
def forget() -> None:
    forget_old(at=clock.now())


@task_of_steps(WORK)
def work_on(academy_id: UUID, run_id: str, person_id: str, confirmed: bool = False) -> None:
    work(academy_id, Task(UUID(run_id), UUID(person_id), is_confirmed=confirmed))


@every("10 * * * *", "deliveries.hourly")
def hourly() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            defer("deliveries.give_up_stuck", lock=f"deliveries.{academy.pk}")


@task("deliveries.give_up_stuck")
def give_up() -> None:
    give_up_stuck(at=clock.now())
