"""Texts from outside made fit to keep: HTML with a few harmless tags, plain text in one line or in lines. No rows.

Which signs stay is the one rule of `kernel.visible_text`; here accents are put together and white space is made plain.
"""

import re
import unicodedata

import nh3

from bekwaam.kernel.visible_text import visible

TAGS = {"p", "br", "strong", "b", "em", "i", "u", "ul", "ol", "li", "h3", "h4", "a", "blockquote"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
SCHEMES = {"https", "http", "mailto", "tel"}
EMPTIED = {"script", "style", "template", "svg", "math", "xml", "title", "head", "iframe", "object"}
RENAMED = {"h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4", "div": "p", "tr": "p"}
OLD_TAG = re.compile(r"<(/?)(h1|h2|h5|h6|div|tr)(?=[\s>/])", re.IGNORECASE)
OF_A_TABLE = re.compile(r"</?(?:table|thead|tbody|tfoot|colgroup|col|td|th)(?=[\s>/])[^>]*>", re.IGNORECASE)
"""Words of cells next to each other stay words; each row is a line."""
BARE = re.compile(r"<(p|h3|h4|li)>(?:\s|&nbsp;|\u00a0|<br>)*</\1>")
LEADS_NOWHERE = re.compile(r'<a rel="noopener noreferrer">(.*?)</a>', re.DOTALL)
"""A link of which the address could not stay; its words do."""
PLAIN_SPACE = frozenset(" \n\t\u00a0")
"""White space that may stand in HTML; others are forbidden in XML, or start a line where nobody sees one."""


def clean_html(value: str) -> str:
    """The text stays; what could run, load or disguise goes, and so do the headings and empty lines of a word processor.

    A sign may be written as `&#8238;`, and is a sign only after the first cleaning: without it an address that could not
    run may become one that can, so that is cleaned once more.
    """
    cleaned = _harmless(_seen(value))
    seen = _seen(cleaned)
    return cleaned if seen == cleaned else _harmless(seen)


def clean_line(value: str) -> str:
    """One line of plain text."""
    return " ".join(_seen(value).split())


def clean_lines(value: str) -> str:
    """Plain text in lines; empty ones go."""
    lines = (" ".join(line.split()) for line in _seen(value).split("\n"))
    return "\n".join(line for line in lines if line)


def _seen(value: str) -> str:
    """Every kind of line end becomes the one, and other white space a space."""
    lines = "\n".join(unicodedata.normalize("NFC", value).splitlines())
    return visible("".join(" " if sign.isspace() and sign not in PLAIN_SPACE else sign for sign in lines))


def _harmless(value: str) -> str:
    flat = OF_A_TABLE.sub(" ", value)
    renamed = OLD_TAG.sub(lambda tag: f"<{tag[1]}{RENAMED[tag[2].lower()]}", flat)
    cleaned = nh3.clean(
        renamed,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        clean_content_tags=EMPTIED,
        link_rel="noopener noreferrer",
    )
    return BARE.sub("", LEADS_NOWHERE.sub(r"\1", cleaned)).strip()
