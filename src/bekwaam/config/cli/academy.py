"""`bekwaam academy create`: a new organisation on this installation, made as role bekwaam_owner."""

import argparse
import json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    create = actions.add_parser("create", help="make an empty academy")
    create.add_argument("--slug", required=True)
    create.add_argument("--name", required=True)
    create.add_argument("--host", required=True, help="the host name it answers on")
    create.add_argument("--if-missing", action="store_true", help="all is well when it is there already")
    listing = actions.add_parser("list", help="which academies there are")
    for action in (create, listing):
        action.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    return _create(arguments) if arguments.action == "create" else _list(arguments)


def _create(arguments: argparse.Namespace) -> int:
    from bekwaam.domains.tenancy.actions import create_academy
    from bekwaam.kernel import clock
    from bekwaam.kernel.decisions import Refused

    try:
        made = create_academy(slug=arguments.slug, name=arguments.name, host=arguments.host, at=clock.now())
    except Refused as refusal:
        if arguments.if_missing and refusal.reason == "academy_exists":
            return 0
        print(json.dumps({"refused": refusal.reason}) if arguments.json else f"Refused: {refusal.reason}")
        return 1
    print(
        json.dumps({"id": str(made), "slug": arguments.slug}) if arguments.json else f"Made {arguments.slug}"
    )
    return 0


def _list(arguments: argparse.Namespace) -> int:
    from bekwaam.domains.tenancy.queries import active_academies, primary_hosts

    hosts = primary_hosts()
    rows = [
        {"id": str(academy.pk), "slug": academy.slug, "name": academy.name, "host": hosts.get(academy.pk, "")}
        for academy in active_academies()
    ]
    lines = [f"{row['slug']:<20} {row['host']:<35} {row['name']}" for row in rows]
    print(json.dumps({"academies": rows}) if arguments.json else "\n".join(lines))
    return 0
