"""Text and days as the API takes them: trimmed, without hidden signs, within their length; control signs are refused."""

import re
import unicodedata
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from bekwaam.kernel.visible_text import visible

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def _clean(text: str) -> str:
    if CONTROL.search(text):
        msg = "mag geen stuurtekens bevatten"
        raise ValueError(msg)
    return unicodedata.normalize("NFC", visible(text))


NO_CONTROL = r"[^\u0000-\u001f\u007f-\u009f]"
Clean = AfterValidator(_clean)
SaysClean = Field(json_schema_extra={"pattern": f"^{NO_CONTROL}*$"})
SaysFilled = Field(
    json_schema_extra={"pattern": rf"^{NO_CONTROL}*[^\s\u0000-\u001f\u007f-\u009f]{NO_CONTROL}*$"}
)
SaysDay = Field(json_schema_extra={"pattern": r"^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"})
SaysAddress = Field(
    json_schema_extra={
        "pattern": r'^([^@\s<>"\u0000-\u001f\u007f-\u009f]{1,64}@[^@\s<>"\u0000-\u001f\u007f-\u009f]{1,189})?$'
    }
)
"""What the description says of a rule that JSON Schema has no word for."""
Code = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40), Clean, SaysFilled
]
ShortCode = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40), Clean, SaysClean]
Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=150), Clean, SaysFilled
]
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100), Clean, SaysClean]


def _as_written(value: object) -> object:
    """A number is a moment to the reader of dates, and no day to anybody else."""
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        return value
    msg = "moet een dag zijn, zoals 2026-12-31"
    raise ValueError(msg)


Day = Annotated[
    date, BeforeValidator(_as_written), Field(ge=date(1900, 1, 1), le=date(2199, 12, 31)), SaysDay
]


def _address(text: str) -> str:
    if text and not re.fullmatch(r"[^@\s<>\"]{1,64}@[^@\s<>\"]{1,189}", text):
        msg = "moet een e-mailadres zijn"
        raise ValueError(msg)
    return text.lower()


Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=254),
    Clean,
    AfterValidator(_address),
    SaysAddress,
]


def line(most: int, *, least: int = 0) -> Any:
    """One line of text of at most so many signs."""
    limits = StringConstraints(strip_whitespace=True, min_length=least, max_length=most)
    return Annotated[str, limits, Clean, SaysFilled if least else SaysClean]
