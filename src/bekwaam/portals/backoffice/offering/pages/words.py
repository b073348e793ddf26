"""What a field of an activity is called, and its value as people read it."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bekwaam.domains.catalogue.access import activities_to_name
from bekwaam.domains.catalogue.content import LISTS, Content
from bekwaam.domains.catalogue.enums import ApprovalRule, Language, Level, Payer
from bekwaam.domains.catalogue.hints.plain_text import read
from bekwaam.domains.catalogue.models import Theme
from bekwaam.domains.catalogue.overview import titles_of
from bekwaam.domains.people.models import Function, Supplier
from bekwaam.domains.skills.queries.framework import skills_by_id
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.offering.forms import ContentForm

OTHERS = {
    "image_id": gettext_lazy("Afbeelding"),
    "image_alt": gettext_lazy("Beschrijving van de afbeelding"),
    "function_ids": gettext_lazy("Functies waarvoor het is bedoeld"),
    "skill_levels": gettext_lazy("Skills waaraan je werkt"),
    "related_ids": gettext_lazy("Past hierbij"),
    "prerequisite_ids": gettext_lazy("Eerst doen"),
}
CHOICES = {"level": Level, "language": Language, "payer": Payer, "approval": ApprovalRule}
MONEY = ("internal_price", "external_price", "approval_above")
PIECES = re.compile(r"\s+|[^\s]+")


def label_of(name: str) -> str | Promise:
    field = ContentForm.base_fields.get(name)
    return OTHERS[name] if field is None else (field.label or name)


@dataclass(frozen=True, slots=True)
class Names:
    """The words for the ids in these texts, looked up once."""

    known: dict[UUID, str]
    unseen: frozenset[UUID] = frozenset()
    """Activities that were named by a colleague who may know of them; whoever reads this may not."""

    def of(self, ids: Iterable[UUID]) -> str:
        return ", ".join(self.known.get(one, "?") for one in ids)


def names_for(actor: Actor, contents: Iterable[Content]) -> Names:
    found: dict[str, set[UUID]] = {
        "theme": set(),
        "function": set(),
        "activity": set(),
        "supplier": set(),
        "skill": set(),
    }
    for content in contents:
        found["theme"] |= set(content.theme_ids)
        found["function"] |= set(content.function_ids)
        found["activity"] |= {*content.related_ids, *content.prerequisite_ids}
        found["skill"] |= {skill_id for skill_id, _level in content.skill_levels}
        found["supplier"] |= {content.supplier_id} - {None}  # type: ignore[arg-type]
    known = _titles(actor, found["activity"])
    unseen = frozenset(found["activity"] - known.keys())
    known |= dict.fromkeys(unseen, _("Aanbod dat jij niet ziet"))
    for model, kind in ((Theme, "theme"), (Function, "function"), (Supplier, "supplier")):
        if found[kind]:
            known |= dict(model.objects.filter(pk__in=found[kind]).values_list("pk", "name"))
    known |= {pk: skill.label for pk, skill in skills_by_id(found["skill"]).items()} if found["skill"] else {}
    return Names(known, unseen)


def _titles(actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    """Of those that this editor may know of; the title of another one is told to nobody who does not see it."""
    return titles_of(activities_to_name(actor, on=clock.today()), ids) if ids else {}


def shown(name: str, value: Any, names: Names) -> str:
    """Lines of plain text; empty for nothing."""
    if value is None or value == "" or value == ():
        return ""
    if name in LISTS:
        return names.of(value)
    if name == "skill_levels":
        said = _("%(skill)s (niveau %(level)d)")
        return ", ".join(said % {"skill": names.of([one]), "level": level} for one, level in value)
    if name == "supplier_id":
        return names.of([value])
    if name == "image_id":
        return _("Eigen afbeelding")
    if name in CHOICES:
        return str(CHOICES[name](value).label)
    if name in MONEY:
        return "€ " + number_format(Decimal(value), 2, use_l10n=True)
    return "\n".join(read(value).lines) if name == "contents" else str(value)


def marked(before: str, after: str) -> list[tuple[str, str]]:
    """What stayed, what went (`del`) and what came (`ins`), in pieces of text."""
    old, new = PIECES.findall(before), PIECES.findall(after)
    if len(old) + len(new) > MOST_PIECES:
        return [("del", before), ("ins", after)]
    pieces: list[tuple[str, str]] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(("", "".join(old[a:b])))
            continue
        pieces += [
            (tag, text) for tag, text in (("del", "".join(old[a:b])), ("ins", "".join(new[c:d]))) if text
        ]
    return pieces


MOST_PIECES = 4_000
"""Beyond this, comparing word by word takes longer than a reader waits."""
