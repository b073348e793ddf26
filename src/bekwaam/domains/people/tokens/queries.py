"""Looking a key up by its secret, and listing keys without it."""

from datetime import datetime

from django.db.models import QuerySet

from bekwaam.domains.people.models import ApiToken
from bekwaam.domains.people.tokens import rules


def usable_token(secret: str, *, at: datetime) -> ApiToken | None:
    if not secret.startswith(rules.PREFIX):
        return None
    found: ApiToken | None = (
        ApiToken.objects.select_related("person", "service").filter(digest=rules.digest(secret)).first()
    )
    return found if found is not None and rules.is_usable(found, at=at) else None


def tokens_of_academy() -> QuerySet[ApiToken]:
    found: QuerySet[ApiToken] = ApiToken.objects.select_related("person", "service__unit").order_by(
        "revoked_at", "name", "id"
    )
    return found
