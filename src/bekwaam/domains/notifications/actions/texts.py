"""The academy's own words for a kind of message; each save is a new version."""

from datetime import datetime

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.notifications import wording
from bekwaam.domains.notifications.kinds import Kind
from bekwaam.domains.notifications.models import Template
from bekwaam.domains.notifications.queries.texts import versions_of, wording_of
from bekwaam.domains.notifications.rules.texts import may_manage, may_save_text
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import require


def save_text(kind: Kind, language: str, *, subject: str, body: str, actor: Actor, at: datetime) -> Template:
    require(may_manage(actor))
    subject, body = subject.strip(), wording.many_lines(body)
    require(may_save_text(kind, subject, body))
    return _add(kind, language, subject, body, actor=actor, at=at)


def use_built_in(kind: Kind, language: str, *, actor: Actor, at: datetime) -> None:
    """Back to the text of the product; doing it twice is the same as doing it once."""
    require(may_manage(actor))
    if wording_of(kind, language).is_own:
        _add(kind, language, "", "", actor=actor, at=at)


def _add(kind: Kind, language: str, subject: str, body: str, *, actor: Actor, at: datetime) -> Template:
    locks.take(f"notifications.text:{kind.code}:{language}")
    before = wording_of(kind, language)
    template: Template = Template.objects.create(
        kind=kind.code,
        language=language,
        version=_latest(kind, language) + 1,
        is_built_in=not subject,
        subject=subject,
        body=body,
        made_by_label=actor.label[:200],
        created_at=at,
    )
    record(
        "notifications.text_saved" if subject else "notifications.text_reset",
        Subject("message_kind", template.pk, f"{kind.code} ({language})"),
        actor=actor,
        at=at,
        before={"subject": before.text.subject, "body": before.text.body},
        after={"version": template.version, "subject": subject, "body": body},
    )
    return template


def _latest(kind: Kind, language: str) -> int:
    newest = versions_of(kind, language).first()
    return newest.version if newest is not None else 0
