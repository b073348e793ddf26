"""Noord offers, Zuid takes over: the steps that the stories of the exchange are made of."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from bekwaam.domains.catalogue.actions import (
    WantedRun,
    announce_run,
    publish_draft,
    save_draft,
    start_version,
)
from bekwaam.domains.catalogue.enums import Change
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.catalogue.queries import content_of
from bekwaam.domains.exchange.actions import Terms, WantedTakeover, offer_activity, take_over
from bekwaam.domains.exchange.models import SharedOffer, Takeover
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.decisions import Refused
from bekwaam.kernel.jobs import run_now
from bekwaam.kernel.scope import current_academy_id
from tests import server
from tests.factories import a_theme, a_unit, an_activity

Within = Callable[[UUID], Any]
START = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)


def centre() -> Actor:
    return Actor(current_academy_id(), None, "Leercentrum", (Grant(Role.ULC),))


def work() -> None:
    """What waits in the queue for either side."""
    waiting = ProcrastinateJob.objects.filter(task_name__startswith="exchange.", status="todo").order_by("id")
    done: set[int] = set()
    while job := waiting.exclude(pk__in=done).first():
        done.add(job.pk)
        ids = dict(job.args)
        run_now(job.task_name, academy_id=UUID(ids.pop("academy")), **ids)


@contextmanager
def refused(reason: str) -> Iterator[None]:
    with pytest.raises(Refused) as refusal, transaction.atomic():
        yield
    assert refusal.value.reason == reason


def offer_with_a_run(zuid: UUID, moment: datetime) -> SharedOffer:
    """Noord offers an activity with a run of ten seats to Zuid."""
    activity = an_activity(title="Reanimeren", summary="Je leert reanimeren.")
    run = WantedRun(starts_at=START, ends_at=START + timedelta(hours=3), place="Sporthal", seats_total=10)
    announce_run(activity.pk, run, actor=centre(), at=moment)
    terms = Terms(
        target_ids=frozenset({zuid}), price=Decimal(75), conditions="Vooraf opgeven.", seats_per_academy=6
    )
    return offer_activity(activity.pk, terms, actor=centre(), at=moment)


def taken(offer: SharedOffer, moment: datetime, **values: Any) -> Takeover:
    wanted = WantedTakeover(
        **{
            "code": "N-REA",
            "owner_unit_id": a_unit().pk,
            "theme_ids": (a_theme().pk,),
            "approval": "geen",
            **values,
        }
    )
    return take_over(offer.pk, wanted, actor=centre(), at=moment)


def own(takeover: Takeover) -> Activity:
    return Activity.objects.select_related("published").get(pk=takeover.activity_id)


def republish(activity_id: UUID, change: Change, title: str, at: datetime) -> None:
    draft = start_version(activity_id, change=change, note="", actor=centre(), at=at)
    save_draft(draft.pk, replace(content_of(draft), title=title), seen_revision=1, actor=centre(), at=at)
    publish_draft(activity_id, actor=centre(), at=at)


@contextmanager
def left(academy_id: UUID) -> Iterator[None]:
    """As who looks after the installation notes it; the product itself may not."""
    switch = "update tenancy_academy set is_active = %s where id = %s"
    with server.owner_connection() as owner:
        owner.execute(switch, [False, academy_id])
    try:
        yield
    finally:
        with server.owner_connection() as owner:
            owner.execute(switch, [True, academy_id])
