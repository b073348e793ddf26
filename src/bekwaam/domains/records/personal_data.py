"""Which personal data the dossier holds, and why; read for the processing register."""

from bekwaam.kernel.privacy import Personal, PersonalKind

RESULT = Personal(
    purpose="Kunnen aantonen wat een medewerker deed en met welk resultaat",
    kept="zolang de medewerker in dienst is en daarna zolang het bewijs nodig is",
    kind=PersonalKind.EMPLOYMENT,
)
REVIEW = Personal(
    purpose="Anderen helpen kiezen met ervaringen van collega's",
    kept="tot de medewerker de ervaring weghaalt",
    kind=PersonalKind.EMPLOYMENT,
)
_RESULT = ("person_id", "outcome", "finished_on", "minutes", "reference")
_REVIEW = ("person", "stars", "words", "written_at", "state", "hidden_reason")
PERSONAL_DATA = {
    **{f"Result.{name}": RESULT for name in _RESULT},
    **{f"Review.{name}": REVIEW for name in _REVIEW},
}
NOT_PERSONAL = {"Result.label", "Result.source", "Result.recorded_at"}
