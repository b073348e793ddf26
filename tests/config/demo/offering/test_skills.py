"""The skills framework, what functions ask for, and the words that mean the same."""

from collections import Counter
from graphlib import TopologicalSorter

from bekwaam.config.demo.functions import function_house
from bekwaam.config.demo.offering.reading import function_skills, skills, synonyms


def test_about_ten_groups_of_skills() -> None:
    groups = [skill.code for skill in skills() if skill.broader is None]
    narrower = Counter(skill.broader for skill in skills() if skill.broader)
    assert 10 <= len(groups) <= 14
    assert set(narrower) == set(groups)
    assert min(narrower.values()) >= 4


def test_every_reference_between_skills_resolves() -> None:
    codes = [skill.code for skill in skills()]
    assert len(codes) == len(set(codes))
    TopologicalSorter({skill.code: [skill.broader] if skill.broader else [] for skill in skills()}).prepare()
    for skill in skills():
        assert {*skill.related, *([skill.broader] if skill.broader else [])} <= set(codes) - {skill.code}


def test_labels_are_unique_and_definitions_are_sentences() -> None:
    labels = [skill.label for skill in skills()]
    assert len(labels) == len(set(labels))
    assert [skill.code for skill in skills() if not skill.definition.endswith(".")] == []


def test_every_kind_of_skill_occurs() -> None:
    assert {skill.kind for skill in skills()} == {"kennis", "vaardigheid", "houding"}


def test_every_function_asks_for_skills() -> None:
    assert set(function_skills()) == {function.code for function in function_house()}
    groups = {skill.code for skill in skills() if skill.broader is None}
    known = {skill.code for skill in skills()}
    for code, levels in function_skills().items():
        asked = [level.skill for level in levels]
        assert 2 <= len(asked) == len(set(asked)), code
        assert set(asked) <= known, code
        assert all(1 <= level.level <= 4 for level in levels), code
        assert not set(asked) & groups, code


def test_synonyms_are_groups_of_words_that_people_type() -> None:
    groups = synonyms()
    assert len(groups) >= 60
    assert len({group[0].lower() for group in groups}) == len(groups)
    assert all(len(group) == len({word.lower() for word in group}) >= 2 for group in groups)
    by_term = {group[0]: group for group in groups}
    assert "privacy" in by_term["AVG"]
    assert "boze klant" in by_term["agressie"]
    assert "baas" in by_term["leidinggeven"]
