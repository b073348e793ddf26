"""What processes tell each other about how busy a key is. Rows are only added: nobody waits for a lock."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from bekwaam.domains.people.tokens.models import ApiUse


def tell(token_id: UUID, process_id: UUID, minute: datetime, total: int) -> None:
    """All that this process counted in this minute, so a row that is undone with its request does no harm."""
    ApiUse(token_id=token_id, process_id=process_id, minute=minute, total=total).save(force_insert=True)


def told_by_others(token_id: UUID, process_id: UUID, minute: datetime) -> int:
    told = ApiUse.objects.filter(token_id=token_id, minute=minute).exclude(process_id=process_id)
    return sum(
        told.order_by().values("process_id").annotate(most=Max("total")).values_list("most", flat=True)
    )
