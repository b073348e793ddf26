"""Which personal data lesson designs and development tracks hold, and why; read for the processing register."""

from bekwaam.kernel.privacy import Personal, PersonalKind

EDITOR = Personal(
    purpose="Kunnen zien wie een ontwerp het laatst wijzigde",
    kept="zolang de versie bewaard blijft",
    kind=PersonalKind.IDENTITY,
)
TEACHER = Personal(
    purpose="Weten wie een onderdeel van een lesdag begeleidt",
    kept="zolang de versie bewaard blijft",
    kind=PersonalKind.EMPLOYMENT,
)
WORK = Personal(
    purpose="Samenwerken aan digitaal maatwerk: wie doet wat en wie vond wat",
    kept="zolang het ontwikkeltraject bewaard blijft",
    kind=PersonalKind.EMPLOYMENT,
)
_WORK = (
    "TrackMember.person",
    "TrackMember.name",
    "TrackMember.role",
    "TrackTask.person",
    "TrackTask.name",
    "TrackTask.done_by_label",
    "TrackRelease.delivered_by_label",
    "ReviewComment.person",
    "ReviewComment.written_by_label",
    "ReviewComment.resolved_by_label",
    "ReviewComment.words",
    "ReviewComment.answer",
    "TrackDecision.decided_by",
    "TrackDecision.written_by_label",
)
PERSONAL_DATA = {
    "LessonDesign.edited_by_label": EDITOR,
    "LessonPart.led_by": TEACHER,
    **dict.fromkeys(_WORK, WORK),
}
_PART = ("position", "title", "minutes", "form", "is_synchronous", "is_online", "is_informal", "goals")
_TRACK = ("title", "question", "phase", "wanted_on", "created_at", "changed_at")
NOT_PERSONAL = {
    *(f"LessonDesign.{name}" for name in ("is_blend", "introduction", "revision", "edited_at")),
    *(f"LessonDay.{name}" for name in ("number", "week", "title", "setting", "starts_at")),
    *(f"LessonPart.{name}" for name in _PART),
    *(f"DayMaterial.{name}" for name in ("kind", "title", "link", "brought_by")),
    *(f"DesignRule.{name}" for name in ("code", "is_on", "least")),
    "LessonHour.minutes",
    *(f"DevelopmentTrack.{name}" for name in _TRACK),
    *(f"TrackTask.{name}" for name in ("title", "due_on", "done_at", "created_at")),
    *(f"TrackRelease.{name}" for name in ("number", "note", "link", "delivered_at")),
    *(f"ReviewComment.{name}" for name in ("place", "state", "written_at", "resolved_at")),
    *(f"TrackDecision.{name}" for name in ("words", "decided_on", "written_at")),
}
