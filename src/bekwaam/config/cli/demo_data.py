"""`bekwaam demo-data`: fill one demo academy with invented people, by the product's own importers."""

import argparse
import os
import time


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("academy", choices=["lindewaard", "zuidermeer"])
    parser.add_argument("--size", type=float, default=1.0, help="share of the people to make")


def run(arguments: argparse.Namespace) -> int:
    from bekwaam.config.demo.loading import load
    from bekwaam.kernel import clock

    if os.environ.get("BEKWAAM_DEMO") != "1":
        print("Demo data is only for a demo: set BEKWAAM_DEMO=1 to say that this is one.")
        return 1
    began = time.monotonic()
    loaded = load(arguments.academy, at=clock.now(), size=arguments.size)
    print(
        f"{arguments.academy}: {'loaded' if loaded else 'was there already'} ({time.monotonic() - began:.1f} s)"
    )
    return 0
