"""The processing register shows every purpose of every context, to those who watch over it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.utils.html import escape

from bekwaam.kernel.actors import Role
from bekwaam.reporting.privacy.register import personal_fields, processings
from tests.factories import a_grant, a_person

pytestmark = pytest.mark.eis("U-8.4")
PAGE = "/beheer/verwerkingsregister/"


@pytest.mark.parametrize("role", [Role.FUNCTIONAL_ADMIN, Role.CISO, Role.AUDITOR])
def test_every_purpose_and_every_field_is_shown(
    client_for: Callable[..., Any], noord: UUID, role: Role
) -> None:
    person = a_person()
    a_grant(person, role)
    text = client_for(person).get(PAGE).content.decode()
    assert [one.purpose for one in processings() if escape(one.purpose) not in text] == []
    fields = {name.split(".", 1)[1] for name in personal_fields()}
    assert [name for name in fields if f"<code>{name}</code>" not in text] == []


def test_others_do_not_come_here(client_for: Callable[..., Any], noord: UUID) -> None:
    assert client_for(a_person()).get(PAGE).status_code == 403
