"""Upkeep of the queue by the clock: work of the installation itself, for no academy in particular."""

from datetime import timedelta

from django.conf import settings

from bekwaam.kernel import job_upkeep
from bekwaam.kernel.jobs import every

DONE_FOR = timedelta(days=7)
FAILED_FOR = timedelta(days=60)


@every("* * * * *", "config.put_back_stalled_jobs")
def put_back_stalled_jobs() -> None:
    job_upkeep.put_back_stalled(silent_for=timedelta(seconds=settings.WORKER_SILENT_SECONDS))


@every("17 * * * *", "config.remove_finished_jobs")
def remove_finished_jobs() -> None:
    job_upkeep.remove_finished(done_for=DONE_FOR, failed_for=FAILED_FOR)
