"""The answer to something that was made: what it is, and where it stands from now on."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Status


def made(request: HttpRequest, response: HttpResponse, shown: dict[str, Any]) -> Status[dict[str, Any]]:
    response.headers["Location"] = request.build_absolute_uri(f"{request.path}/{shown['id']}")
    return Status(201, shown)
