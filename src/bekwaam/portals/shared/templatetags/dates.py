"""Dates in words, as people say them; the language of the page decides which words."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bekwaam.kernel import clock

register = template.Library()
Moment = date | datetime | None
TILE_KINDS = {"", "warn", "neg"}


def on_the_wall(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def day(value: Moment) -> str:
    """maandag 30 november; with the year when that is not this year."""
    if value is None:
        return ""
    wall = on_the_wall(value)
    return date_format(wall, "l j F" if wall.year == clock.today().year else "l j F Y")


@register.filter
def moment(value: datetime | None) -> str:
    """maandag 30 november, 09:00."""
    return "" if value is None else f"{day(value)}, {date_format(on_the_wall(value), 'H:i')}"


@register.filter
def short_day(value: Moment) -> str:
    """30 nov 2026, for tables."""
    return "" if value is None else date_format(on_the_wall(value), "j M Y").lower()


@register.filter
def short_moment(value: datetime | None) -> str:
    """30 nov 2026, 09:00, for tables."""
    return "" if value is None else f"{short_day(value)}, {date_format(on_the_wall(value), 'H:i')}"


@register.filter
def days_away(value: Moment) -> str:
    """Today, in so many days, or so many days ago."""
    if value is None:
        return ""
    wall = on_the_wall(value)
    days = ((wall.date() if isinstance(wall, datetime) else wall) - clock.today()).days
    if days == 0:
        return _("vandaag")
    if days > 0:
        return ngettext("over %(days)d dag", "over %(days)d dagen", days) % {"days": days}
    return ngettext("%(days)d dag geleden", "%(days)d dagen geleden", -days) % {"days": -days}


@register.simple_tag
def day_span(first: date, last: date | None) -> str:
    """23 tot en met 27 november 2026."""
    if last is None:
        return _("vanaf %(day)s") % {"day": date_format(first, "j F Y")}
    if first == last:
        return date_format(first, "j F Y")
    if first.year != last.year:
        start = date_format(first, "j F Y")
    else:
        start = date_format(first, "j" if first.month == last.month else "j F")
    return _("%(first)s tot en met %(last)s") % {"first": start, "last": date_format(last, "j F Y")}


@register.simple_tag
def date_tile(value: date | datetime, kind: str = "") -> SafeString:
    """A small leaf of a calendar. The whole date is read out, the leaf is looked at."""
    wall = on_the_wall(value)
    css = f"bk-date bk-date--{kind}" if kind in TILE_KINDS and kind else "bk-date"
    month = date_format(wall, "M").lower().rstrip(".")
    spoken = escape(date_format(wall, "j F Y"))
    return mark_safe(  # noqa: S308 - both parts come from a date
        f'<p class="{css}"><span class="vh">{spoken}</span>'
        f'<span aria-hidden="true"><b>{wall.day}</b>{escape(month)}</span></p>'
    )
