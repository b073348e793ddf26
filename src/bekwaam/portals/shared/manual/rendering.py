"""From a page of the manual to safe HTML: Markdown without raw HTML, cleaned once more, in the house style."""

import re

import nh3
from markdown_it import MarkdownIt

TAGS = {
    "a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
CLASSES = {
    "<h2>": '<h2 class="nl-heading nl-heading--level-2">',
    "<h3>": '<h3 class="nl-heading nl-heading--level-3">',
    "<table>": '<div class="bk-table-box"><table class="utrecht-table">',
    "</table>": "</table></div>",
    "<th>": '<th scope="col">',
}
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
PAGE_LINK = re.compile(r'href="([a-z-]+)\.md(#[a-z-]+)?"')
_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def title_of(text: str) -> str:
    found = TITLE.search(text)
    return found.group(1).strip() if found else ""


def as_html(text: str) -> str:
    """Everything below the title. A link to another page of the manual leads to its address."""
    html = _markdown.render(TITLE.sub("", text, count=1))
    html = PAGE_LINK.sub(r'href="/hulp/\1/\2"', html)
    html = nh3.clean(
        html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"https", "mailto"}, link_rel=None
    )
    for plain, dressed in CLASSES.items():
        html = html.replace(plain, dressed)
    return html
