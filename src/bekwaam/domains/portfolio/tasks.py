"""Every night: open and remind of rounds, carry out retirements, warn before notice days."""

from bekwaam.domains.portfolio.actions import carry_out_retirements, open_due_rounds, warn_before_notice
from bekwaam.domains.portfolio.enums import MODULE
from bekwaam.domains.tenancy.queries import active_academies, part_is_on
from bekwaam.kernel import clock
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.jobs import defer, every, task
from bekwaam.kernel.scope import academy_scope, current_academy_id

DAILY = "portfolio.daily"


@every("10 5 * * *", "portfolio.clock_daily")
def look_for_work() -> None:
    for academy in active_academies():
        with academy_scope(academy.pk):
            if part_is_on(MODULE):
                defer(DAILY, lock=f"portfolio.{academy.pk}")


@task(DAILY)
def do_daily() -> None:
    actor, at = system_actor(current_academy_id(), label="Bekwaam"), clock.now()
    open_due_rounds(actor=actor, at=at)
    carry_out_retirements(actor=actor, at=at)
    warn_before_notice(actor=actor, at=at)
