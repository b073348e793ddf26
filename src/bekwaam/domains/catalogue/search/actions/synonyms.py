"""Words that mean the same to whoever searches."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import Fact, Subject, record, record_many
from bekwaam.domains.catalogue import rules
from bekwaam.domains.catalogue.cleaning import clean_line
from bekwaam.domains.catalogue.search.models import Synonym
from bekwaam.domains.catalogue.search.words import plain
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require

MOST_GROUPS, MOST_WORDS, LONGEST = 1_000, 12, 60


@transaction.atomic
def save_synonyms(
    words: Sequence[str], *, synonym_id: UUID | None = None, actor: Actor, at: datetime
) -> Synonym:
    """A group of words; a search for one of them also finds the others."""
    require(rules.may_arrange(actor))
    cleaned = _checked(words)
    if synonym_id is None and Synonym.objects.count() >= MOST_GROUPS:
        raise Refused("catalogue.too_many_synonyms", limit=MOST_GROUPS)
    before = Synonym.objects.filter(pk=synonym_id).first() if synonym_id else None
    old = {"words": before.words} if before else None
    group = before or Synonym()
    group.words, group.changed_at = cleaned, at
    group.save()
    verb = "catalogue.synonyms_changed" if before else "catalogue.synonyms_made"
    record(verb, _subject(group), actor=actor, at=at, before=old, after={"words": cleaned})
    return group


@transaction.atomic
def remove_synonyms(synonym_id: UUID, *, actor: Actor, at: datetime) -> None:
    require(rules.may_arrange(actor))
    group = Synonym.objects.get(pk=synonym_id)
    record("catalogue.synonyms_removed", _subject(group), actor=actor, at=at, before={"words": group.words})
    group.delete()


@transaction.atomic
def load_synonyms(groups: Iterable[Sequence[str]], *, actor: Actor, at: datetime) -> None:
    """The groups that are not there yet, by their first word."""
    require(rules.may_arrange(actor))
    known = {plain(group.words[0]) for group in Synonym.objects.all()}
    wanted = [_checked(words) for words in groups if plain(words[0]) not in known]
    if len(known) + len(wanted) > MOST_GROUPS:
        raise Refused("catalogue.too_many_synonyms", limit=MOST_GROUPS)
    made = Synonym.objects.bulk_create(Synonym(words=words, changed_at=at) for words in wanted)
    facts = [Fact("catalogue.synonyms_made", _subject(group), after={"words": group.words}) for group in made]
    record_many(facts, actor=actor, at=at)


def _checked(words: Iterable[str]) -> list[str]:
    by_key = {plain(word): clean_line(word) for word in words}
    cleaned = [word for key, word in by_key.items() if key]
    if not 2 <= len(cleaned) <= MOST_WORDS or any(len(word) > LONGEST for word in cleaned):
        raise Refused("catalogue.bad_synonyms", limit=MOST_WORDS)
    return cleaned


def _subject(group: Synonym) -> Subject:
    return Subject("synonym", group.pk, group.words[0])
