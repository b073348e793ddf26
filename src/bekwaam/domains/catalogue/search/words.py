"""What somebody typed, as terms to search for. Pure: texts in, terms out."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 200
MOST_WORDS, LONGEST_WORD = 8, 40
SHORTEST_START, SHORTEST_TAIL = 3, 4
MOST_MEANINGS = 12


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for. `question` is in the language of to_tsquery, made of letters and digits only."""

    question: str
    word: str

    @property
    def tail(self) -> str:
        """What a compound may end with; short words end too many."""
        return self.word if len(self.word) >= SHORTEST_TAIL else ""


def plain(text: str) -> str:
    """Letters and digits without accents or capitals, one space between words: as `catalogue_plain` does."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    signs = (sign for sign in spread if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in signs).split())


def words_of(text: str) -> list[str]:
    return list(_words_of(text[:LONGEST]))


@lru_cache(maxsize=4_096)
def _words_of(text: str) -> tuple[str, ...]:
    """Every question meets all synonyms of its academy."""
    return tuple(word[:LONGEST_WORD] for word in plain(text).split()[:MOST_WORDS])


def terms_of(text: str, synonyms: Iterable[Sequence[str]] = ()) -> list[Term]:
    """A term for each word, or for some words together that have synonyms."""
    words, meanings = words_of(text), _meanings(synonyms)
    longest = max(map(len, meanings), default=1)
    terms, at = [], 0
    while at < len(words):
        taken = _taken(words, at, meanings, longest)
        terms.append(_term(taken, meanings.get(taken, ())))
        at += len(taken)
    return terms


def _taken(
    words: list[str], at: int, meanings: dict[tuple[str, ...], list[tuple[str, ...]]], longest: int
) -> tuple[str, ...]:
    """The longest run of words from here that means something together."""
    for length in range(min(longest, len(words) - at), 1, -1):
        if (run := tuple(words[at : at + length])) in meanings:
            return run
    return (words[at],)


def _meanings(synonyms: Iterable[Sequence[str]]) -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for group in synonyms:
        phrases = [tuple(words_of(phrase)) for phrase in group]
        for phrase in phrases:
            if phrase:
                others = (other for other in phrases if other and other != phrase)
                found.setdefault(phrase, []).extend(others)
    return found


def _term(words: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> Term:
    phrases = dict.fromkeys((words, *others))
    question = " | ".join(_phrase(phrase) for phrase in list(phrases)[:MOST_MEANINGS])
    return Term(question, words[0] if len(words) == 1 else "")


def _phrase(words: tuple[str, ...]) -> str:
    """Words next to each other; the last may go on, as in a compound."""
    *first, last = words
    start = f"{last}:*" if len(last) >= SHORTEST_START else last
    return f"({' <-> '.join([*first, start])})"
