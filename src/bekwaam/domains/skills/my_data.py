"""The part of somebody's own data that this context holds."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from bekwaam.domains.skills.queries.statements import history_of


def levels_of(person_id: UUID) -> Iterable[dict[str, Any]]:
    """Everything that was ever stated and is still kept, with who stated it."""
    columns = (
        "skill__label",
        "source",
        "level",
        "stated_at",
        "stated_by_label",
        "valid_until",
        "superseded_at",
    )
    return history_of(person_id).values(*columns)
