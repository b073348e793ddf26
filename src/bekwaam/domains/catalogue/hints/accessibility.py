"""What keeps people from using a text: a picture without words, headings out of order, links that say nothing."""

import re
from dataclasses import dataclass

from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.hints.plain_text import read

EMPTY_LINKS = {
    "hier",
    "klik",
    "klik hier",
    "klik op deze link",
    "lees meer",
    "lees verder",
    "link",
    "deze link",
    "meer",
    "meer informatie",
    "website",
    "via deze link",
}
ADDRESS = re.compile(r"^(https?://|www\.)", re.IGNORECASE)
SHOUTED = re.compile(r"\b[A-ZÀ-Þ]{4,}(?:\s+[A-ZÀ-Þ]{2,}){2,}\b")
SHORTEST_ALT, LONGEST_ALT = 5, 150


@dataclass(frozen=True, slots=True)
class Hint:
    """`code` is what the portal has a sentence for; `about` is the part of the text that it is about."""

    code: str
    about: str = ""


def accessibility_hints(content: Content) -> tuple[Hint, ...]:
    reading = read(content.contents)
    hints = [*_picture(content), *_headings(reading.headings)]
    hints += [Hint("link_says_nothing", words) for words in reading.links if _says_nothing(words)]
    hints += [Hint("link_is_address", words[:60]) for words in reading.links if ADDRESS.match(words)]
    hints += [Hint("shouted", found[0][:60]) for line in reading.lines if (found := SHOUTED.search(line))]
    return tuple(dict.fromkeys(hints))


def _says_nothing(words: str) -> bool:
    return words.lower().strip(" .!:>›»") in EMPTY_LINKS or not words


def _picture(content: Content) -> list[Hint]:
    if content.image_id is None:
        return []
    if not content.image_alt:
        return [Hint("no_alt_text")]
    is_odd = not SHORTEST_ALT <= len(content.image_alt) <= LONGEST_ALT
    return [Hint("odd_alt_text", content.image_alt[:60])] if is_odd else []


def _headings(headings: list[tuple[int, str]]) -> list[Hint]:
    hints, above = [], 2
    for level, words in headings:
        if not words:
            hints.append(Hint("empty_heading"))
        elif level > above + 1:
            hints.append(Hint("heading_skips", words[:60]))
        above = level
    return hints
