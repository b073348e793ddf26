"""Texts from outside made fit to keep: HTML with a few harmless tags, plain text without control signs. No rows."""

import re
import unicodedata

import nh3

TAGS = {"p", "br", "strong", "b", "em", "i", "u", "ul", "ol", "li", "h3", "h4", "a", "blockquote"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
SCHEMES = {"https", "http", "mailto", "tel"}
EMPTIED = {"script", "style", "template", "svg", "math", "xml", "title", "head", "iframe", "object"}
RENAMED = {"h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4", "div": "p"}
OLD_TAG = re.compile(r"<(/?)(h1|h2|h5|h6|div)(?=[\s>/])", re.IGNORECASE)
BARE = re.compile(r"<(p|h3|h4|li)>(?:\s|&nbsp;|\u00a0|<br>)*</\1>")
KEPT_SIGNS = "\n\t\u200c\u200d"
"""Control signs that mean something: line ends, and the joiners that emoji and some scripts need."""


def clean_html(value: str) -> str:
    """The text stays; what could run, load or disguise goes, and so do the headings and empty lines of a word processor."""
    renamed = OLD_TAG.sub(lambda tag: f"<{tag[1]}{RENAMED[tag[2].lower()]}", without_control_signs(value))
    cleaned = nh3.clean(
        renamed,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        clean_content_tags=EMPTIED,
        link_rel="noopener noreferrer",
    )
    return BARE.sub("", cleaned).strip()


def clean_line(value: str) -> str:
    """One line of plain text."""
    return " ".join(without_control_signs(value).split())


def clean_lines(value: str) -> str:
    """Plain text in lines; empty ones go."""
    lines = (clean_line(line) for line in without_control_signs(value).splitlines())
    return "\n".join(line for line in lines if line)


def without_control_signs(value: str) -> str:
    normal = unicodedata.normalize("NFC", value.replace("\r\n", "\n"))
    return "".join(
        sign for sign in normal if sign in KEPT_SIGNS or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")
    )
