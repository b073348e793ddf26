"""The exchange holds no personal data: offers, takeovers and claims are between organisations."""

from bekwaam.kernel.privacy import Personal

PERSONAL_DATA: dict[str, Personal] = {}
_OFFER = (
    "from_academy",
    "activity_id",
    "state",
    "is_for_all",
    "price",
    "conditions",
    "seats_per_academy",
    "title",
    "sheet",
    "sheet_digest",
    "change",
    "version_number",
    "again_number",
    "revision",
    "offered_at",
    "changed_at",
    "withdrawn_reason",
)
_TARGET = ("offer", "from_academy", "for_academy")
_TAKEOVER = (
    "offer",
    "from_academy",
    "by_academy",
    "activity_id",
    "title",
    "state",
    "followed_digest",
    "followed_number",
    "followed_revision",
    "taken_at",
    "ended_at",
    "reason",
)
_CLAIM = (
    "takeover",
    "from_academy",
    "by_academy",
    "run_id",
    "seats",
    "state",
    "asked_at",
    "decided_at",
    "reason",
)
NOT_PERSONAL = {
    *(f"SharedOffer.{name}" for name in _OFFER),
    *(f"OfferTarget.{name}" for name in _TARGET),
    *(f"Takeover.{name}" for name in _TAKEOVER),
    *(f"SeatClaim.{name}" for name in _CLAIM),
}
