"""Small marks that stand many times on a page: icons, status pills, avatars, people. Plain string work, for speed."""

from zlib import crc32

from django import template
from django.templatetags.static import static
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

register = template.Library()

# Fixed in every theme, and always an icon with words.
STATUSES = {
    "ok": ("check", _("Op orde")),
    "warn": ("clock", _("Verloopt")),
    "neg": ("alert-triangle", _("Te laat")),
    "info": ("progress", _("Bezig")),
    "na": ("minus", _("Niet nodig")),
    "todo": ("minus", _("Nog niet gestart")),
}
STATUS_CLASSES = {"na": " bk-status--plain", "todo": ""}
AVATAR_TONES = 5
_sprite: dict[str, str] = {}


def sprite() -> str:
    """The address of the icons, looked up once: it holds a hash and changes only with a new process."""
    if not _sprite:
        _sprite["href"] = static("icons.svg")
    return _sprite["href"]


def draw_icon(name: str, size: str = "") -> str:
    css = f"icon icon--{size}" if size else "icon"
    return f'<svg class="{css}" aria-hidden="true"><use href="{sprite()}#{name}"></use></svg>'


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """`{% icon "bell" "l" %}`: decorative, so the words stand beside it. Sizes: s, l."""
    return mark_safe(draw_icon(escape(name), escape(size)))  # noqa: S308 - both parts are escaped


@register.simple_tag
def status(kind: str, words: str = "", icon_name: str = "") -> SafeString:
    """`{% status "warn" "Verloopt over 12 dagen" %}`."""
    default_icon, default_words = STATUSES[kind]
    css = STATUS_CLASSES.get(kind, f" bk-status--{kind}")
    drawing = draw_icon(escape(icon_name or default_icon), "s")
    return mark_safe(f'<span class="bk-status{css}">{drawing}{escape(words or default_words)}</span>')  # noqa: S308


@register.simple_tag
def avatar(name: str, size: str = "") -> SafeString:
    """The initials of a person; decorative, for the name stands beside it."""
    css = f"bk-avatar bk-avatar--{tone_of(name)}" + (f" bk-avatar--{escape(size)}" if size else "")
    return mark_safe(f'<span class="{css}" aria-hidden="true">{escape(initials(name))}</span>')  # noqa: S308


@register.simple_tag
def person(name: str, href: str = "", note: str = "") -> SafeString:
    """A person in a table or list, with or without a page of their own."""
    words = f'<a href="{escape(href)}">{escape(name)}</a>' if href else escape(name)
    small = f"<small>{escape(note)}</small>" if note else ""
    return mark_safe(f'<span class="bk-person">{avatar(name, "s")}<span>{words}{small}</span></span>')  # noqa: S308


@register.simple_tag
def change(field: str, before: str, after: str) -> SafeString:
    """What a field was and became, inside `<dl class="bk-data">`; an empty side is left out."""
    old = (
        f'<span class="vh">{escape(gettext("Eerst:"))} </span><del>{escape(before)}</del> ' if before else ""
    )
    new = f'<span class="vh">{escape(gettext("Daarna:"))} </span><ins>{escape(after)}</ins>' if after else ""
    return mark_safe(f"<div><dt>{escape(capfirst(field))}</dt><dd>{old}{new}</dd></div>")  # noqa: S308


def initials(name: str) -> str:
    """The first letters of the first and the last word."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


def tone_of(name: str) -> int:
    return crc32(name.encode()) % AVATAR_TONES + 1
