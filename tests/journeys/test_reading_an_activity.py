"""An employee finds an activity and reads who agrees, in one sentence; the manager sees who of the team did it."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from bekwaam.domains.catalogue.actions import WantedRun, announce_run
from bekwaam.domains.catalogue.enums import ApprovalRule
from bekwaam.domains.people.access import actor_for
from bekwaam.domains.people.teams import team_jobs
from bekwaam.kernel import clock
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.scope import academy_scope
from tests.browser.town import TOWN
from tests.factories import an_activity
from tests.portals.learner.test_activity import did

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys-0")]
TITLE = "Gesprekken met boze bezoekers"


@pytest.fixture(scope="module")
def scene(small_town: Any) -> Any:
    """An activity that asks the manager, with a date; one of the manager's team did it."""
    with academy_scope(TOWN):
        manager, at = small_town.personas["leidinggevende"], clock.now()
        job = manager.employments.order_by("-started_on").first()
        activity = an_activity(
            job.unit, title=TITLE, approval=ApprovalRule.MANAGER.value, summary="Je blijft rustig."
        )
        starts = at + timedelta(days=14)
        run = WantedRun(starts_at=starts, ends_at=starts + timedelta(hours=3), place="Publiekshal")
        announce_run(activity.pk, run, actor=system_actor(TOWN), at=at)
        member = team_jobs(actor_for(manager, on=clock.today()), on=clock.today()).first().person
        did(member, activity)
        return activity, member.full_name


@pytest.mark.eis("U-7.2", "S-12")
def test_an_employee_finds_it_and_reads_who_agrees(as_persona: Any, scene: Any) -> None:
    with as_persona("medewerker", "/aanbod/") as visit:
        page = visit.page
        page.locator("#q").fill("boze bezoekers")
        page.locator("#q").press("Enter")
        page.locator("#resultaten").get_by_role("link", name=TITLE).click()
        expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
        approval = page.locator(".bk-activity__approval")
        expect(approval).to_contain_text("Je leidinggevende")
        assert approval.inner_text().count(".") == 1
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Zet in je agenda").click()
        assert waiting.value.suggested_filename == f"{TITLE}.ics"


@pytest.mark.eis("U-4.1")
def test_the_manager_sees_who_of_the_team_did_it(as_persona: Any, scene: Any) -> None:
    activity, name = scene
    with as_persona("leidinggevende", f"/aanbod/{activity.pk}/", width=390) as visit:
        team = visit.page.get_by_role("region", name="van je team").or_(
            visit.page.locator("section[aria-labelledby=wie-uit-je-team]")
        )
        expect(team.first).to_contain_text("Wie deed dit uit mijn team", ignore_case=True)
        expect(team.first).to_contain_text(name)
    with as_persona("medewerker", f"/aanbod/{activity.pk}/") as visit:
        expect(visit.page.get_by_text("Wie deed dit uit mijn team")).to_have_count(0)
