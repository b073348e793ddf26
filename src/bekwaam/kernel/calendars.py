"""A calendar as a file that every calendar program takes (RFC 5545): whole days and moments, each with an id that stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import icalendar

PRODUCT = "-//Bekwaam//Bekwaam//NL"
MEDIA_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeDay:
    """`key` is the same in every file in which this stands, so that a program replaces what it has."""

    key: str
    on: date
    title: str
    text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """From one instant to another, so that summer time never moves it; `key` as of a whole day."""

    key: str
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str = ""
    text: str = ""
    url: str = ""


def calendar_file(name: str, days: Iterable[WholeDay | Moment], *, at: datetime) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for day in days:
        calendar.add_component(_event(day, at))
    return bytes(calendar.to_ical())


def _event(day: WholeDay | Moment, at: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", day.key)
    event.add("dtstamp", at)
    event.add("summary", day.title)
    if isinstance(day, Moment):
        event.add("dtstart", day.starts_at.astimezone(UTC))
        event.add("dtend", day.ends_at.astimezone(UTC))
        _say(event, "location", day.place)
    else:
        event.add("dtstart", day.on)
        event.add("dtend", day.on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    _say(event, "description", day.text)
    _say(event, "url", day.url)
    return event


def _say(event: icalendar.Event, name: str, value: str) -> None:
    if value:
        event.add(name, value)
