"""What is renamed is found under its new name at once, for every activity that hangs on it in one statement."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bekwaam.domains.catalogue.actions import change_particulars, rename_theme
from bekwaam.domains.catalogue.actions.drafts import Particulars
from bekwaam.domains.catalogue.search.actions import write_documents
from bekwaam.domains.catalogue.search.filters import Facet, Filters
from bekwaam.domains.catalogue.search.queries import search
from bekwaam.domains.people.actions.codes import function_ids
from bekwaam.domains.people.actions.functions import change_function
from bekwaam.domains.skills.actions.framework import SkillDetails, change_skill
from bekwaam.kernel.actors import system_actor
from tests.factories import a_function, a_person, a_skill, a_theme, a_unit, an_activity

pytestmark = pytest.mark.eis("U-1.3")


class Scene:
    def __init__(self, moment: datetime) -> None:
        self.at, self.asker = moment, a_person()
        self.theme, self.skill, self.function = a_theme("digitaal"), a_skill("B1", "Helder"), a_function()
        self.actor = system_actor(self.asker.academy_id)
        values = {
            "theme_ids": (self.theme.pk,),
            "function_ids": (self.function.pk,),
            "skill_levels": ((self.skill.pk, 2),),
        }
        self.activities = [an_activity(**values) for _ in range(3)]
        an_activity()

    def found(self, text: str) -> int:
        return search(self.asker.pk, Filters(text=text), at=self.at).total

    def theme_renamed(self) -> None:
        rename_theme(self.theme.pk, name="Zeepkist", actor=self.actor, at=self.at)

    def skill_renamed(self) -> None:
        change_skill(
            self.skill.pk,
            SkillDetails(label="Zeepkist"),
            seen_at=self.skill.changed_at,
            actor=self.actor,
            at=self.at,
        )

    def function_renamed(self) -> None:
        change_function(self.function, name="Zeepkist", family="", actor=self.actor, at=self.at)

    def function_delivered(self) -> None:
        function_ids({self.function.code: "Zeepkist"})


@pytest.fixture
def scene(noord: Any, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> Scene:
    monkeypatch.setattr("bekwaam.domains.people.actions.functions.require", lambda decision: None)
    monkeypatch.setattr("bekwaam.domains.skills.actions.framework.require", lambda decision: None)
    return Scene(moment)


WAYS: list[Callable[[Scene], None]] = [
    Scene.theme_renamed,
    Scene.skill_renamed,
    Scene.function_renamed,
    Scene.function_delivered,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_new_name_is_found_at_once(scene: Scene, way: Callable[[Scene], None]) -> None:
    assert scene.found("zeepkist") == 0
    with CaptureQueriesContext(connection) as statements:
        way(scene)
    assert scene.found("zeepkist") == 3
    assert sum("insert into catalogue_searchdocument" in one["sql"] for one in statements) == 1


def test_another_code_and_owner_are_found_at_once(scene: Scene) -> None:
    activity, unit = scene.activities[0], a_unit()
    kept = Particulars(**{name: getattr(activity, name) for name in Particulars.__dataclass_fields__})
    wanted = replace(kept, code="ZEEPKIST-1", owner_unit_id=unit.pk)
    change_particulars(activity.pk, wanted, actor=scene.actor, at=scene.at)
    assert scene.found("zeepkist-1") == 1
    of_unit = Filters(chosen={Facet.UNIT: (str(unit.pk),)})
    assert search(scene.asker.pk, of_unit, at=scene.at).activity_ids == [activity.pk]


def test_writing_what_is_the_same_touches_no_row(scene: Scene) -> None:
    def rows() -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute("select ctid::text, activity_id from catalogue_searchdocument order by 2")
            return cursor.fetchall()

    before = rows()
    write_documents()
    assert rows() == before
