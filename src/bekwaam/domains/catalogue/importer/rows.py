"""One row of a delivery against what is on file: the activity it asks for, or why it cannot be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from bekwaam.domains.catalogue import rules
from bekwaam.domains.catalogue.actions.drafts import CODE_LENGTH, Particulars
from bekwaam.domains.catalogue.content import Content, cleaned
from bekwaam.domains.catalogue.enums import ActivityState, ApprovalRule, Language, Payer, VersionState
from bekwaam.domains.catalogue.importer.situation import Known, Situation
from bekwaam.kernel.imports import Record

SEPARATORS = re.compile(r"[;,|\n]")
PLAIN = (
    "title", "summary", "goals", "contents", "keywords", "target_group", "level", "language",
    "study_load_minutes", "duration", "internal_price", "external_price", "payer", "approval",
    "approval_above", "trainer", "contact", "link", "certificate", "certificate_months",
)  # fmt: skip
WHEN_EMPTY: dict[str, Any] = {
    "language": Language.NL.value,
    "payer": Payer.NOBODY.value,
    "approval": ApprovalRule.NONE.value,
    "internal_price": Decimal(0),
    "study_load_minutes": None,
    "external_price": None,
    "approval_above": None,
    "certificate_months": None,
}
SENTENCES = {
    "catalogue.bad_link": ("link", "Dit webadres begint niet met https://. Verbeter het."),
    "catalogue.no_amount": ("approval_above", "Vul in boven welk bedrag de leidinggevende akkoord geeft."),
    "catalogue.until_before_from": (
        "publish_until",
        "De laatste dag ligt voor de eerste dag. Verbeter een van de twee.",
    ),
    "catalogue.impossible_day": ("publish_from", "Kies een datum tussen 2000 en 2200."),
    "catalogue.too_long": ("", "Deze tekst is te lang. Maak hem korter."),
}


class RowFault(Exception):
    """The row is well written but cannot be true; the sentence says why."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


@dataclass(frozen=True, slots=True)
class ActivityRow:
    line: int
    code: str
    values: Mapping[str, Any]
    particulars: Particulars
    content: Content
    known: Known | None


def activity_row(row: Record, situation: Situation) -> ActivityRow:
    """Raises RowFault."""
    code = row.key[0]
    known = situation.known.get(code)
    _require_open(code, known)
    particulars = _particulars(code, row.values, known, situation)
    content = _content(row.values, known, situation)
    _require(rules.may_show_from_until(particulars.publish_from, particulars.publish_until))
    _require(rules.may_show_from_until(particulars.review_on, None))
    _require(rules.fits(content, {}))
    return ActivityRow(row.line, code, row.values, particulars, content, known)


def _require_open(code: str, known: Known | None) -> None:
    if len(code) > CODE_LENGTH or not all(sign.isalnum() or sign in "-_." for sign in code):
        raise RowFault("code", "Een code heeft alleen letters, cijfers, streepjes en punten. Verbeter hem.")
    if known is not None and known.activity.is_from_elsewhere:
        raise RowFault(
            "code", "Een andere academie biedt dit aan. Haal de rij weg: de tekst wijzig je daar, niet hier."
        )
    if known is not None and known.activity.state == ActivityState.ARCHIVED:
        raise RowFault("code", "Deze leeractiviteit staat in het archief. Haal haar er eerst uit.")
    if known is not None and known.state == VersionState.IN_REVIEW:
        raise RowFault("code", "Deze leeractiviteit ligt ter beoordeling. Wacht het oordeel af.")


def _require(decision: Any) -> None:
    if not decision:
        raise RowFault(*SENTENCES.get(decision.reason, ("", "Deze rij kan zo niet. Kijk de waarden na.")))


def _particulars(
    code: str, values: Mapping[str, Any], known: Known | None, situation: Situation
) -> Particulars:
    unit_id = situation.units.get(values["unit"])
    if unit_id is None:
        raise RowFault("unit", "Dit onderdeel bestaat niet. Verbeter de code.")
    old = known.activity if known else None
    wanted = Particulars(
        code=code,
        owner_unit_id=unit_id,
        form=values["form"],
        publish_from=old.publish_from if old else None,
        publish_until=old.publish_until if old else None,
        keeper_id=old.keeper_id if old else None,
        review_on=old.review_on if old else None,
    )
    days = {name: values[name] for name in ("publish_from", "publish_until", "review_on") if name in values}
    return replace(wanted, **days, **_keeper(values, situation))


def _keeper(values: Mapping[str, Any], situation: Situation) -> dict[str, Any]:
    if "keeper" not in values:
        return {}
    number = values["keeper"]
    if number and number not in situation.people:
        raise RowFault("keeper", "Er werkt niemand met dit personeelsnummer. Verbeter het.")
    return {"keeper_id": situation.people[number] if number else None}


def _content(values: Mapping[str, Any], known: Known | None, situation: Situation) -> Content:
    start = known.content if known else Content(title=values["title"])
    said: dict[str, Any] = {
        name: WHEN_EMPTY.get(name, "") if values[name] is None else values[name]
        for name in PLAIN
        if name in values
    }
    if "themes" in values:
        said["theme_ids"] = _themes(values["themes"], situation)
    for name, field in (("first", "prerequisite_ids"), ("related", "related_ids")):
        if name in values:
            said[field] = _others(name, values[name], situation)
    return cleaned(replace(start, **said))


def _themes(text: str | None, situation: Situation) -> tuple[UUID, ...]:
    found = []
    for word in words_of(text):
        theme_id = situation.themes.get(word.casefold())
        if theme_id is None:
            names = ", ".join(situation.theme_names.values())
            raise RowFault("themes", f"Het thema “{word}” bestaat niet. Kies uit: {names}.")
        found.append(theme_id)
    order = list(situation.theme_names)
    return tuple(sorted(dict.fromkeys(found), key=order.index))


def _others(name: str, text: str | None, situation: Situation) -> tuple[UUID, ...]:
    codes = sorted(set(words_of(text)))
    if unknown := [code for code in codes if code not in situation.ids]:
        raise RowFault(name, f"De leeractiviteit “{unknown[0]}” bestaat niet. Verbeter de code.")
    return tuple(situation.ids[code] for code in codes)


def words_of(text: str | None) -> list[str]:
    return [word.strip() for word in SEPARATORS.split(text or "") if word.strip()]


def facts_of(particulars: Any, content: Content, situation: Situation) -> dict[str, Any]:
    """An activity in the words of a file."""
    unit_codes = {unit_id: code for code, unit_id in situation.units.items()}
    numbers = {person_id: number for number, person_id in situation.people.items()}
    return {
        **{name: getattr(content, name) for name in PLAIN},
        "code": particulars.code,
        "form": particulars.form,
        "unit": unit_codes.get(particulars.owner_unit_id, ""),
        "themes": ", ".join(situation.theme_names[one] for one in content.theme_ids),
        "first": ", ".join(sorted(situation.codes[one] for one in content.prerequisite_ids)),
        "related": ", ".join(sorted(situation.codes[one] for one in content.related_ids)),
        "keeper": numbers.get(particulars.keeper_id, str(particulars.keeper_id or "")),
        "publish_from": particulars.publish_from,
        "publish_until": particulars.publish_until,
        "review_on": particulars.review_on,
    }
