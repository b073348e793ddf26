"""Deliveries report to the functional administrators."""

from bekwaam.domains.deliveries.enums import RunState
from bekwaam.domains.deliveries.events import DeliveryProcessed
from bekwaam.domains.notifications.actions import notify
from bekwaam.domains.notifications.kinds.deliveries import DELIVERY_DONE, DELIVERY_NEEDS_YOU
from bekwaam.domains.notifications.queries.readers import administrators
from bekwaam.kernel import clock
from bekwaam.kernel.events import subscribe
from bekwaam.kernel.links import link_to


@subscribe(DeliveryProcessed)
def report_delivery(event: DeliveryProcessed) -> None:
    at = clock.now()
    kind = DELIVERY_DONE if event.state == RunState.DONE else DELIVERY_NEEDS_YOU
    facts = {"aanlevering": event.title, "bestand": event.file_name, "verslag": event.sentence}
    people, link = administrators(clock.local_date(at)), link_to("delivery", event.run_id)
    notify(kind.code, people, facts, event_id=event.event_id, link=link, at=at)
