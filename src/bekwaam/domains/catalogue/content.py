"""What a version says, as a plain value: the shape in which texts come in from an editor, an import or another academy."""

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from bekwaam.domains.catalogue.cleaning import clean_html, clean_line, clean_lines
from bekwaam.domains.catalogue.enums import ApprovalRule, Language, Payer

LISTS = ("theme_ids", "function_ids", "related_ids", "prerequisite_ids")
PAIRS = ("skill_levels",)
MULTILINE = ("goals",)
HTML = ("contents",)
LIMITS = {"goals": 4_000, "contents": 40_000}
"""For texts whose column sets no length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    title: str
    summary: str = ""
    goals: str = ""
    contents: str = ""
    target_group: str = ""
    level: str = ""
    language: str = Language.NL.value
    study_load_minutes: int | None = None
    duration: str = ""
    internal_price: Decimal = Decimal(0)
    external_price: Decimal | None = None
    payer: str = Payer.NOBODY.value
    approval: str = ApprovalRule.NONE.value
    approval_above: Decimal | None = None
    supplier_id: UUID | None = None
    trainer: str = ""
    contact: str = ""
    link: str = ""
    keywords: str = ""
    evaluation_form: str = ""
    certificate: str = ""
    certificate_months: int | None = None
    image_id: UUID | None = None
    image_alt: str = ""
    theme_ids: tuple[UUID, ...] = ()
    function_ids: tuple[UUID, ...] = ()
    skill_levels: tuple[tuple[UUID, int], ...] = ()
    """A skill and the level that is worked towards, 1 to 4."""
    related_ids: tuple[UUID, ...] = ()
    prerequisite_ids: tuple[UUID, ...] = ()

    def columns(self) -> dict[str, Any]:
        """What stands on the version's own row."""
        return {name: getattr(self, name) for name in COLUMNS}


COLUMNS = tuple(field.name for field in fields(Content) if field.name not in LISTS + PAIRS)


def cleaned(content: Content) -> Content:
    """Every text made fit to keep."""
    texts: dict[str, Any] = {
        name: _clean(name, value) for name, value in content.columns().items() if isinstance(value, str)
    }
    return replace(content, **texts)


def _clean(name: str, value: str) -> str:
    if name in HTML:
        return clean_html(value)
    return clean_lines(value) if name in MULTILINE else clean_line(value)
