"""Addresses of the pages of a list, and which of them to show."""

from typing import Any

from django import template
from django.core.paginator import Page

register = template.Library()


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, parameter: str, number: int | str) -> str:
    """The address of this list on another page or in another form, with all other choices kept."""
    query = context["request"].GET.copy()
    query[parameter] = str(number)
    return f"?{query.urlencode()}"


@register.filter
def page_numbers(page: "Page[Any]") -> list[int | None]:
    """First, last and those around this one; None stands for a gap."""
    last = page.paginator.num_pages
    wanted = sorted({1, last, *range(max(page.number - 1, 1), min(page.number + 1, last) + 1)})
    shown: list[int | None] = []
    for number in wanted:
        if shown and number - (shown[-1] or 0) > 1:
            shown.append(None)
        shown.append(number)
    return shown
