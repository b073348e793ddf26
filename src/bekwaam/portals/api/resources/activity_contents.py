"""From a change in the words of the API to the content and the particulars of the catalogue, and back."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from bekwaam.domains.catalogue.actions import Particulars
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.detail import Detail, Label, Run
from bekwaam.portals.api.resources.activity_shapes import ActivityChange

TEXTS = {
    "titel": "title",
    "samenvatting": "summary",
    "inhoud": "contents",
    "doelgroep": "target_group",
    "niveau": "level",
    "taal": "language",
    "studielast_minuten": "study_load_minutes",
    "duur": "duration",
    "betaler": "payer",
    "akkoord": "approval",
    "contact": "contact",
    "trainer": "trainer",
    "link": "link",
    "trefwoorden": "keywords",
    "certificaat": "certificate",
    "certificaat_maanden": "certificate_months",
}
AMOUNTS = {
    "prijs_in_centen": "internal_price",
    "prijs_extern_in_centen": "external_price",
    "akkoord_boven_centen": "approval_above",
}
LISTS = {
    "thema_ids": "theme_ids",
    "functie_ids": "function_ids",
    "eerst_doen": "prerequisite_ids",
    "verwant": "related_ids",
}
PARTICULARS = {
    "eigenaar_id": "owner_unit_id",
    "zichtbaar_van": "publish_from",
    "zichtbaar_tot": "publish_until",
}
NULLABLE = {
    "external_price",
    "approval_above",
    "study_load_minutes",
    "certificate_months",
    "publish_from",
    "publish_until",
}


def with_change(content: Content, wanted: ActivityChange) -> Content:
    """The content, with what was told put in its place; null empties what may be empty and leaves the rest."""
    told = wanted.model_dump(exclude_unset=True)
    values: dict[str, Any] = {name: _plain(told[key]) for key, name in TEXTS.items() if key in told}
    values |= {name: _euros(told[key]) for key, name in AMOUNTS.items() if key in told}
    values |= {name: _ids(told[key]) for key, name in LISTS.items() if key in told}
    if told.get("doelen") is not None:
        values["goals"] = "\n".join(told["doelen"])
    if told.get("skills") is not None:
        values["skill_levels"] = tuple({one["id"]: one["niveau"] for one in told["skills"]}.items())
    return replace(content, **_kept(values))


def changes_content(wanted: ActivityChange) -> bool:
    told = wanted.model_dump(exclude_unset=True).keys()
    return bool(told & {*TEXTS, *AMOUNTS, *LISTS, "doelen", "skills"})


def changes_particulars(wanted: ActivityChange) -> bool:
    return bool(wanted.model_dump(exclude_unset=True).keys() & PARTICULARS.keys())


def with_new_particulars(known: Particulars, wanted: ActivityChange) -> Particulars:
    told = wanted.model_dump(exclude_unset=True)
    return replace(known, **_kept({name: told[key] for key, name in PARTICULARS.items() if key in told}))


def shown(detail: Detail) -> dict[str, Any]:
    activity, version = detail.activity, detail.version
    count = activity.rating_count
    return {
        **{key: getattr(version, name) for key, name in TEXTS.items() if key != "trefwoorden"},
        **{key: _cents(getattr(version, name)) for key, name in AMOUNTS.items()},
        "id": activity.pk,
        "code": activity.code,
        "werkvorm": activity.form,
        "doelen": version.goals.splitlines(),
        "themas": [_named(one) for one in detail.themes],
        "functies": [_named(one) for one in detail.functions],
        "skills": [
            {"id": one.id, "code": one.code, "naam": one.name, "niveau": one.level} for one in detail.skills
        ],
        "eigenaar": {
            "id": activity.owner_unit_id,
            "code": activity.owner_unit.code,
            "naam": activity.owner_unit.name,
        },
        "eerst_doen": [one.id for one in detail.prerequisites],
        "verwant": [one.id for one in detail.related],
        "uitvoeringen": [_run(run) for run in detail.runs],
        "kan_aanmelden": detail.can_book,
        "waardering": round(activity.rating_sum / count, 2) if count else None,
        "aantal_waarderingen": count,
        "status": activity.state,
        "versie": version.number,
        "versie_status": version.state,
        "revisie": version.revision,
        "zichtbaar_van": activity.publish_from,
        "zichtbaar_tot": activity.publish_until,
        "gepubliceerd_op": version.published_at,
        "gewijzigd_op": activity.changed_at,
    }


def _kept(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None or name in NULLABLE}


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value


def _ids(value: list[UUID] | None) -> tuple[UUID, ...] | None:
    return None if value is None else tuple(dict.fromkeys(value))


def _euros(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents) / 100


def _cents(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount * 100)


def _named(label: Label) -> dict[str, Any]:
    return {"id": label.id, "code": label.code, "naam": label.name}


def _run(run: Run) -> dict[str, Any]:
    return {
        "id": run.id,
        "naam": run.label,
        "begint_op": run.starts_at,
        "eindigt_op": run.ends_at,
        "plaats": run.place,
        "is_online": run.is_online,
        "plekken_over": run.seats_left,
    }
