"""From cleaned HTML to what somebody reads: sentences, headings, links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

BREAKS = {"p", "li", "h3", "h4", "br", "blockquote"}
HEADINGS = {"h3": 3, "h4": 4}


@dataclass(slots=True)
class Reading:
    lines: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.reading = Reading()
        self._line: list[str] = []
        self._link: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BREAKS:
            self.end_line()
        if tag == "a":
            self._link = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link is not None:
            self.reading.links.append(" ".join("".join(self._link).split()))
            self._link = None
        if tag in BREAKS:
            line = self.end_line()
            if tag in HEADINGS:
                self.reading.headings.append((HEADINGS[tag], line))

    def handle_data(self, data: str) -> None:
        self._line.append(data)
        if self._link is not None:
            self._link.append(data)

    def end_line(self) -> str:
        line = " ".join("".join(self._line).split())
        self._line = []
        if line:
            self.reading.lines.append(line)
        return line


def read(html: str) -> Reading:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.reading
