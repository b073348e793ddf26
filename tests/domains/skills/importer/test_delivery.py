"""Skills and what functions ask, from a file: what changes, what is refused, and that twice changes nothing."""

import pytest

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.deliveries.enums import RunState
from bekwaam.domains.skills.actions import SkillDetails, change_skill, make_skill
from bekwaam.domains.skills.events import FrameworkImported
from bekwaam.domains.skills.models import FunctionSkill, Skill, SkillFramework, SkillRelation
from bekwaam.domains.skills.queries.framework import related_to
from bekwaam.kernel import events
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.decisions import Refused
from tests.domains.skills.importer.delivering import counts, delivered, previewed, refusals
from tests.factories import a_function, a_level, a_person, a_skill, an_asked_skill

pytestmark = [pytest.mark.django_db, pytest.mark.eis("S-2")]

PLAIN = """code;label;alt labels;definition;broader code;kind;related codes
contact;Contact met inwoners;;Inwoners goed helpen.;;groep;
gesprek;Gesprekken voeren;baliegesprek,klantcontact;Je voert een gesprek.;contact;vaardigheid;luisteren
luisteren;Luisteren en doorvragen;LSD;Je hoort wat iemand vraagt.;contact;vaardigheid;
awb;Algemene wet bestuursrecht;;;;kennis;
"""
ESCO = """conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,definition,inScheme,description,broaderUri
KnowledgeSkillCompetence,http://data.example.eu/esco/skill/aaa-1,skill/competence,transversal,samenwerken,"teamwerk
samen werken",,released,,http://data.example.eu/esco,Met anderen iets bereiken.,http://data.example.eu/esco/skill/S1
KnowledgeSkillCompetence,http://data.example.eu/esco/skill/bbb-2,knowledge,sector,bestuursrecht,,,released,,http://data.example.eu/esco,Het recht van de overheid.,
SkillGroup,http://data.example.eu/esco/skill/S1,groep,,sociale vaardigheden,,,released,,http://data.example.eu/esco,,
"""


def skill(code: str) -> Skill:
    return Skill.objects.select_related("broader").get(code=code)


def test_a_plain_file_makes_skills_groups_and_relations_both_ways(noord, moment) -> None:
    heard = []
    events.subscribe(FrameworkImported)(heard.append)
    run = delivered(PLAIN, at=moment)
    assert (run.state, counts(run)) == (RunState.DONE, {"new": 4})
    found = skill("gesprek")
    assert (found.label, found.kind, found.broader.code) == ("Gesprekken voeren", "skill", "contact")
    assert found.alt_labels == ["baliegesprek", "klantcontact"]
    assert (skill("contact").kind, skill("awb").kind) == ("group", "knowledge")
    assert [one.code for one in related_to(skill("luisteren").pk)] == ["gesprek"]
    assert SkillFramework.objects.count() == 1
    assert [len(event.skill_ids) for event in heard] == [4]
    assert AuditFact.objects.filter(verb="skills.skill_made").count() == 4


def test_the_same_file_again_changes_nothing(noord, moment) -> None:
    for content in (PLAIN, ESCO):
        delivered(content, at=moment)
        again = previewed(content, at=moment)
        assert (again.state, set(counts(again))) == (RunState.PREVIEWED, {"unchanged"})


def test_a_dry_run_writes_nothing(noord, moment) -> None:
    assert counts(previewed(PLAIN, at=moment)) == {"new": 4}
    assert Skill.objects.count() == 0


def test_a_file_shaped_like_esco_is_read_as_it_comes(noord, moment) -> None:
    run = delivered(ESCO, at=moment)
    assert (refusals(run), counts(run)) == ([], {"new": 3})
    found = skill("aaa-1")
    assert (found.uri, found.source) == (
        "http://data.example.eu/esco/skill/aaa-1",
        "http://data.example.eu/esco",
    )
    assert (found.alt_labels, found.definition) == (
        ["teamwerk", "samen werken"],
        "Met anderen iets bereiken.",
    )
    assert (found.broader.code, found.broader.kind, skill("bbb-2").kind) == ("S1", "group", "knowledge")


def test_changes_and_endings_are_shown_and_written(noord, moment) -> None:
    delivered(PLAIN, at=moment)
    person = a_person()
    a_level(person, skill("awb"), 2)
    changed = PLAIN.replace("Gesprekken voeren", "Goede gesprekken voeren").replace(";luisteren\n", ";\n")
    changed = "".join(line for line in changed.splitlines(keepends=True) if not line.startswith("awb"))
    run = delivered(changed, at=moment)
    assert counts(run) == {"changed": 2, "ended": 1, "unchanged": 1}
    assert (skill("awb").is_active, skill("awb").statements.count()) == (False, 1)
    assert skill("gesprek").label == "Goede gesprekken voeren"
    assert SkillRelation.objects.count() == 0
    back = delivered(PLAIN, at=moment)
    assert (counts(back)["new"], skill("awb").is_active, skill("awb").statements.count()) == (1, True, 1)


def test_a_file_speaks_for_its_own_source_and_never_for_what_was_made_by_hand(noord, moment) -> None:
    delivered(PLAIN, at=moment)
    own = make_skill("eigen", SkillDetails(label="Eigen skill"), actor=system_actor(noord), at=moment)
    assert "ended" not in counts(delivered(ESCO, at=moment))
    assert Skill.objects.filter(is_active=True).count() == 8
    own.refresh_from_db()
    assert (own.is_active, own.is_delivered) == (True, False)


def test_a_file_that_would_end_much_waits_for_a_word(noord, moment) -> None:
    rows = "".join(f"s{number};Skill {number}\n" for number in range(20))
    delivered("code;label\n" + rows, at=moment)
    few = "code;label\n" + "".join(rows.splitlines(keepends=True)[:5])
    assert previewed(few, at=moment).state == RunState.WAITING
    run = delivered(few, at=moment, confirmed=True)
    assert (run.state, Skill.objects.filter(is_active=True).count()) == (RunState.DONE, 5)


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("x;;;;;;", "label", ""),
        (";Naam;;;;;", "code", ""),
        ("x;Naam;;;nergens;;", "valt onder", "nergens"),
        ("x;Naam;;;;;nergens", "verwante codes", "nergens"),
        ("x;Naam;;;;raadsel;", "kind", "raadsel"),
        ("x;Naam;;;x;;", "valt onder", "x"),
        (f"{'x' * 101};Naam;;;;;", "code", "x" * 59 + "…"),
        ("http://a.example/gesprek;Naam;;;;;", "code", "http://a.example/gesprek"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_line_column_and_value(
    noord, moment, row, column, value
) -> None:
    run = previewed(f"{PLAIN}{row}\n", at=moment)
    assert refusals(run) == [(6, column, value)]


def test_what_hangs_under_a_refused_row_falls_out_with_it(noord, moment) -> None:
    rows = "a;Groep A;;;nergens;groep;\nb;Skill B;;;a;;\nc;Skill C;;;;;b\n"
    run = delivered(PLAIN + rows, at=moment)
    assert [line for line, *_ in refusals(run)] == [6, 7]
    assert [found.code for found in Skill.objects.filter(code__in="abc")] == ["c"]
    assert related_to(skill("c").pk) == []


def test_a_circle_is_refused_also_when_half_of_it_is_there_already(noord, moment) -> None:
    delivered("code;label;broader\na;A;\nb;B;a\n", at=moment)
    run = delivered("code;label;broader\na;A;b\nb;B;a\n", at=moment)
    assert [value for *_, value in refusals(run)] == ["b", "a"]
    assert (skill("a").broader, skill("b").broader.code) == (None, "a")


def test_by_hand_no_skill_stands_above_itself(noord, moment) -> None:
    top, low = a_skill("top"), a_skill("laag")
    how = {"actor": system_actor(noord, channel="import"), "at": moment}
    change_skill(low.pk, SkillDetails(label="Laag", broader_id=top.pk), seen_at=low.changed_at, **how)
    with pytest.raises(Refused, match=r"skills\.under_itself"):
        change_skill(top.pk, SkillDetails(label="Top", broader_id=low.pk), seen_at=top.changed_at, **how)


ASKED = "functiecode;skillcode;niveau\nADV;gesprek;3\nADV;awb;2\nBAL;gesprek;4\n"


def test_what_functions_ask_comes_from_a_file_too(noord, moment) -> None:
    delivered(PLAIN, at=moment)
    adviser, counter, other = a_function(), a_function("BAL", "Balie"), a_function("X", "Ander")
    an_asked_skill(adviser, skill("luisteren"), 1)
    an_asked_skill(adviser, skill("awb"), 1)
    an_asked_skill(other, skill("awb"), 1)
    run = delivered(ASKED, "function_skills", at=moment)
    assert counts(run) == {"new": 2, "changed": 1, "ended": 1}
    rows = FunctionSkill.objects.values_list("function__code", "skill__code", "level")
    assert sorted(rows) == [("ADV", "awb", 2), ("ADV", "gesprek", 3), ("BAL", "gesprek", 4), ("X", "awb", 1)]
    assert counts(previewed(ASKED, "function_skills", at=moment)) == {"unchanged": 3}
    assert counter.asked_skills.count() == 1


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("NIET;gesprek;3", "functiecode", "NIET"),
        ("ADV;niet;3", "skillcode", "niet"),
        ("ADV;contact;3", "skillcode", "contact"),
        ("ADV;luisteren;5", "niveau", "5"),
        ("ADV;luisteren;veel", "niveau", "veel"),
    ],
)
def test_an_asked_skill_that_cannot_be_is_refused(noord, moment, row, column, value) -> None:
    delivered(PLAIN, at=moment)
    a_function()
    a_function("BAL", "Balie")
    run = previewed(f"{ASKED}{row}\n", "function_skills", at=moment)
    assert refusals(run) == [(5, column, value)]
