"""The synonyms, and what people search for in vain, as files."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.catalogue.search import queries
from bekwaam.kernel.actors import Actor, Role
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.reporting.exports.chunks import whole
from bekwaam.reporting.exports.registry import Asked

WEEKS = timedelta(weeks=13)


def _may(actor: Actor) -> bool:
    return actor.has_role(Role.ULC)


def _groups(asked: Asked) -> list[Row]:
    return [
        {"word": group.words[0], "others": ", ".join(group.words[1:]), "changed_at": group.changed_at}
        for group in queries.synonym_groups()
    ]


def _terms(asked: Asked) -> list[Row]:
    return [{"term": term, "times": times} for term, times in queries.zero_result_terms(asked.on - WEEKS)]


SYNONYMS = whole(
    name="synonyms",
    title=_("Synoniemen"),
    columns=(
        Column("word", "Woord"),
        Column("others", "Betekent hetzelfde"),
        Column("changed_at", "Gewijzigd op", Kind.DATETIME),
    ),
    may_export=_may,
    rows=_groups,
)
MISSED = whole(
    name="missed-terms",
    title=_("Vergeefs gezocht"),
    columns=(Column("term", "Woorden"), Column("times", "Hoe vaak", Kind.INT)),
    may_export=_may,
    rows=_terms,
)
