"""What changes where it is offered changes where it was taken over, once, whatever a worker does."""

from datetime import datetime
from uuid import UUID

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.catalogue.actions import publish_draft, save_draft, start_version
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import Change
from bekwaam.domains.catalogue.models import AnnouncedRun
from bekwaam.domains.catalogue.queries import content_of
from bekwaam.domains.exchange.actions import ask_seats
from bekwaam.domains.exchange.enums import ClaimState
from bekwaam.domains.exchange.models import SharedOffer, Takeover
from bekwaam.domains.exchange.tasks import nightly
from bekwaam.kernel.jobs import run_now
from tests.domains.exchange.sides import Within, centre, own, republish, work

pytestmark = [pytest.mark.django_db, pytest.mark.eis("S-1", "U-1.2")]


def test_a_change_flows_on(
    offered: SharedOffer, takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    draft = start_version(offered.activity_id, change=Change.AGAIN, note="", actor=centre(), at=moment)
    words = content_of(draft)
    renewed = Content(**{**words.columns(), "title": "Reanimeren en AED", "theme_ids": words.theme_ids})
    save_draft(draft.pk, renewed, seen_revision=1, actor=centre(), at=moment)
    publish_draft(offered.activity_id, actor=centre(), at=moment)
    work()
    with within(zuid):
        version = own(takeover).published
        assert (version.title, version.number, version.change) == ("Reanimeren en AED", 2, Change.AGAIN)


def test_versions_that_were_passed_over_still_ask_to_do_it_again(
    offered: SharedOffer, takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    for change, title in ((Change.AGAIN, "Tweede"), (Change.LIGHT, "Derde")):
        republish(offered.activity_id, change, title, moment)
    work()
    with within(zuid):
        version = own(takeover).published
        assert (version.title, version.change) == ("Derde", Change.AGAIN)


def test_jobs_that_run_twice_change_nothing(
    offered: SharedOffer, takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    with within(zuid):
        claim = ask_seats(takeover.pk, run.pk, seats=2, actor=centre(), at=moment)
    for _ in range(2):
        run_now("exchange.decide_claim", academy_id=offered.from_academy_id, claim_id=claim.pk)
        run_now("exchange.follow", academy_id=zuid, takeover_id=takeover.pk)
    run.refresh_from_db()
    assert run.seats_taken == 2
    with within(zuid):
        assert own(takeover).versions.count() == 1


def test_a_worker_that_died_is_made_up_for_by_night(
    offered: SharedOffer, takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    with within(zuid):
        claim = ask_seats(takeover.pk, run.pk, seats=2, actor=centre(), at=moment)
    republish(offered.activity_id, Change.LIGHT, "Nieuw", moment)
    ProcrastinateJob.objects.filter(task_name__startswith="exchange.", status="todo").delete()
    nightly()
    work()
    with within(zuid):
        claim.refresh_from_db()
        assert (own(takeover).published.title, claim.state) == ("Nieuw", ClaimState.GRANTED)


def test_seats_that_come_and_go_are_no_news(
    takeover: Takeover, zuid: UUID, within: Within, moment: datetime
) -> None:
    run = AnnouncedRun.objects.get()
    with within(zuid):
        ask_seats(takeover.pk, run.pk, seats=2, actor=centre(), at=moment)
    work()
    with within(zuid):
        assert AnnouncedRun.objects.get().seats_taken == 2
        assert AuditFact.objects.filter(verb="exchange.followed").count() == 0
