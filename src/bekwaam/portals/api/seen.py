"""What a change was made from: an `ETag` with each single thing, and `If-Match` with a change of it (RFC 9110, 13.1.1)."""

import hashlib
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Header

IF_MATCH = "If-Match"
IfMatch = Annotated[
    str | None, Header(alias=IF_MATCH, description="De ETag van wat je las, of * om altijd te wijzigen")
]


class ChangedMeanwhile(Exception):
    """Somebody else changed it after it was read."""


class NotSaidWhatWasSeen(Exception):
    """A change that may overwrite what somebody else just did."""


def tag_of(*facts: Any) -> str:
    """The same facts, the same mark."""
    return f'"{hashlib.sha256(repr(facts).encode()).hexdigest()[:32]}"'


def marked(response: HttpResponse, tag: str, shown: dict[str, Any]) -> dict[str, Any]:
    response.headers["ETag"] = tag
    return shown


def require_seen(said: str | None, tag: str, *, or_told: bool = False) -> None:
    """`or_told`: the body has a number of its own that says what was seen, and the business looks at that."""
    if said is None and not or_told:
        raise NotSaidWhatWasSeen
    if said is not None and said.strip() != "*" and tag not in {each.strip() for each in said.split(",")}:
        raise ChangedMeanwhile
