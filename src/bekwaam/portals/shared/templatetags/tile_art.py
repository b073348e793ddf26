"""`{% tile_art seed %}`: the face of an activity."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from bekwaam.portals.shared.drawing import tile_art as art

register = template.Library()
SIZES = {"banner": art.BANNER, "column": art.COLUMN}


@register.simple_tag
def tile_art(seed: object, css_class: str = "bk-course__art", size: str = "banner") -> SafeString:
    return mark_safe(art.tile_art(str(seed), css_class, SIZES[size]))  # noqa: S308 - drawn, not copied from input
