"""Which personal data deliveries hold, and why; read for the processing register."""

from bekwaam.kernel.privacy import Personal, PersonalKind

REPORTED = Personal(
    purpose="Laten zien wat een aanlevering verandert en welke rijen niet kloppen",
    kept="een jaar na de aanlevering; het bestand zelf dertig dagen",
    kind=PersonalKind.EMPLOYMENT,
)
WHO = Personal(
    purpose="Weten wie een aanlevering deed of bevestigde",
    kept="zolang de aanlevering in de lijst staat",
    kind=PersonalKind.ACCESS,
)
PERSONAL_DATA = {
    "ImportRun.report": REPORTED,
    "ImportRun.file_name": REPORTED,
    "ImportRun.started_by_id": WHO,
    "ImportRun.started_by_label": WHO,
    "ImportRun.confirmed_by_label": WHO,
}
NOT_PERSONAL = {
    "ImportMapping.kind",
    "ImportMapping.name",
    "ImportMapping.mapping",
    "ImportMapping.is_default",
    "ImportMapping.updated_at",
    "ImportRun.kind",
    "ImportRun.source",
    "ImportRun.state",
    "ImportRun.file_digest",
    "ImportRun.file_size",
    "ImportRun.is_large",
    "ImportRun.busy_since",
    "ImportRun.rows_done",
    "ImportRun.rows_total",
    "ImportRun.mapping",
    "ImportRun.mapping_name",
    "ImportRun.counts",
    "ImportRun.plan_digest",
    "ImportRun.sentence",
    "ImportRun.started_at",
    "ImportRun.previewed_at",
    "ImportRun.finished_at",
}
