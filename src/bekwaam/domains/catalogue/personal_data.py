"""Which personal data the catalogue holds, and why; read for the processing register."""

from bekwaam.kernel.privacy import Personal, PersonalKind

KEEPER = Personal(
    purpose="Weten wie een leeractiviteit actueel houdt",
    kept="zolang de leeractiviteit bestaat",
    kind=PersonalKind.EMPLOYMENT,
)
AUDIENCE = Personal(
    purpose="Een leeractiviteit openstellen voor genoemde medewerkers",
    kept="zolang die medewerker genoemd is",
    kind=PersonalKind.EMPLOYMENT,
)
EDITOR = Personal(
    purpose="Kunnen zien wie een tekst het laatst wijzigde",
    kept="zolang de versie bewaard blijft",
    kind=PersonalKind.IDENTITY,
)
PERSONAL_DATA = {
    "Activity.keeper": KEEPER,
    "ActivityVersion.edited_by_label": EDITOR,
    "ActivityVersion.contact": EDITOR,
    "ActivityVersion.trainer": EDITOR,
    "AudiencePolicy.made_by_label": EDITOR,
    "AudienceCondition.person": AUDIENCE,
    "AudienceCondition.key": AUDIENCE,
}
_ACTIVITY = (
    "code",
    "form",
    "state",
    "is_open",
    "is_open_to_book",
    "is_from_elsewhere",
    "publish_from",
    "publish_until",
    "review_on",
    "rating_sum",
    "rating_count",
    "created_at",
    "changed_at",
)
_VERSION = (
    "number",
    "state",
    "change",
    "change_note",
    "revision",
    "title",
    "summary",
    "goals",
    "contents",
    "target_group",
    "level",
    "language",
    "study_load_minutes",
    "duration",
    "internal_price",
    "external_price",
    "payer",
    "approval",
    "approval_above",
    "link",
    "keywords",
    "evaluation_form",
    "certificate",
    "certificate_months",
    "image_alt",
    "edited_at",
    "published_at",
    "superseded_at",
)
_RUN = ("label", "starts_at", "ends_at", "place", "is_online", "seats_total", "seats_taken", "state")
NOT_PERSONAL = {
    "Theme.code",
    "Theme.name",
    "Theme.position",
    *(f"Activity.{name}" for name in _ACTIVITY),
    *(f"ActivityVersion.{name}" for name in _VERSION),
    "VersionLink.kind",
    "VersionSkill.level",
    *(f"AnnouncedRun.{name}" for name in _RUN),
    "AudiencePolicy.effect",
    "AudiencePolicy.needed",
    "AudiencePolicy.made_at",
    "AudienceCondition.dimension",
    "AudienceCondition.min_days",
    "AudienceCondition.max_days",
    "OfferingDefault.is_shielded",
}
