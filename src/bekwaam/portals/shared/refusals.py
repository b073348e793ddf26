"""From the reason code of a refusal to a Dutch sentence that says what and how."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from bekwaam.kernel.decisions import Decision

SENTENCES: dict[str, str] = {}
UNKNOWN = "Dit kan nu niet. Probeer het later nog eens of vraag de helpdesk."


def register(sentences: Mapping[str, str]) -> None:
    SENTENCES.update(sentences)


def sentence(decision: Decision) -> str:
    """The sentence for this refusal, with its facts filled in."""
    template = SENTENCES.get(decision.reason)
    return _(template).format(**decision.facts) if template else _(UNKNOWN)
