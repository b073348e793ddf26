"""Which pages the manual has, and which one helps on which page of the product."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.urls import Resolver404, resolve

from bekwaam.portals.shared.manual.rendering import as_html, title_of

HELP_FOR = {
    "audit-log": "logboek",
    "processing-register": "privacy",
    "privacy": "privacy",
    "deliveries": "aanleveren",
    "delivery": "aanleveren",
    "delivery-mapping": "aanleveren",
    "organisation": "organisatie",
    "unit": "organisatie",
    "unit-new": "organisatie",
    "unit-move": "organisatie",
    "unit-kinds": "organisatie",
    "people": "medewerkers",
    "person": "medewerkers",
    "person-add": "medewerkers",
    "person-merge": "medewerkers",
    "functions": "medewerkers",
    "suppliers": "medewerkers",
    "roles": "rollen",
    "role-add": "rollen",
    "person-access": "rollen",
    "unit-access": "rollen",
    "page-access": "rollen",
    "page-access-of": "rollen",
    "delegations": "vervanging",
    "delegation-add": "vervanging",
    "team-substitutes": "vervanging",
    "switches": "inrichten",
    "theme": "inrichten",
}

FOR_EVERYBODY = ("inloggen", "zoeken", "berichten", "vervanging")
"""What each reader meets; the other pages are for who keeps the academy."""


@dataclass(frozen=True, slots=True)
class ManualPage:
    slug: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class ContentsPage:
    for_everybody: list[ManualPage]
    for_keepers: list[ManualPage]


def register(pages: dict[str, str]) -> None:
    """A portal says which page of the manual belongs to which of its own, by URL name."""
    HELP_FOR.update(pages)


@cache
def all_pages() -> dict[str, ManualPage]:
    """By slug, in the order of their titles; read once, for the manual comes with the release."""
    found = [_read(path) for path in Path(settings.MANUAL_FOLDER).glob("*.md")]
    return {page.slug: page for page in sorted(found, key=lambda page: page.title)}


def _read(path: Path) -> ManualPage:
    text = path.read_text(encoding="utf-8")
    return ManualPage(path.stem, title_of(text), as_html(text))


def contents_page() -> ContentsPage:
    pages = all_pages()
    return ContentsPage(
        for_everybody=[pages[slug] for slug in FOR_EVERYBODY if slug in pages],
        for_keepers=[page for slug, page in pages.items() if slug not in FOR_EVERYBODY],
    )


def page_for(address: str) -> ManualPage | None:
    """The page of the manual for this address of the product; nothing when none was written yet."""
    try:
        name = resolve(address).url_name or ""
    except Resolver404:
        return None
    return all_pages().get(HELP_FOR.get(name, ""))
