"""The words: short sentences, the words of the house, and nobody who exists."""

import re

import pytest

from bekwaam.config.demo.offering import Activity, Offering
from tests.config.demo.offering.conftest import read

TITLE, SUMMARY, LONGEST, USUAL = 80, 240, 20, 13
AVOIDED = re.compile(r"\b(compliance|enrolment|sessies?|modules?|assessments?|deadlines?)\b", re.IGNORECASE)
WE = re.compile(r"\b(wij|we|ons|onze)\b", re.IGNORECASE)
REAL = re.compile(
    r"\b(microsoft|outlook|teams-|google|copilot|chatgpt|openai|facebook|instagram|twitter|whatsapp|linkedin|youtube|"
    r"prince2|digid|kadaster|belastingdienst|rode kruis|oranje kruis|vng|ggd|kvk|goodhabitz|topdesk|rotterdam|"
    r"amsterdam|utrecht|almere|den haag)\b",
    re.IGNORECASE,
)


def texts(one: Activity) -> list[str]:
    return [one.summary, *one.goals, *one.contents]


def sentences(one: Activity) -> list[str]:
    return [part for text in texts(one) for part in re.split(r"(?<=[.!?])\s+", text)]


def everything(one: Activity) -> str:
    return " ".join((one.title, *texts(one), one.target_group, one.duration, one.provider, *one.synonyms))


def test_lengths_fit_the_screen(whole: Offering) -> None:
    for one in whole.activities:
        assert 5 <= len(one.title) <= TITLE, one.code
        assert 40 <= len(one.summary) <= SUMMARY, one.code
        assert 2 <= len(one.goals) <= 4, one.code
        assert 2 <= len(one.contents) <= 3, one.code
        assert one.target_group
        assert one.duration
        assert one.provider


def test_sentences_are_short(whole: Offering) -> None:
    counts = {sentence: len(sentence.split()) for one in whole.activities for sentence in sentences(one)}
    assert [sentence for sentence, words in counts.items() if words > LONGEST] == []
    assert sum(counts.values()) / len(counts) <= USUAL


@pytest.mark.parametrize("pattern", [AVOIDED, REAL], ids=["avoided", "real"])
def test_no_avoided_word_or_real_name(whole: Offering, pattern: re.Pattern[str]) -> None:
    found = {one.code: match[0] for one in whole.activities if (match := pattern.search(everything(one)))}
    assert found == {}


def test_the_employer_does_not_speak_as_we(whole: Offering) -> None:
    dutch = [one for one in whole.activities if one.language == "nl"]
    assert [one.code for one in dutch if any(WE.search(text) for text in texts(one))] == []


def test_texts_are_plain(whole: Offering) -> None:
    for one in whole.activities:
        assert not set("<>\x00\xad") & set(everything(one)), one.code


def test_no_text_is_used_twice() -> None:
    written = [*read("lindewaard").activities, *read("zuidermeer").activities]
    bodies = [text for one in written for text in one.contents]
    assert len(bodies) == len(set(bodies))
    summaries = [one.summary for one in written]
    assert len(summaries) == len(set(summaries))
