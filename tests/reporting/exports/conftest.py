from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

ON = date(2026, 11, 23)
Rows = Callable[..., list[Any]]


@pytest.fixture(autouse=True)
def file_root(tmp_path: Path, settings: Any) -> Path:
    settings.FILE_ROOT = str(tmp_path)
    return tmp_path


@pytest.fixture
def house(noord: UUID) -> dict[str, Any]:
    """Two directorates with a person each, an administrator of all and a back office of the first."""
    from bekwaam.kernel.actors import Role
    from tests.factories import a_grant, a_person, a_unit, an_employment

    first, second = a_unit("A"), a_unit("B")
    anna, bert = a_person("Aalbers"), a_person("=Bert")
    an_employment(anna, first)
    an_employment(bert, second)
    admin, clerk = a_person("Yilmaz"), a_person("Zwart")
    a_grant(admin, Role.FUNCTIONAL_ADMIN)
    a_grant(clerk, Role.BACKOFFICE, first)
    return {"first": first, "anna": anna, "bert": bert, "admin": admin, "clerk": clerk}


@pytest.fixture
def rows() -> Rows:
    from bekwaam.domains.people.access import actor_for
    from bekwaam.reporting.exports.chunks import rows_of
    from bekwaam.reporting.exports.registry import Asked, export_list

    def read(name: str, person: Any, **filters: str) -> list[Any]:
        asked = Asked(actor_for(person, on=ON), filters, ON)
        return list(rows_of(export_list(name), asked))

    return read
