"""Whether a part of the product is there for this academy; for a link from one part to another."""

from django import template

from bekwaam.domains.tenancy.queries import part_is_on

register = template.Library()


@register.simple_tag
def has_part(code: str) -> bool:
    return part_is_on(code)
