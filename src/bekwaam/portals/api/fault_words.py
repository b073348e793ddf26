"""What is wrong with a field of a request, in words for the maker of the other system."""

from collections.abc import Mapping
from typing import Any

A_DAY = "moet een dag zijn, zoals 2026-12-31"
WORDS: Mapping[str, str] = {
    "missing": "is verplicht",
    "extra_forbidden": "bestaat hier niet",
    "string_type": "moet tekst zijn",
    "string_unicode": "moet leesbare tekst zijn",
    "string_too_short": "moet minstens {min_length} tekens hebben",
    "string_too_long": "mag hoogstens {max_length} tekens hebben",
    "string_pattern_mismatch": "heeft niet de goede vorm: {pattern}",
    "int_type": "moet een heel getal zijn",
    "int_parsing": "moet een heel getal zijn",
    "int_parsing_size": "is een te groot getal",
    "int_from_float": "moet een heel getal zijn",
    "float_type": "moet een getal zijn",
    "float_parsing": "moet een getal zijn",
    "finite_number": "moet een getal zijn",
    "decimal_type": "moet een getal zijn",
    "decimal_parsing": "moet een getal zijn",
    "decimal_max_digits": "mag hoogstens {max_digits} cijfers hebben",
    "decimal_max_places": "mag hoogstens {decimal_places} cijfers achter de punt hebben",
    "decimal_whole_digits": "mag hoogstens {whole_digits} cijfers voor de punt hebben",
    "multiple_of": "moet een veelvoud van {multiple_of} zijn",
    "greater_than": "moet meer dan {gt} zijn",
    "greater_than_equal": "moet {ge} of meer zijn",
    "less_than": "moet minder dan {lt} zijn",
    "less_than_equal": "moet {le} of minder zijn",
    "bool_type": "moet true of false zijn",
    "bool_parsing": "moet true of false zijn",
    "uuid_type": "moet een uuid zijn",
    "uuid_parsing": "moet een uuid zijn",
    "date_type": A_DAY,
    "date_parsing": A_DAY,
    "date_from_datetime_parsing": A_DAY,
    "date_from_datetime_inexact": A_DAY,
    "enum": "moet een van deze zijn: {expected}",
    "literal_error": "moet een van deze zijn: {expected}",
    "list_type": "moet een lijst zijn",
    "too_short": "moet minstens {min_length} keer voorkomen",
    "too_long": "mag hoogstens {max_length} keer voorkomen",
    "dict_type": "moet een object zijn",
    "model_type": "moet een object zijn",
    "model_attributes_type": "moet een object zijn",
    "none_required": "moet null zijn",
}
OWN_RULES = frozenset({"value_error", "assertion_error"})
UNKNOWN = "klopt niet"


def in_words(error: Mapping[str, Any]) -> str:
    """Rules of our own say it themselves; pydantic puts its own words before them."""
    kind, said = str(error.get("type", "")), str(error.get("msg", ""))
    if kind in OWN_RULES:
        return said.partition(", ")[2] or UNKNOWN
    if kind not in WORDS:
        return said if kind == "repeated" else UNKNOWN
    facts = {name: str(value).replace(" or ", " of ") for name, value in (error.get("ctx") or {}).items()}
    return WORDS[kind].format_map(facts)


def path_of(error: Mapping[str, Any]) -> str:
    """The field as the other system names it: of a body without the name that it has in this code."""
    place = [str(part) for part in error["loc"]]
    return ".".join(place[2:] if place[0] == "body" else place[1:])
