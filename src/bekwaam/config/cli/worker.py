"""`bekwaam worker`: does the deferred work of all academies until it is told to stop."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--concurrency", type=int, default=2)
    parser.add_argument("--queues", help="comma-separated; all when left out")
    parser.add_argument("--once", action="store_true", help="do what is waiting and stop")


def run(arguments: argparse.Namespace) -> int:
    from django.conf import settings
    from procrastinate.contrib.django import app

    from bekwaam.config.deployment.refusal import refuse_unsafe_role
    from bekwaam.config.tasks import put_back_stalled_jobs

    refuse_unsafe_role()
    put_back_stalled_jobs()
    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:  # type: ignore[attr-defined]
        worker_app.run_worker(
            concurrency=arguments.concurrency,
            queues=arguments.queues.split(",") if arguments.queues else None,
            wait=not arguments.once,
            install_signal_handlers=True,
            update_heartbeat_interval=settings.WORKER_HEARTBEAT_SECONDS,
            stalled_worker_timeout=settings.WORKER_SILENT_SECONDS,
        )
    return 0
