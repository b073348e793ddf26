"""The pages of the portfolio side by side, as far as somebody may open them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from bekwaam.domains.portfolio import access
from bekwaam.kernel.actors import Actor

Tab = tuple[str, str, bool]


def tabs(actor: Actor, current: str) -> list[Tab]:
    found = [
        (_("Overzicht"), "portfolio"),
        (_("Behoeften"), "needs"),
        (_("Rondes"), "portfolio-rounds"),
        (_("Jaarkalender"), "portfolio-calendar"),
    ]
    if access.reads_meetings(actor):
        found += [(_("Overleg"), "portfolio-meetings")]
    if access.keeps_portfolio(actor):
        found += [
            (_("Bord"), "portfolio-board"),
            (_("Signalen"), "portfolio-signals"),
            (_("Criteria"), "portfolio-criteria"),
        ]
    return [(words, reverse(name), name == current) for words, name in found]
