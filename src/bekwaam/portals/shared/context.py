"""What every page of an academy gets."""

from typing import Any

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    return {"academy": getattr(request, "academy", None), "actor": getattr(request, "actor", None)}
