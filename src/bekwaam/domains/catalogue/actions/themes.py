"""The shelves of the catalogue."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.catalogue import rules
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.models import Theme, VersionTheme
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require

CODE_LENGTH, NAME_LENGTH = 60, 100


@transaction.atomic
def save_theme(*, code: str, name: str, position: int, actor: Actor, at: datetime) -> Theme:
    require(rules.may_arrange(actor))
    code, name = clean_line(code), clean_line(name)
    if not code or not name or len(code) > CODE_LENGTH or len(name) > NAME_LENGTH:
        raise Refused("catalogue.bad_theme", limit=NAME_LENGTH)
    theme, is_new = Theme.objects.update_or_create(code=code, defaults={"name": name, "position": position})
    verb = "catalogue.theme_made" if is_new else "catalogue.theme_changed"
    record(verb, Subject("theme", theme.pk, name), actor=actor, at=at, after={"position": position})
    return theme


@transaction.atomic
def remove_theme(theme_id: UUID, *, actor: Actor, at: datetime) -> None:
    require(rules.may_arrange(actor))
    theme = Theme.objects.get(pk=theme_id)
    if VersionTheme.objects.filter(theme=theme).exists():
        raise Refused("catalogue.theme_in_use")
    record("catalogue.theme_removed", Subject("theme", theme.pk, theme.name), actor=actor, at=at)
    theme.delete()
