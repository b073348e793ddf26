"""The three forms of a feed: JSON Feed 1.1, RSS 2.0 and Atom (RFC 4287)."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from bekwaam.portals.learner.feed.contents import Contents, Entry

VERSION = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class Writer:
    media_type: str
    write: Callable[[Contents], bytes]


def as_json(contents: Contents) -> bytes:
    shown = {
        "version": VERSION,
        "title": contents.title,
        "description": contents.description,
        "home_page_url": contents.home,
        "language": contents.language,
        "items": [_item(entry) for entry in contents.entries],
    }
    return json.dumps(shown, ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_text": entry.text,
        "date_published": entry.published_at.isoformat(),
        "date_modified": entry.changed_at.isoformat(),
        "tags": [entry.form],
    }


def as_xml(kind: type[SyndicationFeed]) -> Callable[[Contents], bytes]:
    def write(contents: Contents) -> bytes:
        feed = kind(
            title=contents.title,
            link=contents.home,
            description=contents.description,
            language=contents.language,
        )
        for entry in contents.entries:
            feed.add_item(
                title=entry.title,
                link=entry.address,
                description=entry.text,
                unique_id=entry.id,
                unique_id_is_permalink=False,
                pubdate=entry.published_at,
                updateddate=entry.changed_at,
                categories=[entry.form],
            )
        written: str = feed.writeString("utf-8")
        return written.encode()

    return write


WRITERS = {
    "json": Writer("application/feed+json; charset=utf-8", as_json),
    "rss": Writer("application/rss+xml; charset=utf-8", as_xml(Rss201rev2Feed)),
    "atom": Writer("application/atom+xml; charset=utf-8", as_xml(Atom1Feed)),
}
