"""Which personal data the academy's own settings and files hold, and why; read for the processing register."""

from bekwaam.kernel.privacy import Personal, PersonalKind

FILE = Personal(
    purpose="Bestanden bewaren die medewerkers aanleveren of nodig hebben als bewijs",
    kept="tot de einddatum van het bestand, of zolang een ander gegeven ernaar verwijst",
    kind=PersonalKind.EVIDENCE,
)
PERSONAL_DATA = {"StoredFile.name": FILE, "StoredFile.sha256": FILE, "StoredFile.owner_id": FILE}
NOT_PERSONAL = {
    "Academy.slug",
    "Academy.name",
    "Academy.is_active",
    "Academy.created_at",
    "AcademyHost.host",
    "AcademyHost.is_primary",
    "AcademySettings.display_name",
    "AcademySettings.theme",
    "AcademySettings.theme_digest",
    "AcademySettings.logo_digest",
    "AcademySettings.modules",
    "AcademySettings.options",
    "AcademySettings.updated_at",
    "StoredFile.media_type",
    "StoredFile.size",
    "StoredFile.purpose",
    "StoredFile.created_at",
    "StoredFile.expires_at",
}
