"""What pydantic finds is said in Dutch, whatever it finds."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import BaseModel, Field, ValidationError

from bekwaam.portals.api.fault_words import UNKNOWN, in_words, path_of
from bekwaam.portals.api.words import Code, Day, Email


class Colour(StrEnum):
    RED = "rood"
    BLUE = "blauw"


class Wanted(BaseModel, extra="forbid"):
    text: Annotated[str, Field(min_length=2, max_length=4)] = "abc"
    number: Annotated[int, Field(ge=1, le=9)] = 1
    share: Annotated[float, Field(gt=0, lt=1)] = 0.5
    amount: Annotated[Decimal, Field(max_digits=5, decimal_places=2)] = Decimal(1)
    yes: bool = True
    id: UUID = UUID(int=0)
    on: date = date(2026, 1, 1)
    day: Day = date(2026, 1, 1)
    code: Code = "a"
    email: Email = ""
    colour: Colour = Colour.RED
    way: Literal["a", "b"] = "a"
    many: Annotated[list[int], Field(min_length=1, max_length=2)] = [1]


SAID: list[tuple[str, Any, str]] = [
    ("text", "x", "moet minstens 2 tekens hebben"),
    ("text", "xxxxx", "mag hoogstens 4 tekens hebben"),
    ("text", 1, "moet tekst zijn"),
    ("number", 0, "moet 1 of meer zijn"),
    ("number", 10, "moet 9 of minder zijn"),
    ("number", "x", "moet een heel getal zijn"),
    ("number", 1.5, "moet een heel getal zijn"),
    ("share", 0, "moet meer dan 0.0 zijn"),
    ("share", 1, "moet minder dan 1.0 zijn"),
    ("share", "x", "moet een getal zijn"),
    ("amount", "1.234", "mag hoogstens 2 cijfers achter de punt hebben"),
    ("amount", "123456", "mag hoogstens 5 cijfers hebben"),
    ("yes", "misschien", "moet true of false zijn"),
    ("id", "x", "moet een uuid zijn"),
    ("on", "31-12-2026", "moet een dag zijn, zoals 2026-12-31"),
    ("day", 5, "moet een dag zijn, zoals 2026-12-31"),
    ("code", "a\x00", "mag geen stuurtekens bevatten"),
    ("email", "x", "moet een e-mailadres zijn"),
    ("colour", "groen", "moet een van deze zijn: 'rood' of 'blauw'"),
    ("way", "c", "moet een van deze zijn: 'a' of 'b'"),
    ("many", 1, "moet een lijst zijn"),
    ("many", [], "moet minstens 1 keer voorkomen"),
    ("many", [1, 2, 3], "mag hoogstens 2 keer voorkomen"),
    ("strange", 1, "bestaat hier niet"),
]


@pytest.mark.parametrize(("name", "value", "words"), SAID)
def test_it_says_what_to_do(name: str, value: Any, words: str) -> None:
    with pytest.raises(ValidationError) as found:
        Wanted.model_validate({name: value})
    assert in_words(found.value.errors()[0]) == words


def test_what_nobody_foresaw_is_still_dutch() -> None:
    assert in_words({"type": "something_new", "msg": "Input should be nicer"}) == UNKNOWN


@pytest.mark.parametrize(
    ("place", "path"),
    [
        (("body", "new", "achternaam"), "achternaam"),
        (("body", "new", "skills", 0, "niveau"), "skills.0.niveau"),
        (("body", "new"), ""),
        (("query", "pagina"), "pagina"),
    ],
)
def test_the_field_is_named_as_it_was_sent(place: tuple[Any, ...], path: str) -> None:
    assert path_of({"loc": place}) == path
