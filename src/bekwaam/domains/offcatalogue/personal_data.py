"""Which personal data requests hold, and why; read for the processing register."""

from bekwaam.kernel.privacy import Personal, PersonalKind

KEPT = "tot het aantal maanden uit de huisregels na het afsluiten; concepten een half jaar"
REQUEST = Personal(
    purpose="Beslissen over een aanvraag van of voor een medewerker",
    kept=KEPT,
    kind=PersonalKind.EMPLOYMENT,
)
STEP = Personal(
    purpose="Laten zien wie wat besliste over een aanvraag, en namens wie",
    kept=KEPT,
    kind=PersonalKind.BEHAVIOUR,
)
HOLDER = Personal(
    purpose="Weten wie boven een bedrag meebeslist", kept="zolang de regel geldt", kind=PersonalKind.ACCESS
)
_REQUEST = (
    "person asker decider job_number title provider link motive goal skill starts_on ends_on course_cost travel_cost "
    "other_cost agreed_cost cost_centre state asked_from outcome"
)
_STEP = "actor actor_label on_behalf_of on_behalf_label words deed at at_state"
PERSONAL_DATA = {
    **{f"OffCatalogueRequest.{name}": REQUEST for name in _REQUEST.split()},
    **{f"RequestStep.{name}": STEP for name in _STEP.split()},
    "BudgetRule.holder": HOLDER,
}
_NEUTRAL = "turn waiting_since reminded_at form vat created_at changed_at submitted_at closed_at"
NOT_PERSONAL = {
    *(f"OffCatalogueRequest.{name}" for name in _NEUTRAL.split()),
    "RequestFile.added_at",
    "BudgetRule.above",
}
