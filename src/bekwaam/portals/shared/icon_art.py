"""The icon of an academy without a logo: its initial on its brand colour."""

from functools import lru_cache

from django.utils.html import escape

from bekwaam.domains.tenancy.theme.scheme import light_scheme
from bekwaam.domains.tenancy.theme.theme import Theme


@lru_cache(maxsize=512)
def app_icon(initial: str, theme: Theme) -> str:
    scheme = light_scheme(theme)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
        f'<rect width="40" height="40" rx="10" fill="{scheme.colour("merk-500")}"/>'
        f'<path d="M40 24v6a10 10 0 0 1-10 10h-6a16 16 0 0 1 16-16z" fill="{theme.accent}"/>'
        '<text x="19" y="27" text-anchor="middle" font-family="system-ui,sans-serif" font-size="20" '
        f'font-weight="700" fill="#fff">{escape(initial)}</text></svg>'
    )
