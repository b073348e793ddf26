"""The shelves of the catalogue."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.catalogue import rules
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.events import ThemeRenamed
from bekwaam.domains.catalogue.models import Theme, VersionTheme
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require
from bekwaam.kernel.events import publish

CODE_LENGTH, NAME_LENGTH = 60, 100


@transaction.atomic
def save_theme(*, code: str, name: str, position: int, actor: Actor, at: datetime) -> Theme:
    require(rules.may_arrange(actor))
    code, name = clean_line(code), clean_line(name)
    if not code or not name or len(code) > CODE_LENGTH or len(name) > NAME_LENGTH:
        raise Refused("catalogue.bad_theme", limit=NAME_LENGTH)
    _require_new_name(name, Theme.objects.exclude(code=code))
    before = Theme.objects.filter(code=code).values_list("name", flat=True).first()
    theme, is_new = Theme.objects.update_or_create(code=code, defaults={"name": name, "position": position})
    verb = "catalogue.theme_made" if is_new else "catalogue.theme_changed"
    record(verb, Subject("theme", theme.pk, name), actor=actor, at=at, after={"position": position})
    if before not in (None, name):
        publish(ThemeRenamed(theme_id=theme.pk))
    return theme


@transaction.atomic
def rename_theme(theme_id: UUID, *, name: str, actor: Actor, at: datetime) -> None:
    require(rules.may_arrange(actor))
    theme, name = Theme.objects.select_for_update().get(pk=theme_id), clean_line(name)
    if not name or len(name) > NAME_LENGTH:
        raise Refused("catalogue.bad_theme", limit=NAME_LENGTH)
    _require_new_name(name, Theme.objects.exclude(pk=theme_id))
    before, theme.name = theme.name, name
    if before != name:
        theme.save(update_fields=["name"])
        old, new = {"name": before}, {"name": name}
        record(
            "catalogue.theme_changed",
            Subject("theme", theme.pk, name),
            actor=actor,
            at=at,
            before=old,
            after=new,
        )
        publish(ThemeRenamed(theme_id=theme.pk))


@transaction.atomic
def move_theme(theme_id: UUID, *, is_up: bool, actor: Actor, at: datetime) -> None:
    """One place up or down; the order is written out anew, so that no two stand on one place."""
    require(rules.may_arrange(actor))
    shelves = list(Theme.objects.select_for_update().order_by("position", "name"))
    here = next(place for place, theme in enumerate(shelves) if theme.pk == theme_id)
    there = here - 1 if is_up else here + 1
    if not 0 <= there < len(shelves):
        return
    shelves[here], shelves[there] = shelves[there], shelves[here]
    for place, theme in enumerate(shelves, start=1):
        theme.position = place
    Theme.objects.bulk_update(shelves, ["position"])
    moved = shelves[there]
    subject, after = Subject("theme", moved.pk, moved.name), {"position": moved.position}
    record("catalogue.theme_changed", subject, actor=actor, at=at, after=after)


@transaction.atomic
def remove_theme(theme_id: UUID, *, actor: Actor, at: datetime) -> None:
    require(rules.may_arrange(actor))
    theme = Theme.objects.get(pk=theme_id)
    if VersionTheme.objects.filter(theme=theme).exists():
        raise Refused("catalogue.theme_in_use")
    record("catalogue.theme_removed", Subject("theme", theme.pk, theme.name), actor=actor, at=at)
    theme.delete()


def _require_new_name(name: str, others: QuerySet[Theme]) -> None:
    """Two shelves of one name cannot be told apart; capitals make no difference."""
    if name.casefold() in map(str.casefold, others.values_list("name", flat=True)):
        raise Refused("catalogue.theme_twice")
