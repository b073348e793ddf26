"""Icons, pills, avatars and dates: small strings that stand everywhere."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils.translation import override

from bekwaam.portals.shared.templatetags.dates import date_tile, day, day_span, days_away, moment, short_day
from bekwaam.portals.shared.templatetags.figures import figure
from bekwaam.portals.shared.templatetags.icons import avatar, icon, initials, person, status
from bekwaam.portals.shared.templatetags.pages import page_numbers

NINE = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday_in_dutch():
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False), override("nl"):
        yield


def test_a_moment_reads_as_people_say_it():
    assert moment(NINE) == "maandag 30 november, 09:00"


def test_another_year_is_said():
    assert day(date(2027, 1, 4)) == "maandag 4 januari 2027"
    assert short_day(date(2027, 1, 4)) == "4 jan 2027"


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 23), "vandaag"),
        (date(2026, 11, 24), "over 1 dag"),
        (date(2026, 12, 5), "over 12 dagen"),
        (date(2026, 11, 22), "1 dag geleden"),
        (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "over 1 dag"),
    ],
)
def test_how_far_away_a_date_is(on, words):
    assert days_away(on) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 23), date(2026, 11, 27), "23 tot en met 27 november 2026"),
        (date(2026, 11, 30), date(2026, 12, 4), "30 november tot en met 4 december 2026"),
        (date(2026, 12, 31), date(2027, 1, 1), "31 december 2026 tot en met 1 januari 2027"),
        (date(2026, 11, 23), date(2026, 11, 23), "23 november 2026"),
        (date(2026, 11, 23), None, "vanaf 23 november 2026"),
    ],
)
def test_a_span_says_no_more_than_needed(first, last, words):
    assert day_span(first, last) == words


def test_a_date_tile_is_looked_at_and_read_out():
    assert date_tile(date(2026, 12, 5), "warn") == (
        '<p class="bk-date bk-date--warn"><span class="vh">5 december 2026</span>'
        '<span aria-hidden="true"><b>5</b>dec</span></p>'
    )


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Samira el Idrissi", "SI"), ("Wouter", "W"), ("Jan-Pieter de Vries", "JV"), ("", ""), ("<b> 3", "")],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_nothing_of_a_name_or_a_status_becomes_markup():
    assert "<script>" not in avatar("<script> x>")
    assert status("ok", "<b>vet</b>").endswith("&lt;b&gt;vet&lt;/b&gt;</span>")
    assert "<b>" not in icon('x"><b>')


def test_a_status_has_words_even_when_none_are_given():
    assert status("neg").endswith("Te laat</span>")
    assert 'class="bk-status bk-status--neg"' in status("neg")


def test_page_numbers_leave_gaps():
    from django.core.paginator import Paginator

    pages = Paginator(range(200), 20)
    assert page_numbers(pages.page(1)) == [1, 2, None, 10]
    assert page_numbers(pages.page(5)) == [1, None, 4, 5, 6, None, 10]
    assert page_numbers(Paginator(range(3), 20).page(1)) == [1]


def test_a_person_has_a_link_and_a_note_when_there_are():
    assert person("An Bos") == f'<span class="bk-person">{avatar("An Bos", "s")}<span>An Bos</span></span>'
    assert '<a href="/a?b=1&amp;c">&lt;b&gt; Bos</a><small>&quot;7&quot;</small>' in person(
        "<b> Bos", "/a?b=1&c", '"7"'
    )


def test_large_numbers_read_easily_in_each_language():
    assert [figure(number) for number in (7, 6586, None)] == ["7", "6.586", ""]
    with override("en"):
        assert figure(6586) == "6,586"
