"""How easy a Dutch text reads: long sentences, hard words, and what to say instead (B1)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

LONG_SENTENCE = 15
AVERAGE_WANTED = 12
SHOWN = 5
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
EASIER = {
    "aangaande": "over",
    "aangezien": "omdat",
    "aanvang": "begin",
    "additioneel": "extra",
    "adequaat": "goed",
    "alsmede": "en",
    "alvorens": "voordat",
    "bekrachtigen": "goedkeuren",
    "betreffende": "over",
    "bewerkstelligen": "zorgen voor",
    "conform": "volgens",
    "consistent": "steeds hetzelfde",
    "continueren": "doorgaan",
    "cruciaal": "belangrijk",
    "derhalve": "daarom",
    "desalniettemin": "toch",
    "desbetreffende": "die",
    "dien": "moet",
    "dienen": "moeten",
    "dient": "moet",
    "echter": "maar",
    "effectueren": "uitvoeren",
    "evalueren": "bekijken hoe het ging",
    "eveneens": "ook",
    "exploreren": "onderzoeken",
    "faciliteren": "mogelijk maken",
    "fungeren": "werken als",
    "geschieden": "gebeuren",
    "hieromtrent": "hierover",
    "implementeren": "invoeren",
    "inclusief": "met",
    "indien": "als",
    "initiëren": "beginnen",
    "integraal": "in één geheel",
    "inzake": "over",
    "jegens": "tegenover",
    "kenbaar": "bekend",
    "middels": "met",
    "mits": "als",
    "momenteel": "nu",
    "nadien": "daarna",
    "omtrent": "over",
    "ondermeer": "onder andere",
    "optimaliseren": "verbeteren",
    "participeren": "meedoen",
    "pretenderen": "zeggen dat",
    "prevaleren": "voorgaan",
    "primair": "vooral",
    "realiseren": "maken",
    "reduceren": "verminderen",
    "reeds": "al",
    "relevant": "van belang",
    "separaat": "apart",
    "substantieel": "flink",
    "teneinde": "om",
    "tenzij": "behalve als",
    "tevens": "ook",
    "thans": "nu",
    "trachten": "proberen",
    "uiterlijk": "niet later dan",
    "uitsluitend": "alleen",
    "vereist": "nodig",
    "vigerende": "geldende",
    "voornemens": "van plan",
    "voorts": "verder",
    "waarborgen": "zorgen voor",
    "wederom": "weer",
    "zodoende": "zo",
    "zorgdragen": "zorgen",
}
"""Hard words of offices, with an easier one. Lower case."""


class Ease(StrEnum):
    NOTHING = "leeg"
    EASY = "b1"
    HARD = "lastig"
    TOO_HARD = "te_lastig"


@dataclass(frozen=True, slots=True)
class LanguageHint:
    ease: Ease
    sentences: int
    average: int
    long_sentences: tuple[str, ...]
    hard_words: tuple[tuple[str, str], ...]


def language_hint(lines: Iterable[str]) -> LanguageHint:
    sentences = [sentence for line in lines for sentence in SENTENCE_END.split(line) if WORD.search(sentence)]
    counts = [len(WORD.findall(sentence)) for sentence in sentences]
    long_ones = [sentence for sentence, count in zip(sentences, counts, strict=True) if count > LONG_SENTENCE]
    hard = _hard_words(sentences)
    average = round(sum(counts) / len(counts)) if counts else 0
    return LanguageHint(
        ease=_ease(sum(counts), average, len(long_ones), len(hard), len(sentences)),
        sentences=len(sentences),
        average=average,
        long_sentences=tuple(long_ones[:SHOWN]),
        hard_words=tuple(hard[:SHOWN]),
    )


def _hard_words(sentences: list[str]) -> list[tuple[str, str]]:
    words = dict.fromkeys(word.lower() for sentence in sentences for word in WORD.findall(sentence))
    return [(word, EASIER[word]) for word in words if word in EASIER]


def _ease(words: int, average: int, long_ones: int, hard: int, sentences: int) -> Ease:
    """One long sentence in five, or one hard word in fifty, is still easy."""
    if not words:
        return Ease.NOTHING
    too_long, too_hard = long_ones * 5 > sentences, hard * 50 > words
    if average > LONG_SENTENCE or (too_long and too_hard):
        return Ease.TOO_HARD
    return Ease.HARD if too_long or too_hard or average > AVERAGE_WANTED else Ease.EASY
