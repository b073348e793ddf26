"""`bekwaam token`: a key for the API, in the name of one person or of a system; the key is all that is printed.

Beside a running demo no setting is needed: the database that the product brings itself has personas only as a demo.
"""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bekwaam.domains.people.models import Person
    from bekwaam.domains.people.tokens.actions import MadeToken

    Maker = Callable[..., MadeToken]

OK, REFUSED, USAGE = 0, 1, 2
NAME = "Opdrachtregel"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--academy", required=True, metavar="SLUG")
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--persona", help="one of the people of the demo")
    who.add_argument("--person", metavar="NUMBER", help="a personnel number")
    who.add_argument("--service", metavar="NAME", help="a system that acts in its own name")
    parser.add_argument("--role", help="of the service, such as auditor or functional_admin")
    parser.add_argument(
        "--unit", metavar="CODE", help="where the role of the service holds; everywhere when left out"
    )
    parser.add_argument("--scopes", metavar="A,B", help="what the key opens; everything when left out")
    parser.add_argument("--days", type=int, default=30, help="how long it holds")
    parser.add_argument("--name", default=NAME, help="what it is called in the administration")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    from bekwaam.domains.tenancy.queries import academy_by_slug
    from bekwaam.kernel.scope import academy_scope

    academy = academy_by_slug(arguments.academy)
    if academy is None:
        return _tell(f"There is no academy {arguments.academy}.", USAGE)
    if arguments.persona and settings.EXTERNAL_DATABASE and not settings.DEMO_PERSONAS:
        return _tell("Personas exist in demo mode only. Name somebody with --person NUMBER.", REFUSED)
    with academy_scope(academy.pk):
        make = _service_maker(arguments) if arguments.service else _person_maker(arguments)
        if isinstance(make, str):
            return _tell(make, USAGE)
        return _make(make, arguments)


def _service_maker(arguments: argparse.Namespace) -> "Maker | str":
    from bekwaam.domains.organisation.queries import unit_by_code
    from bekwaam.domains.people.tokens.actions import make_service_token
    from bekwaam.domains.people.tokens.rules import SERVICE_ROLES, WantedService

    if arguments.role not in SERVICE_ROLES:
        return f"A service needs --role: {', '.join(SERVICE_ROLES)}."
    unit = unit_by_code(arguments.unit) if arguments.unit else None
    if arguments.unit and unit is None:
        return f"Academy {arguments.academy} has no unit {arguments.unit}."
    wanted = WantedService(arguments.service, arguments.role, unit.pk if unit else None)
    return partial(make_service_token, wanted)


def _person_maker(arguments: argparse.Namespace) -> "Maker | str":
    from bekwaam.domains.people.tokens.actions import make_token

    person = _person(arguments)
    if person is None:
        return f"Academy {arguments.academy} has no such person."
    return partial(make_token, person=person, name=arguments.name)


def _person(arguments: argparse.Namespace) -> "Person | None":
    from bekwaam.domains.people.accounts.queries import personas
    from bekwaam.domains.people.models import Person

    if arguments.persona:
        return personas().get(arguments.persona)
    found: Person | None = Person.objects.filter(
        personnel_number=arguments.person, merged_into__isnull=True
    ).first()
    return found


def _make(make: "Maker", arguments: argparse.Namespace) -> int:
    from bekwaam.domains.people.tokens import rules
    from bekwaam.kernel import clock
    from bekwaam.kernel.actors import system_actor
    from bekwaam.kernel.decisions import Refused
    from bekwaam.kernel.scope import current_academy_id

    at = clock.now()
    if not 1 <= arguments.days <= rules.LONGEST.days:
        return _tell(f"A key holds for 1 to {rules.LONGEST.days} days.", USAGE)
    try:
        made = make(
            scopes=arguments.scopes.split(",") if arguments.scopes else sorted(rules.SCOPES),
            expires_at=at + timedelta(days=arguments.days),
            actor=system_actor(current_academy_id(), label=NAME),
            at=at,
        )
    except Refused as refusal:
        return _tell(f"Refused: {refusal.reason}. The scopes are {', '.join(rules.SCOPES)}.", USAGE)
    print(_as_json(made) if arguments.json else made.secret)
    return OK


def _as_json(made: "MadeToken") -> str:
    token = made.token
    expires = token.expires_at.isoformat()
    return json.dumps(
        {"token": made.secret, "id": str(token.pk), "scopes": token.scopes, "expires_at": expires}
    )


def _tell(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
