"""Every model has one row in the glossary: one word for one thing."""

import re

from django.apps import apps

from tests.architecture.source import ROOT


def test_every_model_is_in_the_glossary() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text()
    words = set(re.findall(r"^\| `?([A-Za-z]+)`? \|", text, re.MULTILINE))
    ours = {model.__name__ for model in apps.get_models() if model.__module__.startswith("bekwaam.")}
    assert sorted(ours - words) == []
