"""Which personal data the log holds, and why; read for the processing register."""

from bekwaam.kernel.privacy import Personal, PersonalKind

WHO = Personal(
    purpose="Kunnen aantonen wie iets deed, en namens wie",
    kept="ten minste zeven jaar, omdat het logboek bewijs is; het product zelf kan er niets in wijzigen of weghalen",
    kind=PersonalKind.BEHAVIOUR,
)
ABOUT = Personal(
    purpose="Kunnen aantonen wat er veranderde, en wat er eerst stond",
    kept="ten minste zeven jaar, omdat het logboek bewijs is; het product zelf kan er niets in wijzigen of weghalen",
    kind=PersonalKind.EVIDENCE,
)
PERSONAL_DATA = {
    "AuditFact.at": WHO,
    "AuditFact.actor_id": WHO,
    "AuditFact.actor_label": WHO,
    "AuditFact.on_behalf_of_id": WHO,
    "AuditFact.on_behalf_of_label": WHO,
    "AuditFact.subject_id": ABOUT,
    "AuditFact.subject_label": ABOUT,
    "AuditFact.before": ABOUT,
    "AuditFact.after": ABOUT,
}
NOT_PERSONAL = {
    "AuditFact.verb",
    "AuditFact.channel",
    "AuditFact.subject_type",
    "AuditFact.unit_id",
    "AuditFact.request_id",
    "AuditSeal.number",
    "AuditSeal.fact_id",
    "AuditSeal.previous_hash",
    "AuditSeal.hash",
    "AuditSeal.sealed_at",
    "AuditAnchor.number",
    "AuditAnchor.hash",
    "AuditAnchor.facts",
    "AuditAnchor.kept_since",
    "AuditAnchor.removed_at",
    "AuditCheck.checked_at",
    "AuditCheck.rows",
    "AuditCheck.head",
    "AuditCheck.broken_at",
    "AuditCheck.fault",
    "AuditCheck.unsealed",
}
