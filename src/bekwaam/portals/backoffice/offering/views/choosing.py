"""What comes along when two people wrote at once: what was typed, what it began with, and whose words stay."""

import json
from collections.abc import Mapping

from django.http import HttpRequest

REVISION, SEEN, CHOICE = "revisie", "gezien", "keuze-"
NOT_TEXT = {"csrfmiddlewaretoken", REVISION, SEEN}


def kept(request: HttpRequest) -> list[tuple[str, str]]:
    """Everything that was typed, to be sent along once more."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_TEXT and not name.startswith(CHOICE)
        for value in values
    ]


def taken_from_them(request: HttpRequest) -> list[str]:
    return [
        name.removeprefix(CHOICE)
        for name, value in request.POST.items()
        if name.startswith(CHOICE) and value == "hun"
    ]


def marks(request: HttpRequest) -> Mapping[str, str]:
    try:
        found = json.loads(request.POST.get(SEEN, ""))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
