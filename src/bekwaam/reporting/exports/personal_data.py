"""Which personal data exports hold, and why; read for the processing register."""

from bekwaam.kernel.privacy import Personal, PersonalKind

WISH = Personal(
    purpose="Een lijst als bestand klaarzetten voor wie erom vroeg",
    kept="het bestand zeven dagen, of zo lang als de huisregels zeggen, de regel in het overzicht dertig dagen",
    kind=PersonalKind.ACCESS,
)
PERSONAL_DATA = {
    "ExportRun.filters": WISH,
    "ExportRun.fingerprint": WISH,
    "ExportRun.asker_id": WISH,
    "ExportRun.asker_label": WISH,
}
NOT_PERSONAL = {
    "ExportRun.list_name",
    "ExportRun.format",
    "ExportRun.state",
    "ExportRun.rows_total",
    "ExportRun.rows_done",
    "ExportRun.asked_at",
    "ExportRun.started_at",
    "ExportRun.finished_at",
    "ExportRun.expires_at",
}
