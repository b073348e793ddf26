"""Which personal data the portfolio holds, and why; read for the processing register."""

from bekwaam.kernel.privacy import Personal, PersonalKind

BRINGER = Personal(
    purpose="Kunnen zeggen wat er met een leerbehoefte gebeurt aan wie haar inbracht",
    kept="zolang de leerbehoefte bewaard blijft",
    kind=PersonalKind.EMPLOYMENT,
)
TEXT = Personal(
    purpose="Leerbehoeften en besluiten begrijpen; er kan een naam in staan",
    kept="zolang de leerbehoefte of het besluit bewaard blijft",
    kind=PersonalKind.EMPLOYMENT,
)
MINDER = Personal(
    purpose="Weten wie een besluit uitvoert, aan een overleg deelneemt of een contract beheert",
    kept="zolang het besluit, het overleg of het contract bewaard blijft",
    kind=PersonalKind.EMPLOYMENT,
)
CONTACT = Personal(
    purpose="De contactpersoon van een leverancier kunnen bereiken",
    kept="zolang de leverancier in het register staat",
    kind=PersonalKind.CONTACT,
)
PERSONAL_DATA = {
    "LearningNeed.brought_by": BRINGER,
    "LearningNeed.remark": TEXT,
    "LearningNeed.goal": TEXT,
    "NeedAnswer.text": TEXT,
    "NeedStep.made_by_label": MINDER,
    "NeedStep.note": TEXT,
    "Participant.person": MINDER,
    "AgendaItem.owner": MINDER,
    "AgendaItem.decided_by_label": MINDER,
    "AgendaItem.reason": TEXT,
    "PortfolioMeeting.remark": TEXT,
    "Contract.owner": MINDER,
    "Contract.remark": TEXT,
    "SupplierProfile.contact_name": CONTACT,
    "SupplierProfile.contact_email": CONTACT,
    "SupplierProfile.contact_phone": CONTACT,
    "SupplierProfile.remark": CONTACT,
}
_NOT = {
    "NeedRound": ("name", "explanation", "opens_on", "closes_on", "invited_at", "reminded_at", "created_at"),
    "RoundUnit": ("needs_nothing_at",),
    "RoundQuestion": ("position", "text"),
    "LearningNeed": (
        "title",
        "skill_words",
        "priority",
        "people_count",
        "budget",
        "wanted_by",
        "state",
        "source",
        "revision",
        "created_at",
        "changed_at",
        "submitted_at",
    ),
    "NeedStep": ("state", "made_at"),
    "Criterion": ("name", "explanation", "weight", "position", "is_active"),
    "Score": ("value",),
    "PortfolioMeeting": ("title", "held_on", "place", "state", "created_at", "closed_at"),
    "AgendaItem": ("position", "subject", "outcome", "due_on", "decided_at"),
    "Retirement": ("leaves_on", "reason", "state", "announced_at"),
    "SupplierProfile": ("chamber_number", "changed_at"),
    "Contract": (
        "number",
        "title",
        "starts_on",
        "ends_on",
        "notice_on",
        "extensions",
        "extension_months",
        "ceiling",
        "warned_on",
        "revision",
        "created_at",
        "changed_at",
    ),
    "ContractLot": ("number", "name"),
    "ContractPrice": ("form", "label", "price", "basis", "valid_from", "valid_until"),
    "ContractDocument": ("title", "added_at"),
}
NOT_PERSONAL = {f"{model}.{name}" for model, names in _NOT.items() for name in names}
