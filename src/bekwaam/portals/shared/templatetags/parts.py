"""Whether a part of the product is there for this academy; for a link from one part to another."""

from django import template
from django.template import Context

from bekwaam.domains.tenancy import switches
from bekwaam.portals.shared.house import settings_for

register = template.Library()


@register.simple_tag(takes_context=True)
def has_part(context: Context, code: str) -> bool:
    return switches.is_on(settings_for(context["request"]).modules, code)
