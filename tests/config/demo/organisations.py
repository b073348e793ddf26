"""The least organisation that a written offering can stand on: the units, functions and people it names."""

from bekwaam.config.demo.offering import Offering
from tests.factories import a_function, a_person, a_unit


def organisation_for(written: Offering) -> None:
    named = [
        each for activity in written.activities for policy in activity.policies for each in policy.conditions
    ]
    units = {activity.owner_unit for activity in written.activities}
    for code in units | {each.key for each in named if each.dimension == "unit"}:
        a_unit(code)
    functions = {code for activity in written.activities for code in activity.functions}
    for code in functions | {each.key for each in named if each.dimension == "function"}:
        a_function(code, code)
    for number in {each.key for each in named if each.dimension == "person"}:
        a_person(personnel_number=number)
