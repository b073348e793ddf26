"""A new activity with the words of another, and what hangs on them; runs, reviews and its audience stay with the first."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.catalogue import queries, rules
from bekwaam.domains.catalogue.actions.drafts import Particulars, create_activity
from bekwaam.domains.catalogue.events import VersionStarted
from bekwaam.domains.catalogue.models import Activity
from bekwaam.kernel import events
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import require


@transaction.atomic
def copy_activity(
    activity_id: UUID, *, code: str, title: str, owner_unit_id: UUID, actor: Actor, at: datetime
) -> Activity:
    original = Activity.objects.get(pk=activity_id)
    require(rules.may_manage(actor, original.owner_unit_id))
    require(rules.may_copy(is_from_elsewhere=original.is_from_elsewhere))
    version = queries.draft_of(activity_id) or queries.versions_of(activity_id)[0]
    content = replace(queries.content_of(version), title=title)
    particulars = Particulars(
        code=code, owner_unit_id=owner_unit_id, form=original.form, keeper_id=original.keeper_id
    )
    copy = create_activity(particulars, content, actor=actor, at=at)
    draft_id = copy.versions.values_list("pk", flat=True).get()
    events.publish(VersionStarted(version_id=draft_id, previous_id=version.pk, actor=actor, at=at))
    return copy
