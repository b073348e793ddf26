"""Every page of the product, found in the address book itself: what a page is, whose it is, and what it needs.

A new address is walked without anybody thinking of it. Who is not a page is named here, with the reason.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bekwaam.kernel.actors import Role

NOT_PAGES = {
    "theme-sheet": "a style sheet",
    "theme-preview": "a style sheet",
    "logo": "a picture",
    "icon": "a picture",
    "manifest": "describes the app to a phone",
    "service-worker": "a script",
    "backoffice": "goes on to the first page that is open to who asks",
    "language": "takes a choice and goes back",
    "passkey-login-options": "data for the script of the page",
    "account-passkey-options": "data for the script of the page",
    "provider-login": "goes on to the login service of the employer",
    "provider-return": "goes on from the login service of the employer",
    "second-step": "shows only in the middle of a login; walked in test_pages_after_a_step",
    "delivery-faults": "a file",
    "activity-by-code": "goes on to the page of the activity",
    "activity-image": "a picture",
    "activity-run-calendar": "a file",
    "activity-material": "a file",
    "offering-feed-json": "a feed for a program",
    "offering-feed-rss": "a feed for a program",
    "offering-feed-atom": "a feed for a program",
    "export-download": "a file",
    "offering-suggest": "a part of a page, for the script",
    "request-file": "a file",
    "request-change": "shows only for a draft; walked in its journey",
    "portfolio-minutes": "a file",
    "portfolio-calendar-file": "a file",
    "contract-document": "a file",
    "account-app": "shows only after a click on the page before; walked in test_pages_after_a_step",
    "design-material": "a file",
    "development-file": "a file",
    "style-guide": "walked in full by its own test",
    "style-guide-part": "walked in full by its own test",
    "style-guide-picker": "a block below a field; opened in its own test",
    "pick-managed-activity": "a block below a field; opened in its own test",
    "managed-picture-file": "a picture",
    "managed-template": "a file",
    "managed-bulk": "shows only after a choice in the list; walked in test_pages_after_a_step",
    "pick-person": "a block below a field; opened in its own test",
    "pick-unit": "a block below a field; opened in its own test",
    "pick-skill": "a block below a field; opened in its own test",
    "pick-skill-or-group": "a block below a field; opened in its own test",
}
NO_HTML = ("api/", "metrics", "healthz", "readyz", "bestanden/")
NOBODY = ""
PERSONA = {
    Role.FUNCTIONAL_ADMIN: "functioneel-beheerder",
    Role.BACKOFFICE: "backoffice",
    Role.ULC: "ulc",
    Role.MANAGER: "leidinggevende",
    Role.AUDITOR: "auditor",
    Role.CISO: "ciso",
    Role.FINANCE: "financien",
    Role.TRAINER: "trainer",
    Role.SUPPLIER: "leverancier",
    Role.EMPLOYEE: "medewerker",
}
FACES = {
    **dict.fromkeys(("design", "design-about", "design-print", "design-day-add", "design-day"), ("ulc",)),
    **dict.fromkeys(("design-part-add", "design-part", "design-material-add"), ("ulc",)),
    "development": ("ulc",),
    "development-track": ("ulc",),
    "development-change": ("ulc",),
    "development-task-add": ("ulc",),
    "development-member-add": ("ulc",),
    "development-decision-add": ("ulc",),
    "development-release-add": ("ulc",),
    "development-comment-add": ("ulc",),
    "development-comment": ("ulc",),
    "activity": ("medewerker", "leidinggevende"),
    "home": (NOBODY, "medewerker", "leidinggevende", "functioneel-beheerder"),
    "managed-offering": ("ulc", "backoffice"),
    "managed-bulk-run": ("ulc",),
    **dict.fromkeys(("managed-reviews", "managed-review-hide"), ("ulc",)),
    "portfolio": ("ulc", "backoffice"),
    "needs": ("ulc", "leidinggevende"),
    "contracts": ("ulc", "financien"),
    "need-new": ("ulc", "backoffice"),
    **dict.fromkeys(
        ("need", "need-change", "portfolio-round", "portfolio-meeting", "portfolio-item"), ("ulc",)
    ),
    **dict.fromkeys(("contract", "contract-change", "contract-extend", "contract-supplier"), ("ulc",)),
    **dict.fromkeys(("contract-lot-add", "contract-price-add", "contract-document-add"), ("ulc",)),
    "team-substitutes": ("leidinggevende",),
    "team-delegation-end": ("leidinggevende",),
    "team-requests": ("leidinggevende",),
    "request": ("medewerker", "ulc"),
    "budget-rules": ("functioneel-beheerder", "ulc"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """An address and somebody who may open it. `needs` are the ids in it, by name."""

    name: str
    persona: str
    needs: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name}-{self.persona or 'niemand'}"


def places() -> list[Place]:
    return sorted({place for route in _routes() for place in _places(*route)}, key=str)


def _places(name: str, view: Callable[..., Any], needs: tuple[str, ...]) -> Iterator[Place]:
    for persona in FACES.get(name) or (_persona(getattr(view, "guard", "everybody")),):
        yield Place(name, persona, needs)


def _persona(guard: str | tuple[Role, ...]) -> str:
    if isinstance(guard, str):
        return PERSONA[Role.EMPLOYEE] if guard == "signed_in" else NOBODY
    return next(persona for role, persona in PERSONA.items() if role in guard)


def _routes() -> Iterator[tuple[str, Callable[..., Any], tuple[str, ...]]]:
    from django.urls import get_resolver

    for route, pattern in _patterns(get_resolver("bekwaam.config.urls").url_patterns, ""):
        is_html = pattern.name and not route.startswith(NO_HTML) and pattern.name not in NOT_PAGES
        if is_html and "GET" in _methods(pattern.callback):
            yield pattern.name, pattern.callback, tuple(sorted(pattern.pattern.converters))


def _patterns(patterns: list[Any], above: str) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        route = above + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern.url_patterns, route)
        else:
            yield route, pattern


def _methods(view: Callable[..., Any]) -> tuple[str, ...]:
    """What `require_http_methods` lets through; it keeps its list in the closure of its wrapper."""
    wrapper: Any = view
    while wrapper is not None:
        if inspect.isfunction(wrapper):
            listed = inspect.getclosurevars(wrapper).nonlocals.get("request_method_list")
            if listed is not None:
                return tuple(listed)
        wrapper = getattr(wrapper, "__wrapped__", None)
    return ("GET",)
