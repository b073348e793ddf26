"""SKOS in RDF/XML, as ESCO and CompetentNL publish it, turned into the table that the importer reads.

The XML is read by expat. A document type is refused, so there are no entities to expand and nothing is ever fetched.
Each concept stands in the table on the line on which it begins in the file, so a refusal names the right line.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from bekwaam.domains.skills import names
from bekwaam.kernel.imports import Limits, Source, Unreadable
from bekwaam.kernel.imports.source import opened

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XML = "http://www.w3.org/XML/1998/namespace"
DEEPEST, LONGEST, MOST = 40, 20_000, 100_000
LANGUAGES = ("nl", "", "en")
COLUMNS = (
    "code",
    "naam",
    "andere namen",
    "definitie",
    "soort",
    "valt onder",
    "verwante codes",
    "uri",
    "bron",
)
KINDS = {"knowledge": "kennis", "attitude": "houding", "language": "taal", "skill-group": "groep"}
BROKEN = "Dit XML-bestand is niet te lezen (regel {line}). Maak de export opnieuw."
DOCTYPE = "Dit XML-bestand heeft een DOCTYPE. Dat nemen we niet aan, uit veiligheid. Haal het weg en lever opnieuw aan."
TOO_DEEP = "Dit XML-bestand is te diep genest. Lever het aan als SKOS in RDF/XML of als csv-bestand."
TOO_MANY = f"Dit bestand heeft meer dan {MOST} begrippen. Splits het bestand."
OTHER_FORM = "Dit is SKOS als {form}. Die vorm lezen we niet. Lever het aan als SKOS in RDF/XML, of als csv- of Excel-bestand."
TURTLE = ("@prefix", "@base", "prefix ", "base ", "<http")
NO_CONCEPTS = (
    "In dit XML-bestand staan geen skills (skos:Concept). Lever SKOS in RDF/XML aan, of een csv-bestand."
)


@dataclass(slots=True)
class Concept:
    """Texts by property and language, and addresses by property."""

    uri: str
    line: int
    types: set[str] = field(default_factory=set)
    texts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)


def as_table(source: Source) -> Source:
    """The same source when it is no XML; a csv table when it is. Raises Unreadable."""
    with opened(source) as handle:
        head = handle.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
        if not head.startswith((b"<?xml", b"<rdf:RDF", b"<RDF", b"<!")):
            _refuse_other_forms(head)
            return source
        handle.seek(0)
        content = handle.read(Limits().bytes + 1)
    if len(content) > Limits().bytes:
        return source
    return _csv(read_concepts(content))


def _refuse_other_forms(head: bytes) -> None:
    """Turtle and JSON-LD say the same in other signs; as a table they would only give a riddle of columns."""
    lines = head.decode("utf-8", "replace").lower().splitlines()
    first = next((line.lstrip() for line in lines if line.strip() and not line.startswith("#")), "")
    if first.startswith(TURTLE):
        raise Unreadable(OTHER_FORM.format(form="Turtle"))
    if first.startswith(("{", "[")):
        raise Unreadable(OTHER_FORM.format(form="JSON-LD"))


def read_concepts(content: bytes) -> list[Concept]:
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as fault:
        raise Unreadable(BROKEN.format(line=fault.lineno)) from fault
    concepts = [one for one in reader.nodes.values() if SKOS + "Concept" in one.types]
    if not concepts:
        raise Unreadable(NO_CONCEPTS)
    return concepts


class _Reader:
    """RDF/XML in stripes: a thing, its properties, and things again inside those."""

    def __init__(self) -> None:
        self.nodes: dict[str, Concept] = {}
        self.stack: list[Concept | str | None] = []
        self.text: list[str] = []
        self.length = 0
        self.language = ""
        self.resource = ""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        self.parser = parser

    def _refuse(self, *_: object) -> None:
        raise Unreadable(DOCTYPE)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.replace(" ", "")
        if len(self.stack) > DEEPEST:
            raise Unreadable(TOO_DEEP)
        if not self.stack:
            self.stack.append(None if name == RDF + "RDF" else self._node(name, attributes))
        elif isinstance(self.stack[-1], Concept):
            self._property(name, attributes)
        else:
            self._inner_node(name, attributes)

    def _inner_node(self, name: str, attributes: dict[str, str]) -> None:
        node = self._node(name, attributes)
        if isinstance(self.stack[-1], str):
            self.resource = node.uri
        self.stack.append(node)

    def _node(self, name: str, attributes: dict[str, str]) -> Concept:
        plain = {key.replace(" ", ""): value for key, value in attributes.items()}
        local = plain.get(RDF + "ID")
        line = self.parser.CurrentLineNumber
        uri = plain.get(RDF + "about") or (f"#{local}" if local else f"_:{line}-{len(self.nodes)}")
        node = self.nodes.setdefault(uri, Concept(uri, line))
        if len(self.nodes) > MOST:
            raise Unreadable(TOO_MANY)
        if name != RDF + "Description":
            node.types.add(name)
        for key, value in plain.items():
            if key.startswith(SKOS):
                node.texts.setdefault(key, []).append(("", value))
        return node

    def _property(self, name: str, attributes: dict[str, str]) -> None:
        plain = {key.replace(" ", ""): value for key, value in attributes.items()}
        self.stack.append(name)
        self.text, self.length = [], 0
        self.language = plain.get(XML + "lang", "").lower().split("-")[0]
        self.resource = plain.get(RDF + "resource", "")

    def _end(self, tag: str) -> None:
        del tag
        closed = self.stack.pop()
        owner = self.stack[-1] if self.stack else None
        if isinstance(closed, str) and isinstance(owner, Concept):
            self._keep(owner, closed)
        elif isinstance(closed, Concept) and isinstance(owner, str):
            self.resource, self.text = closed.uri, []

    def _keep(self, owner: Concept, name: str) -> None:
        words = " ".join("".join(self.text).split())
        if name == RDF + "type":
            owner.types.add(self.resource)
        elif self.resource:
            owner.links.setdefault(name, []).append(self.resource)
        elif words:
            owner.texts.setdefault(name, []).append((self.language, words))
        self.text, self.resource = [], ""

    def _characters(self, text: str) -> None:
        if self.stack and isinstance(self.stack[-1], str) and self.length < LONGEST:
            self.text.append(text)
            self.length += len(text)


def _csv(concepts: list[Concept]) -> bytes:
    """The line of a row is the line of its concept, as far as every concept has a line of its own."""
    by_uri = {one.uri: _code(one) for one in concepts}
    parents = _parents(concepts)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    line = 1
    for one in sorted(concepts, key=lambda one: one.line):
        text.write("\n" * max(0, one.line - line - 1))
        line = max(one.line, line + 1)
        writer.writerow(_row(one, by_uri, parents))
    return text.getvalue().encode()


def _row(one: Concept, codes: dict[str, str], parents: dict[str, list[str]]) -> tuple[str, ...]:
    above = [codes.get(uri, names.code_of(uri)) for uri in parents[one.uri]]
    related = (codes.get(uri, names.code_of(uri)) for uri in one.links.get(SKOS + "related", ()))
    scheme = next(iter(one.links.get(SKOS + "inScheme", ())), "")
    return (
        codes[one.uri],
        _best(one.texts.get(SKOS + "prefLabel", ())),
        names.joined(_others(one.texts.get(SKOS + "altLabel", ()))),
        _best(_definitions(one)),
        _kind(one),
        above[0] if above else "",
        names.joined(related),
        one.uri if names.is_uri(one.uri) else "",
        scheme,
    )


def _code(one: Concept) -> str:
    return _best(one.texts.get(SKOS + "notation", ())) or names.code_of(one.uri.removeprefix("#"))


def _parents(concepts: list[Concept]) -> dict[str, list[str]]:
    """What stands above each, told by itself or by the one above."""
    found = {one.uri: list(one.links.get(SKOS + "broader", ())) for one in concepts}
    for one in concepts:
        for below in one.links.get(SKOS + "narrower", ()):
            if below in found and one.uri not in found[below]:
                found[below].append(one.uri)
    return found


def _definitions(one: Concept) -> list[tuple[str, str]]:
    ending = ("definition", "description")
    return [text for name, texts in one.texts.items() if name.endswith(ending) for text in texts]


def _kind(one: Concept) -> str:
    told = [uri for name, uris in one.links.items() if name.lower().endswith("skilltype") for uri in uris]
    return next((KINDS[names.code_of(uri)] for uri in told if names.code_of(uri) in KINDS), "")


def _best(texts: Iterable[tuple[str, str]]) -> str:
    """In Dutch, else without a language, else in English, else the first there is."""
    by_language: dict[str, str] = {}
    for language, words in texts:
        by_language.setdefault(language, words)
    known = (by_language[language] for language in LANGUAGES if language in by_language)
    return next(known, next(iter(by_language.values()), ""))


def _others(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Other names in Dutch; in all languages when there are no Dutch ones."""
    told = list(texts)
    dutch = [words for language, words in told if language in {"nl", ""}]
    return list(dict.fromkeys(dutch or [words for _, words in told]))
