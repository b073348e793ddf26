"""`bekwaam migrate`: as role bekwaam_owner."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say whether something is waiting")
    parser.add_argument("--quiet", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from django.core.management import call_command

    call_command("migrate", check_unapplied=arguments.check, verbosity=0 if arguments.quiet else 1)
    return 0
