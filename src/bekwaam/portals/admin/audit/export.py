"""The log as a table."""

import json
from collections.abc import Mapping
from typing import Any

from bekwaam.domains.audit.access import READERS, facts_for
from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.audit.queries import FactFilter
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.portals.admin.audit.sentences import channel, phrase
from bekwaam.reporting.exports import filters
from bekwaam.reporting.exports.chunks import keyed

COLUMNS = (
    Column("at", "Wanneer", Kind.DATETIME),
    Column("actor", "Wie"),
    Column("behalf", "Namens"),
    Column("phrase", "Wat"),
    Column("subject", "Onderwerp"),
    Column("channel", "Waarlangs"),
    Column("before", "Eerst"),
    Column("after", "Daarna"),
    Column("verb", "Code"),
    Column("request_id", "Verzoek", Kind.CODE),
    Column("id", "Kenmerk", Kind.CODE),
)


def row(fact: AuditFact) -> Row:
    return {
        "at": fact.at,
        "actor": fact.actor_label,
        "behalf": fact.on_behalf_of_label,
        "phrase": phrase(fact),
        "subject": fact.subject_label,
        "channel": channel(fact),
        "before": _text(fact.before),
        "after": _text(fact.after),
        "verb": fact.verb,
        "request_id": fact.request_id,
        "id": str(fact.pk),
    }


def _text(values: Mapping[str, Any] | None) -> str:
    return "" if values is None else json.dumps(values, ensure_ascii=False, sort_keys=True)


def _may(actor: Actor) -> bool:
    return any(actor.has_role(role) for role in READERS)


AUDIT = keyed(
    name="audit",
    title="Logboek",
    columns=COLUMNS,
    may_export=_may,
    rows=lambda asked: facts_for(asked.actor, filters.read(FactFilter, asked.filters)),
    keys=("-at", "-id"),
    shown=lambda chunk, asked: [row(fact) for fact in chunk],
)
