"""Why do I see this? The answer speaks of the reader alone."""

from typing import Any

import pytest

from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.enums import Dimension, Effect
from tests.factories import a_function, a_person, a_unit, an_activity, an_employment

pytestmark = [pytest.mark.django_db, pytest.mark.eis("U-1.2")]


@pytest.fixture
def reader(noord: Any) -> Any:
    person = a_person("Lezer")
    unit = a_unit(name="Zwembad", parent=a_unit(name="Sport"))
    an_employment(person, unit, function=a_function("ZWEM", "Zwembadmedewerker"))
    return person


def why(client: Any, activity: Any) -> Any:
    return client.get(f"/aanbod/{activity.pk}/waarom/")


def of(dimension: Dimension, **values: Any) -> Condition:
    return Condition(dimension=dimension, **values)


def test_open_offering_is_for_everybody(client_for: Any, reader: Any) -> None:
    page = why(client_for(reader), an_activity()).content.decode()
    assert "Dit aanbod is er voor iedereen in de academie." in page
    assert "Je kunt je hiervoor aanmelden." in page


def test_only_what_fits_the_reader_is_named(client_for: Any, reader: Any) -> None:
    job = reader.employments.get()
    boa, other, colleague = a_function("BOA", "Boa"), a_unit(name="Belastingen"), a_person("Ander")
    policies = [
        Policy(
            Effect.SHOW,
            (
                of(Dimension.UNIT, unit_id=job.unit.parent_id),
                of(Dimension.UNIT, unit_id=other.pk),
                of(Dimension.FUNCTION, function_id=job.function_id),
                of(Dimension.FUNCTION, function_id=boa.pk),
            ),
        ),
        Policy(Effect.SHOW, (of(Dimension.PERSON, person_id=colleague.pk),)),
        Policy(Effect.SHOW, (of(Dimension.PERSON, person_id=reader.pk),)),
        Policy(Effect.BOOK, (of(Dimension.PERSON, person_id=colleague.pk),)),
    ]
    page = why(client_for(reader), an_activity(policies=policies)).content.decode()
    assert "Je werkt bij Sport of bij een onderdeel daarvan. Je functie is Zwembadmedewerker." in page
    assert "Dit aanbod is voor jou persoonlijk opengezet." in page
    assert "Aanmelden is er voor een kleinere groep." in page
    assert [name for name in ("Belastingen", "Boa", "Ander") if name in page] == []


def test_what_is_not_seen_is_not_there(client_for: Any, reader: Any) -> None:
    hidden = an_activity(policies=[Policy(Effect.SHOW, (of(Dimension.UNIT, unit_id=a_unit().pk),))])
    assert [
        why(client_for(reader), one).status_code for one in (hidden, an_activity(is_published=False))
    ] == [404, 404]
