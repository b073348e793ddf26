"""Every field of every model is named as personal or as not personal, and every secret as a secret."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from bekwaam.reporting.privacy.register import contexts, declaration

pytestmark = pytest.mark.eis("U-8.4")
SECRET_NAME = re.compile(r"password|secret|token|digest$|payload|private|seed|recovery|(^|_)key$")
KNOWN_HARMLESS = {
    "SearchDocument.title_key": "a title in lower case",
    "SearchFacet.key": "a value of a filter",
    "SharedOffer.sheet_digest": "of a sheet that the other academy reads",
    "Takeover.followed_digest": "of the same sheet",
    "ApiUse.token_id": "the row of a key, not the key",
    "AudienceCondition.key": "what a condition asks for",
    "AcademySettings.theme_digest": "of a style sheet",
    "AcademySettings.logo_digest": "of a picture that everybody sees",
    "Person.sort_key": "a name in lower case",
    "Person.search_key": "a name in lower case",
    "OrgUnit.sort_key": "a name in lower case",
    "Skill.sort_key": "a label in lower case",
    "Skill.search_key": "labels in lower case",
    "ImportRun.file_digest": "of a file that its owner has",
    "ImportRun.plan_digest": "of a plan that its owner sees",
}


def own_models() -> list[type[models.Model]]:
    labels = {context.label for context in contexts()}
    return [model for model in apps.get_models() if model._meta.app_label in labels]


def fields_to_name() -> Iterator[tuple[str, models.Field]]:
    for model in own_models():
        for field in model._meta.local_fields:
            if field.name not in {"id", "academy"}:
                yield f"{model._meta.app_label}.{model.__name__}.{field.name}", field


def said(name: str) -> dict[str, str]:
    """`label.Model.field` to the list it stands on."""
    return {
        f"{context.label}.{field}": context.label
        for context in contexts()
        for field in getattr(declaration(context), name, ())
    }


def points_elsewhere(field: models.Field) -> bool:
    """A key to a thing that is no person; keys to people are named like other fields."""
    return isinstance(field, models.ForeignKey) and field.related_model.__name__ not in {"Person", "Account"}


def test_every_field_is_named_once() -> None:
    personal, other = said("PERSONAL_DATA"), said("NOT_PERSONAL")
    assert sorted(personal.keys() & other.keys()) == []
    named = personal.keys() | other.keys()
    missing = [name for name, field in fields_to_name() if name not in named and not points_elsewhere(field)]
    assert missing == []


def test_no_name_is_left_of_a_field_that_is_gone() -> None:
    there = {name for name, _ in fields_to_name()}
    named = said("PERSONAL_DATA") | said("NOT_PERSONAL") | said("SECRETS")
    assert sorted(named.keys() - there) == []


def test_a_key_to_a_person_is_personal() -> None:
    keys = [
        name
        for name, field in fields_to_name()
        if isinstance(field, models.ForeignKey) and not points_elsewhere(field)
    ]
    assert sorted(set(keys) - said("PERSONAL_DATA").keys()) == []


def test_what_sounds_like_a_secret_is_one() -> None:
    suspects = [name for name, _ in fields_to_name() if SECRET_NAME.search(name.rsplit(".", 1)[1])]
    open_ones = [name for name in suspects if name not in said("SECRETS")]
    assert [name for name in open_ones if name.split(".", 1)[1] not in KNOWN_HARMLESS] == []


def test_every_purpose_can_be_read() -> None:
    for context in contexts():
        for field, personal in getattr(declaration(context), "PERSONAL_DATA", {}).items():
            assert len(personal.purpose) > 15, field
            assert len(personal.kept) > 5, field
