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
KEPT = Personal(
    purpose="Terugvinden wat iemand zelf bewaart, en daarover berichten",
    kept="tot de medewerker het weghaalt of het account verdwijnt",
    kind=PersonalKind.BEHAVIOUR,
)
FEED = Personal(
    purpose="Een medewerker het eigen aanbod laten volgen op een andere plek",
    kept="tot de medewerker het abonnement stopt, en daarna zolang het logboek",
    kind=PersonalKind.ACCESS,
)
PERSONAL_DATA = {
    "Favourite.person": KEPT,
    "SavedSearch.person": KEPT,
    "SavedSearch.name": KEPT,
    "SavedSearch.query": KEPT,
    "SavedSearch.filters": KEPT,
    "SavedSearch.told_ids": KEPT,
    "FeedKey.person": FEED,
    "FeedKey.name": FEED,
    "FeedKey.created_at": FEED,
    "FeedKey.last_used_on": FEED,
    "FeedKey.revoked_at": FEED,
    "Activity.keeper": KEEPER,
    "ActivityVersion.edited_by_label": EDITOR,
    "ActivityVersion.contact": EDITOR,
    "ActivityVersion.trainer": EDITOR,
    "AudiencePolicy.made_by_label": EDITOR,
    "AudienceCondition.person": AUDIENCE,
    "AudienceCondition.key": AUDIENCE,
}
SECRETS = {"FeedKey.digest"}
_ACTIVITY = (
    "code",
    "form",
    "state",
    "is_open",
    "is_open_to_book",
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
_DOCUMENT = ("slot", "words", "letters", "title", "title_key", "facets", "published_at")
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
    *(f"SearchDocument.{name}" for name in _DOCUMENT),
    *(f"SearchFacet.{name}" for name in ("facet", "key", "chunk", "bits")),
    "Synonym.words",
    "Synonym.changed_at",
    "MissedTerm.term",
    "MissedTerm.week_on",
    "MissedTerm.count",
    "Favourite.kept_at",
    "SavedSearch.is_watched",
    "SavedSearch.made_at",
}
