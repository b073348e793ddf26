"""What every page of an academy gets."""

from typing import Any

from django.http import HttpRequest

from bekwaam.portals.shared.shell import Shell


def shell(request: HttpRequest) -> dict[str, Any]:
    return {
        "academy": getattr(request, "academy", None),
        "actor": getattr(request, "actor", None),
        "shell": Shell(request),
    }
