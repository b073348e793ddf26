"""Reads the data files beside the demo into frozen records: one TOML file per theme, CSV for skills and synonyms."""

import csv
import io
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from bekwaam.config.demo.offering import notation
from bekwaam.config.demo.offering.records import (
    Activity,
    Certificate,
    Effect,
    Form,
    Offering,
    Place,
    Policy,
    Skill,
    SkillKind,
    SkillLevel,
    State,
    Theme,
)
from bekwaam.config.demo.records import AcademyName

DATA = files("bekwaam.config.demo").joinpath("data", "offering")
EFFECTS: tuple[Effect, ...] = ("show", "book", "hide")
KEYS = frozenset((
    "theme", "title", "form", "summary", "goals", "contents", "target", "level", "language", "minutes", "duration",
    "price", "payer", "approval", "by", "also", "skills", "functions", "owner", "related", "requires", "certificate",
    "review", "state", "words", "runs", "show", "book", "hide",
))  # fmt: skip


def offering(academy: AcademyName, today: date) -> Offering:
    return Offering(
        academy=academy,
        themes=themes(),
        places=_places(academy),
        skills=skills(),
        function_skills=function_skills(),
        synonyms=synonyms(),
        activities=tuple(_activities(academy, today)),
    )


@cache
def themes() -> tuple[Theme, ...]:
    return tuple(Theme(code, name) for code, name in _toml("themes.toml").items())


@cache
def skills() -> tuple[Skill, ...]:
    return tuple(
        Skill(
            code=row["code"],
            label=row["label"],
            alternatives=_several(row["alt_labels"]),
            definition=row["definition"],
            broader=row["broader"] or None,
            kind=_one_of(SkillKind, row["kind"]),
            related=_several(row["related"]),
        )
        for row in _csv("skills.csv")
    )


@cache
def function_skills() -> dict[str, tuple[SkillLevel, ...]]:
    return {row["function"]: notation.skill_levels(row["skills"]) for row in _csv("functie_skills.csv")}


@cache
def synonyms() -> tuple[tuple[str, ...], ...]:
    return tuple((row["term"], *_several(row["synonyms"])) for row in _csv("synonyms.csv"))


def _places(academy: AcademyName) -> tuple[Place, ...]:
    rows = _toml("places.toml")[academy]
    return tuple(Place(code, row["name"], row["address"], row["seats"]) for code, row in rows.items())


def _activities(academy: AcademyName, today: date) -> Iterator[Activity]:
    folder = DATA.joinpath(academy)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        usual, rows = _theme_file(academy, file.name)
        for code, row in rows.items():
            yield _activity(code, {**usual, **row}, today)


@cache
def _theme_file(academy: AcademyName, name: str) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """What stands above the first activity of a file holds for all that do not say otherwise."""
    content = _toml(f"{academy}/{name}")
    usual = {key: value for key, value in content.items() if not isinstance(value, dict)}
    return usual, {key: value for key, value in content.items() if isinstance(value, dict)}


def _activity(code: str, row: dict[str, Any], today: date) -> Activity:
    unknown = row.keys() - KEYS
    if unknown:
        raise ValueError(f"{code}: unknown {sorted(unknown)}")
    internal, external = row.get("price", (0, 0))
    certificate = row.get("certificate")
    return Activity(
        code=code,
        title=row["title"],
        form=_one_of(Form, row["form"]),
        state=_one_of(State, row.get("state", "published")),
        owner_unit=row["owner"],
        summary=row["summary"],
        goals=tuple(row["goals"]),
        contents=tuple(" ".join(part.split()) for part in row["contents"].strip().split("\n\n")),
        target_group=row["target"],
        level=row.get("level", ""),
        language=row.get("language", "nl"),
        study_minutes=row["minutes"],
        duration=row["duration"],
        internal_price=internal,
        external_price=external,
        payer=row.get("payer", "eigen eenheid" if internal or external else "gratis"),
        approval=notation.approval(row.get("approval", "leidinggevende" if internal or external else "geen")),
        provider=row["by"],
        themes=(row["theme"], *row.get("also", ())),
        skills=notation.skill_levels(row["skills"]),
        functions=tuple(row.get("functions", "").split()),
        policies=_policies(row),
        related=tuple(row.get("related", "").split()),
        prerequisites=tuple(row.get("requires", "").split()),
        certificate=Certificate(certificate[0], certificate[1] or None) if certificate else None,
        published_on=today - timedelta(days=notation.spread(code, "published", 20, 1400)),
        review_on=today + timedelta(days=row.get("review", notation.spread(code, "review", 30, 540))),
        synonyms=_several(row.get("words", "")),
        runs=tuple(notation.run(text, today) for text in row.get("runs", ())),
    )


def _policies(row: dict[str, Any]) -> tuple[Policy, ...]:
    return tuple(
        notation.policy(effect, text, row["owner"]) for effect in EFFECTS for text in row.get(effect, ())
    )


def _one_of(kind: Any, value: str) -> Any:
    """The value, when the literal type knows it."""
    if value not in get_args(kind):
        raise ValueError(f"{value!r} is none of {get_args(kind)}")
    return value


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(DATA.joinpath(*name.split("/")).read_text("utf-8"))


def _csv(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(DATA.joinpath(name).read_text("utf-8")), delimiter=";")
