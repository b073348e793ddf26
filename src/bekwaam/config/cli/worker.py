"""`bekwaam worker`: does the deferred work of all academies until it is told to stop."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--concurrency", type=int, default=2)
    parser.add_argument("--queues", help="comma-separated; all when left out")
    parser.add_argument("--once", action="store_true", help="do what is waiting and stop")


def run(arguments: argparse.Namespace) -> int:
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:  # type: ignore[attr-defined]
        worker_app.run_worker(
            concurrency=arguments.concurrency,
            queues=arguments.queues.split(",") if arguments.queues else None,
            wait=not arguments.once,
            install_signal_handlers=True,
        )
    return 0
