"""What the pages about the audience of one activity show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.domains.catalogue.actions import Choice
from bekwaam.domains.catalogue.audience.kept import KeptPolicy, Names, kept_policies, names_for
from bekwaam.domains.catalogue.audience.policies import Condition, Policy
from bekwaam.domains.catalogue.audience.reach import (
    Change,
    change_of,
    fitting_people,
    leaves_out_all_of,
    named,
    reach_of,
    staff_count,
)
from bekwaam.domains.catalogue.enums import ActivityState, Effect
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.people.access import people_visible_to
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.audience.tokens import token_of, tokens_of
from bekwaam.portals.shared.audience_words import condition_words, over_words, policy_words

SAMPLE = 8


@dataclass(frozen=True, slots=True)
class PolicyLine:
    words: str
    made_by: str
    over: list[str]
    change_href: str
    remove_href: str


@dataclass(frozen=True, slots=True)
class PolicyGroup:
    effect: str
    title: str
    lines: list[PolicyLine]
    otherwise: str
    """What holds when there is no policy of this kind."""


@dataclass(frozen=True, slots=True)
class AudiencePage:
    activity: Activity
    title: str
    heading: str
    note: str
    groups: list[PolicyGroup]
    sample: list[Person]
    unseen: int
    over: list[str]


@dataclass(frozen=True, slots=True)
class ChosenCondition:
    token: str
    words: str


@dataclass(frozen=True, slots=True)
class PolicyFormPage:
    title: str
    eyebrow: str
    back: str
    chosen: list[ChosenCondition]


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a change would do, before it is done."""

    title: str
    eyebrow: str
    back: str
    words: str
    effect: str
    tokens: list[str]
    heading: str
    warnings: list[str]
    lost: list[Person]
    gained: list[Person]
    lost_rest: int
    gained_rest: int
    choice: str = ""


def audience_page(actor: Actor, activity: Any, *, on: date) -> AudiencePage:
    kept = kept_policies([activity.pk])[activity.pk]
    names = names_for(one.policy for one in kept)
    reach = reach_of((one.policy for one in kept), on)
    sample = list(named(reach.seeing, people_visible_to(actor, on=on))[:SAMPLE])
    groups = [_group(activity.pk, effect, kept, names) for effect in Effect]
    return AudiencePage(
        activity=activity,
        title=activity.title or activity.code,
        heading=seen_words(len(reach.seeing), staff_count(), activity.state),
        note=_booking_note(len(reach.seeing), len(reach.booking)),
        groups=groups,
        sample=sample,
        unseen=len(reach.seeing) - len(sample),
        over=[line for group in groups for one in group.lines for line in one.over],
    )


def seen_words(seeing: int, staff: int, state: str) -> str:
    facts = {"seeing": _number(seeing), "staff": _number(staff)}
    if state == ActivityState.PUBLISHED:
        return _("Dit zien nu %(seeing)s van %(staff)s medewerkers") % facts
    return _("Na publicatie zien %(seeing)s van %(staff)s medewerkers dit") % facts


def form_page(activity: Any, title: str, conditions: Sequence[Condition]) -> PolicyFormPage:
    names = names_for([Policy(Effect.SHOW, tuple(conditions))])
    chosen = [ChosenCondition(token_of(one, names), condition_words(one, names)) for one in conditions]
    return PolicyFormPage(title, activity.title or activity.code, audience_href(activity.pk), chosen)


def consequences(
    actor: Actor,
    activity: Any,
    kept: Sequence[KeptPolicy],
    then: Sequence[Policy],
    *,
    title: str,
    policy: Policy | None,
    on: date,
) -> Consequences:
    """`policy` is the one that is added or changed, if any."""
    change = change_of((one.policy for one in kept), then, on)
    visible = people_visible_to(actor, on=on)
    lost, gained = (list(named(ids, visible)[:SAMPLE]) for ids in (change.lost, change.gained))
    names = names_for([policy] if policy else [])
    return Consequences(
        title=title,
        eyebrow=activity.title or activity.code,
        back=audience_href(activity.pk),
        words=policy_words(policy, names) if policy else "",
        effect=policy.effect.value if policy else "",
        tokens=tokens_of(policy.conditions, names) if policy else [],
        heading=_change_heading(change),
        warnings=_warnings(change, policy, activity.owner_unit_id, on),
        lost=lost,
        gained=gained,
        lost_rest=len(change.lost) - len(lost),
        gained_rest=len(change.gained) - len(gained),
    )


def choice_consequences(
    actor: Actor,
    activity: Any,
    kept: Sequence[KeptPolicy],
    then: Sequence[Policy],
    *,
    choice: Choice,
    named: Sequence[Condition],
    on: date,
) -> Consequences:
    page = consequences(actor, activity, kept, then, title=_("Klopt dit?"), policy=None, on=on)
    names = names_for(then)
    shown = [policy_words(policy, names) for policy in then if policy.effect is Effect.SHOW]
    return replace(
        page,
        choice=choice.value,
        words=". ".join(shown) or _("Iedereen in de academie"),
        tokens=tokens_of(named, names) if choice is Choice.OWN_UNIT_AND_OTHERS else [],
    )


def audience_href(activity_id: UUID) -> str:
    return reverse("managed-audience", args=[activity_id])


def _group(activity_id: UUID, effect: Effect, kept: Sequence[KeptPolicy], names: Names) -> PolicyGroup:
    lines = [_line(activity_id, one, names) for one in kept if one.policy.effect is effect]
    titles = {
        Effect.SHOW: (_("Wie ziet dit"), _("Iedereen in de academie.")),
        Effect.BOOK: (_("Wie mag zich aanmelden"), _("Iedereen die dit ziet.")),
        Effect.HIDE: (_("Voor wie is dit verborgen"), _("Voor niemand.")),
    }
    return PolicyGroup(effect.value, titles[effect][0], lines, titles[effect][1])


def _line(activity_id: UUID, kept: KeptPolicy, names: Names) -> PolicyLine:
    over = [
        _("%(name)s: %(over)s.") % {"name": found.name, "over": over_words(found)}
        for found in (names.of(one) for one in kept.policy.conditions)
        if found is not None and found.is_over
    ]
    return PolicyLine(
        words=policy_words(kept.policy, names),
        made_by=kept.made_by,
        over=over,
        change_href=reverse("audience-change", args=[activity_id, kept.id]),
        remove_href=reverse("audience-remove", args=[activity_id, kept.id]),
    )


def _booking_note(seeing: int, booking: int) -> str:
    if seeing == booking:
        return ""
    words = ngettext(
        "Van hen mag %(count)s zich aanmelden.", "Van hen mogen %(count)s zich aanmelden.", booking
    )
    return words % {"count": _number(booking)}


def _change_heading(change: Change) -> str:
    facts = {"now": _number(len(change.now.seeing)), "then": _number(len(change.then.seeing))}
    if not change.lost and not change.gained:
        return _("Er verandert niets aan wie dit ziet: %(then)s medewerkers") % facts
    return _("Dit zien straks %(then)s medewerkers. Nu zijn het er %(now)s.") % facts


def _warnings(change: Change, policy: Policy | None, owner_unit_id: UUID, on: date) -> list[str]:
    found = []
    if not change.then.seeing:
        found.append(_("Straks ziet niemand dit aanbod."))
    elif leaves_out_all_of(change.then, owner_unit_id, on):
        found.append(_("Straks ziet niemand van het eigen onderdeel dit. Jij beheert het nog wel."))
    if policy is not None and not fitting_people(policy, on):
        found.append(_("Nu past niemand bij deze regel."))
    if change.lost:
        words = ngettext(
            "%(count)s medewerker ziet dit straks niet meer.",
            "%(count)s medewerkers zien dit straks niet meer.",
            len(change.lost),
        )
        found.append(words % {"count": _number(len(change.lost))})
    return found


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
