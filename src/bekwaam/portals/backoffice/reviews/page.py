"""What people thought of the offering one manages: without their names, the newest first."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from bekwaam.domains.records.access import ReviewFilter, counts_of_reviews, managed_reviews
from bekwaam.domains.records.enums import ReviewState
from bekwaam.domains.records.models import Review
from bekwaam.kernel.actors import Actor

SIZE = 25


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    reviews: "Page[Review]"
    states: list[tuple[str, str, bool]]
    text: str
    stars: list[tuple[str, str, bool]]
    is_narrowed: bool


def reviews_page(actor: Actor, wanted: ReviewFilter, *, number: str, query: dict[str, str]) -> ReviewsPage:
    rows = managed_reviews(actor, wanted)
    counts = counts_of_reviews(actor, wanted)
    choices: list[tuple[str, Any, int]] = [("", _("Alles"), sum(counts.values()))]
    choices += [(state.value, state.label, counts.get(state.value, 0)) for state in ReviewState]
    rest = {key: value for key, value in query.items() if key not in ("staat", "pagina")}
    pages = Paginator(rows, SIZE)
    pages.count = counts.get(wanted.state, 0) if wanted.state else sum(counts.values())
    return ReviewsPage(
        reviews=pages.get_page(number),
        states=[
            (
                f"{words} ({total})",
                f"?{urlencode(rest | ({'staat': value} if value else {}))}",
                value == wanted.state,
            )
            for value, words, total in choices
        ],
        text=wanted.text,
        stars=[
            (value, words, value == str(wanted.most_stars or ""))
            for value, words in (
                ("1", _("1 ster")),
                ("2", _("2 sterren of minder")),
                ("3", _("3 sterren of minder")),
            )
        ],
        is_narrowed=wanted != ReviewFilter(),
    )


def title_of(review: Review) -> str:
    published = review.activity.published
    return published.title if published else review.activity.code
