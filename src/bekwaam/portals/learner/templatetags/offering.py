"""The parts of the catalogue that stand many times on a page, as plain string work: cards and filters."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from bekwaam.portals.learner.search.cards import Card
from bekwaam.portals.learner.search.groups import Choice, Group
from bekwaam.portals.shared.drawing.tile_art import tile_art
from bekwaam.portals.shared.templatetags.icons import draw_icon

register = template.Library()
STRANGE = re.compile(r"[^0-9A-Za-z]")


@register.simple_tag
def offering_card(card: Card, level: int = 3) -> SafeString:
    badge = f'<span class="nl-data-badge">{escape(card.badge)}</span>' if card.badge else ""
    notes = "".join(f"<span>{draw_icon(name, 's')}{escape(words)}</span>" for name, words in card.notes)
    return mark_safe(  # noqa: S308 - every text is escaped
        f'<article class="bk-card bk-course">{tile_art(card.seed)}{badge}<div class="bk-course__body">'
        f'<h{level} class="nl-heading nl-heading--level-3"><a href="{escape(card.href)}">{escape(card.title)}</a></h{level}>'
        f'<p>{escape(card.summary)}</p><div class="bk-meta bk-course__foot">{notes}</div></div>'
        f"{_heart(card)}</article>"
    )


def _heart(card: Card) -> str:
    """A button of the one form that keeps; it says in words what it does and to what."""
    words = _("Haal %(title)s weg bij Bewaard") if card.is_kept else _("Bewaar %(title)s")
    value, css = ("uit", " bk-heart--on") if card.is_kept else ("aan", "")
    return (
        f'<button class="bk-heart{css}" type="submit" form="bewaar" name="{value}" value="{card.activity_id}">'
        f'{draw_icon("heart")}<span class="vh">{escape(words % {"title": card.title})}</span></button>'
    )


@register.simple_tag
def filter_group(group: Group) -> SafeString:
    drawn = "".join(_choice(choice, is_single=group.is_single) for choice in group.choices)
    if group.more:
        rest = "".join(_choice(choice, is_single=group.is_single) for choice in group.more)
        is_open = " open" if any(choice.is_on for choice in group.more) else ""
        words = escape(_("Meer keuzes"))
        drawn += f'<details class="bk-details"{is_open}><summary>{words}</summary>{rest}</details>'
    drawn += _days(*group.days) if group.days else ""
    return mark_safe(f"<fieldset><legend>{escape(group.title)}</legend>{drawn}</fieldset>")  # noqa: S308 - escaped


def _days(first: str, last: str) -> str:
    """A period of one's own; `app.js` says in words what stands in it."""
    fields = (("van", _("Vanaf"), first), ("tot", _("Tot en met"), last))
    css = "utrecht-textbox utrecht-textbox--html-input"
    return "".join(
        f'<div class="bk-ownday"><label for="f-{name}">{escape(words)}</label>'
        f'<input class="{css}" type="date" data-whole id="f-{name}" name="{name}" value="{escape(day)}"></div>'
        for name, words, day in fields
    )


def _choice(choice: Choice, *, is_single: bool) -> str:
    """With an id, by which the focus finds its way back when the list is drawn anew."""
    kind = "radio" if is_single else "checkbox"
    value = escape(choice.value)
    checked = " checked" if choice.is_on else ""
    count = f'<span aria-hidden="true">{choice.count}</span>' if choice.value else "<span></span>"
    return (
        f'<label class="bk-check"><input type="{kind}" id="f-{choice.name}-{_id(choice.value)}"'
        f' name="{choice.name}" value="{value}"{checked}><span>{escape(choice.label)}</span>{count}</label>'
    )


def _id(value: str) -> str:
    return STRANGE.sub(lambda sign: f"-{ord(sign[0]):x}", value)
