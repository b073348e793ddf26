"""`{% stars 4 %}`: how good people found it; the number is read out, the drawing is looked at."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from bekwaam.portals.shared.templatetags.icons import draw_icon

register = template.Library()
MOST = 5


@register.simple_tag
def stars(number: int) -> SafeString:
    words = ngettext("%(number)d van 5 sterren", "%(number)d van 5 sterren", number) % {"number": number}
    full = min(max(int(number), 0), MOST)
    drawn = f"<span>{draw_icon('star', 's') * full}</span>{draw_icon('star', 's') * (MOST - full)}"
    return mark_safe(  # noqa: S308 - an icon, and words that are escaped
        f'<span class="bk-stars"><span class="vh">{escape(words)}</span>'
        f'<span class="bk-stars__row" aria-hidden="true">{drawn}</span></span>'
    )
