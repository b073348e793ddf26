"""How a question in an address is read."""

from typing import Any

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.errors import ValidationError
from ninja.parser import Parser


class OnceParser(Parser):
    """What is asked twice with two answers is a mistake of who asks, not a reason to choose one."""

    def parse_querydict(
        self, data: "MultiValueDict[str, Any]", list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        twice = [name for name, values in data.lists() if name not in list_fields and len(values) > 1]
        if twice:
            raise ValidationError(
                [
                    {"type": "repeated", "loc": ("query", name), "msg": "mag één keer voorkomen"}
                    for name in twice
                ]
            )
        found: dict[str, Any] = super().parse_querydict(data, list_fields, request)
        return found
