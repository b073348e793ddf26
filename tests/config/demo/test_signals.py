"""The signs of need in the demo are there, whoever works there, and are left once."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bekwaam.config.demo.signals import leave_signals
from bekwaam.config.demo.tables import table
from bekwaam.domains.catalogue.search.queries import zero_result_terms
from bekwaam.domains.portfolio.queries.signals import reports
from tests.factories import a_person, a_unit, an_employment

pytestmark = pytest.mark.django_db


def test_searches_in_vain_and_reports_are_there_once(noord: Any, moment: datetime) -> None:
    for _number in range(8):
        an_employment(a_person(), a_unit())
    since = moment.date() - timedelta(weeks=13)
    leave_signals("proef", at=moment)
    terms = zero_result_terms(since)
    searched = {words.replace("-", " ") for words, _weeks in table("signals")["searched"]}
    assert {words for words, _times in terms} == searched
    assert {need.title for need in reports()} == {title for title, _goal in table("signals")["reports"]}
    leave_signals("proef", at=moment)
    assert zero_result_terms(since) == terms


def test_with_few_people_there_are_few_reports(noord: Any, moment: datetime) -> None:
    an_employment(a_person(), a_unit(), started_on=date(2024, 1, 1))
    leave_signals("proef", at=moment)
    assert len(reports()) == 1
