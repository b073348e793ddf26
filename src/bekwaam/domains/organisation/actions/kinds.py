"""The levels of the tree, as this academy names and orders them."""

from datetime import datetime
from uuid import UUID

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.organisation import names, queries, rules
from bekwaam.domains.organisation.models import UnitKind
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require

KINDS_LOCK = "organisation.kinds"
LABEL_LENGTH, CODE_LENGTH, HIGHEST_POSITION = 60, 30, 999


def save_kind(*, kind_id: UUID | None, label: str, position: int, actor: Actor, at: datetime) -> UnitKind:
    """Add a kind, or give the existing one another name or place in the order."""
    require(rules.may_change_kinds(actor))
    locks.take(KINDS_LOCK)
    label = names.tidy(label)
    _require_fit(label, position, kind_id)
    kind = UnitKind.objects.get(pk=kind_id) if kind_id else UnitKind(code=_code_of(label))
    before = {"label": kind.label, "position": kind.position} if kind_id else None
    kind.label, kind.position = label, position
    kind.save()
    verb = "organisation.kind_changed" if kind_id else "organisation.kind_made"
    after = {"label": label, "position": position}
    record(verb, Subject("unit_kind", kind.pk, label), actor=actor, at=at, before=before, after=after)
    return kind


def forget_kind(*, kind_id: UUID, actor: Actor, at: datetime) -> None:
    require(rules.may_change_kinds(actor))
    locks.take(KINDS_LOCK)
    kind = UnitKind.objects.get(pk=kind_id)
    if queries.kind_is_used(kind_id):
        raise Refused("kind_in_use", label=kind.label)
    record("organisation.kind_forgotten", Subject("unit_kind", kind.pk, kind.label), actor=actor, at=at)
    kind.delete()


def _require_fit(label: str, position: int, kind_id: UUID | None) -> None:
    if not label:
        raise Refused("kind_label_missing")
    if len(label) > LABEL_LENGTH:
        raise Refused("kind_label_long", limit=LABEL_LENGTH)
    if not 0 <= position <= HIGHEST_POSITION:
        raise Refused("kind_position_strange", limit=HIGHEST_POSITION)
    others = [kind for kind in queries.kinds() if kind.pk != kind_id]
    if any(kind.label.casefold() == label.casefold() for kind in others):
        raise Refused("kind_label_taken", label=label)


def _code_of(label: str) -> str:
    taken = {kind.code for kind in queries.kinds()}
    stem = names.sort_key_of(label).replace(" ", "-")[: CODE_LENGTH - 4]
    candidates = [stem, *(f"{stem}-{number}" for number in range(2, 1000))]
    return next(code for code in candidates if code not in taken)
