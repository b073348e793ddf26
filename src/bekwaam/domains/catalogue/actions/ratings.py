"""What a floor above tells of reviews: a sum and a count, so that lists can be sorted without asking it."""

from uuid import UUID

from bekwaam.domains.catalogue.models import Activity


def set_rating(activity_id: UUID, *, total: int, count: int) -> None:
    Activity.objects.filter(pk=activity_id).update(rating_sum=total, rating_count=count)
