"""`bekwaam demo`: from nothing to a running platform."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reset", action="store_true", help="throw the demo's data away first")
    parser.add_argument("--prepare-only", action="store_true", help="make the data and stop")


def run(arguments: argparse.Namespace) -> int:
    raise SystemExit(f"{arguments.command} needs the supervisor")
