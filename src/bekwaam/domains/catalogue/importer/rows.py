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
from bekwaam.domains.catalogue.importer.faults import RowFault
from bekwaam.domains.catalogue.importer.package import Picture
from bekwaam.domains.catalogue.importer.pictures import described, picture_of
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


@dataclass(frozen=True, slots=True)
class ActivityRow:
    line: int
    code: str
    values: Mapping[str, Any]
    particulars: Particulars
    content: Content
    known: Known | None
    picture: Picture | None = None


def activity_row(row: Record, situation: Situation) -> ActivityRow:
    """Raises RowFault."""
    code = row.key[0]
    known = situation.known.get(code)
    _require_open(code, known, situation)
    particulars = _particulars(code, row.values, known, situation)
    content = _content(row.values, known, situation)
    _require(rules.may_show_from_until(particulars.publish_from, particulars.publish_until))
    _require(rules.may_show_from_until(particulars.review_on, None))
    _require(rules.fits(content, {}))
    picture = picture_of(code, row.values, situation.package)
    content = described(content, row.values, picture)
    values = row.values if picture is None else {**row.values, "image": picture.name}
    if picture and content.image_id and situation.images[content.image_id] == picture.mark:
        picture = None
    return ActivityRow(row.line, code, values, particulars, content, known, picture)


def _require_open(code: str, known: Known | None, situation: Situation) -> None:
    if len(code) > CODE_LENGTH or not all(sign.isalnum() or sign in "-_." for sign in code):
        raise RowFault("code", "Een code heeft alleen letters, cijfers, streepjes en punten. Verbeter hem.")
    if known is not None and not situation.manages(known.activity.owner_unit_id):
        raise RowFault("code", "Deze code is al in gebruik bij een ander onderdeel. Kies een andere code.")
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
    if not situation.manages(unit_id):
        raise RowFault("unit", "Het aanbod van dit onderdeel beheer je niet. Kies een eigen onderdeel.")
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
            said[field] = _others(name, values[name], getattr(start, field), situation)
    if "skills" in values:
        said["skill_levels"] = _skills(values["skills"], situation)
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


def _others(name: str, text: str | None, present: tuple[UUID, ...], situation: Situation) -> tuple[UUID, ...]:
    """What stands there already and may not be named by who delivers, stays."""
    codes = set(words_of(text))
    known = {code: situation.ids[code] for code in codes if code in situation.ids}
    if unknown := sorted(code for code in codes if code not in known or not situation.may_name(known[code])):
        raise RowFault(name, f"De leeractiviteit “{unknown[0]}” bestaat niet. Verbeter de code.")
    kept = {situation.codes[one]: one for one in present if not situation.may_name(one)}
    return tuple(one for _code, one in sorted((known | kept).items()))


def _skills(text: str | None, situation: Situation) -> tuple[tuple[UUID, int], ...]:
    found: dict[UUID, int] = {}
    for word in words_of(text):
        code, _colon, level = (part.strip() for part in word.rpartition(":"))
        skill_id = situation.skills.get(code)
        if not code or not level.isascii() or not level.isdigit() or int(level) not in rules.LEVELS:
            raise RowFault("skills", f"Schrijf “{word}” als code:niveau, met een niveau van 1 tot en met 4.")
        if skill_id is None:
            raise RowFault("skills", f"De skill “{code}” bestaat niet. Verbeter de code.")
        if found.setdefault(skill_id, int(level)) != int(level):
            raise RowFault("skills", f"De skill “{code}” staat er twee keer. Haal er een weg.")
    order = list(situation.skills.values())
    return tuple(sorted(found.items(), key=lambda pair: order.index(pair[0])))


def _named(ids: tuple[UUID, ...], situation: Situation) -> str:
    return ", ".join(sorted(situation.codes[one] for one in ids if situation.may_name(one)))


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
        "first": _named(content.prerequisite_ids, situation),
        "related": _named(content.related_ids, situation),
        "skills": ", ".join(
            sorted(f"{situation.skill_codes[one]}:{level}" for one, level in content.skill_levels)
        ),
        "image": situation.images.get(content.image_id, "") if content.image_id else "",
        "image_alt": content.image_alt,
        "keeper": numbers.get(particulars.keeper_id, str(particulars.keeper_id or "")),
        "publish_from": particulars.publish_from,
        "publish_until": particulars.publish_until,
        "review_on": particulars.review_on,
    }
