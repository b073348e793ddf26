"""What may be uploaded where: a rule per place, and the answer with a sentence for the person."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from bekwaam.kernel.decisions import Decision
from bekwaam.kernel.files import content as kinds
from bekwaam.kernel.files.content import Content, Danger
from bekwaam.kernel.files.packages import ZipLimits
from bekwaam.kernel.files.sniff import sniff


def _(sentence: str) -> str:
    """Marks a sentence for the translators; the screen that shows it translates it."""
    return sentence


LABELS: Mapping[str, str] = {
    kinds.PNG: _("PNG-afbeelding"),
    kinds.JPEG: _("JPEG-foto"),
    kinds.GIF: _("GIF-afbeelding"),
    kinds.WEBP: _("WebP-afbeelding"),
    kinds.SVG: _("SVG-tekening"),
    kinds.PDF: _("PDF-bestand"),
    kinds.XLSX: _("Excel-bestand (xlsx)"),
    kinds.DOCX: _("Word-bestand (docx)"),
    kinds.PPTX: _("PowerPoint-bestand (pptx)"),
    kinds.ODT: _("ODT-tekstdocument"),
    kinds.ODS: _("ODS-rekenblad"),
    kinds.ODP: _("ODP-presentatie"),
    kinds.ZIP: _("zip-bestand"),
    kinds.CSV: _("csv-bestand"),
    kinds.TEXT: _("tekstbestand"),
    kinds.HTML: _("webpagina (HTML)"),
    kinds.XML: _("XML-bestand"),
    kinds.MP4: _("MP4-video"),
    kinds.WEBM: _("WebM-video"),
    kinds.MP3: _("MP3-opname"),
    kinds.M4A: _("M4A-opname"),
    kinds.OLD_OFFICE: _("oud Office-bestand"),
}
SENTENCES: Mapping[str, str] = {
    "leeg": _("Dit bestand is leeg. Kies een ander bestand."),
    "te-groot": _("Dit bestand is %(size)s. Het mag niet groter zijn dan %(limit)s."),
    "te-veel-beeldpunten": _(
        "Deze afbeelding is %(width)s bij %(height)s beeldpunten. Dat is te groot. Maak de afbeelding kleiner."
    ),
    "soort": _("Dit is een %(found)s. Dat kan hier niet. Kies een van deze soorten: %(allowed)s."),
    "onbekend": _("Dit soort bestand is niet bekend. Kies een van deze soorten: %(allowed)s."),
    Danger.PROGRAM: _("In dit bestand zit een programma. Dat is niet veilig. Kies een ander bestand."),
    Danger.ACTIVE: _("Dit bestand is een webpagina met code. Dat is niet veilig. Kies een ander bestand."),
    Danger.TWO_FACED: _(
        "In dit bestand zit ook iets anders. Open het op je computer, sla het opnieuw op en probeer het nog eens."
    ),
    Danger.BROKEN: _(
        "Dit bestand is beschadigd. Open het op je computer, sla het opnieuw op en probeer het nog eens."
    ),
    Danger.BOMB: _("Dit bestand wordt uitgepakt veel te groot. Maak een kleiner bestand."),
    Danger.ENCRYPTED: _(
        "Op dit bestand zit een wachtwoord. Haal het wachtwoord weg en probeer het nog eens."
    ),
    Danger.MACROS: _("In dit bestand zitten macro's. Sla het op zonder macro's en probeer het nog eens."),
    Danger.PATHS: _("In dit zip-bestand staan namen die niet veilig zijn. Maak het zip-bestand opnieuw."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRule:
    """What one place in the product takes. Dangerous content is refused whatever `allowed` says."""

    allowed: frozenset[str]
    max_bytes: int
    max_pixels: int = 40_000_000
    zip_limits: ZipLimits = field(default_factory=ZipLimits)


@dataclass(frozen=True, slots=True)
class UploadDecision:
    """`reason` is the code; `template` and `facts` make the sentence, in any language."""

    allowed: bool
    content: Content
    reason: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def template(self) -> str:
        return SENTENCES[self.reason] if self.reason else ""

    @property
    def sentence(self) -> str:
        return self.template % self.facts if self.facts else self.template

    @property
    def decision(self) -> Decision:
        """For an action that asks `require(...)`."""
        return Decision(self.allowed, self.reason, dict(self.facts))


def check_upload(file: BinaryIO, rule: UploadRule) -> UploadDecision:
    """Reads the seekable file and leaves it standing where it stood."""
    stood = file.tell()
    size = file.seek(0, io.SEEK_END)
    file.seek(stood)
    if not size:
        return UploadDecision(False, Content(kinds.UNKNOWN), "leeg")
    if size > rule.max_bytes:
        facts = {"size": readable_size(size), "limit": readable_size(rule.max_bytes)}
        return UploadDecision(False, Content(kinds.UNKNOWN), "te-groot", facts)
    return judge(sniff(file, rule.zip_limits), rule)


def judge(content: Content, rule: UploadRule) -> UploadDecision:
    """The rule applied to what was found in the file."""
    if content.danger:
        return UploadDecision(False, content, content.danger)
    if content.media_type not in rule.allowed:
        return _wrong_kind(content, rule)
    if content.pixels > rule.max_pixels:
        facts = {"width": str(content.width), "height": str(content.height)}
        return UploadDecision(False, content, "te-veel-beeldpunten", facts)
    return UploadDecision(True, content)


def _wrong_kind(content: Content, rule: UploadRule) -> UploadDecision:
    allowed = ", ".join(sorted(LABELS.get(kind, kind) for kind in rule.allowed))
    found = LABELS.get(content.media_type)
    if found is None:
        return UploadDecision(False, content, "onbekend", {"allowed": allowed})
    return UploadDecision(False, content, "soort", {"found": found, "allowed": allowed})


def readable_size(size: int) -> str:
    """`3,4 MB`: decimal units, as a phone shows them, rounded up so that it never reads as within a limit."""
    for unit, step in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= step:
            tenths = -(-size * 10 // step)
            return f"{tenths // 10},{tenths % 10} {unit}" if tenths % 10 else f"{tenths // 10} {unit}"
    return f"{size} bytes"
