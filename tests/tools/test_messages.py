"""Translations: what is written in a .po is what a reader of that language gets, and nothing in it is stale."""

import gettext
import io
import re
from pathlib import Path

import django
import pytest
from tools.messages import LOCALE, CatalogueError, compiled, messages

SOURCES = Path(__file__).resolve().parents[2] / "src" / "bekwaam"
FIELD = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

# a remark
msgid "één "
"zin"
msgstr "one \\"sentence\\""

msgid "%(n)s plek"
msgid_plural "%(n)s plekken"
msgstr[0] "%(n)s place"
msgstr[1] "%(n)s places"

#, fuzzy
msgid "twijfel"
msgstr "doubt"

msgid "leeg"
msgstr ""
"""


def read(text: str) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(compiled(messages(text))))


def test_what_is_written_is_what_is_read() -> None:
    catalogue = read(CATALOGUE)
    assert catalogue.gettext("één zin") == 'one "sentence"'
    assert [catalogue.ngettext("%(n)s plek", "%(n)s plekken", number) for number in (0, 1, 2)] == [
        "%(n)s places",
        "%(n)s place",
        "%(n)s places",
    ]


@pytest.mark.parametrize("asked", ["twijfel", "leeg", "nooit gehoord"])
def test_what_has_no_sure_translation_stays_dutch(asked: str) -> None:
    assert read(CATALOGUE).gettext(asked) == asked


def test_a_line_that_belongs_nowhere_is_refused() -> None:
    with pytest.raises(CatalogueError, match="not a line"):
        messages('msgid "a"\nmsgster "b"\n')


@pytest.mark.parametrize("source", sorted(LOCALE.glob("*/LC_MESSAGES/*.po")), ids=lambda path: path.parts[-3])
class TestTheTranslationsOfTheProduct:
    def test_a_translation_names_the_same_facts(self, source: Path) -> None:
        found = messages(source.read_text(encoding="utf-8"))
        del found[""]
        differ = [
            asked for asked, given in found.items() if set(FIELD.findall(asked)) != set(FIELD.findall(given))
        ]
        assert differ == []

    def test_every_sentence_still_stands_in_the_product(self, source: Path) -> None:
        files = [path for suffix in ("html", "py") for path in SOURCES.rglob(f"*.{suffix}")]
        product = re.sub(r"\s+", " ", " ".join(path.read_text(encoding="utf-8") for path in files))
        product = re.sub(r"\{\{ ?(\w+) ?\}\}", r"%(\1)s", product)
        found = messages(source.read_text(encoding="utf-8"))
        if source.parents[1].name == "nl":
            theirs = Path(django.__file__).parent / "conf/locale/nl/LC_MESSAGES/django.po"
            product += " ".join(messages(theirs.read_text(encoding="utf-8")))
        stale = [asked for asked in found if asked.split("\0")[0] not in product]
        assert stale == []
