"""The columns of a delivery of activities: one row per activity."""

from decimal import Decimal

from bekwaam.domains.catalogue.content import LIMITS
from bekwaam.domains.catalogue.enums import ApprovalRule, Form, Language, Level, Payer
from bekwaam.kernel.imports import Choice, Code, Day, Decimals, Field, Schema, Text, Whole

ZERO = Decimal(0)
MOST = Decimal("9999999.99")
NAMES = 1_000
FORMS = {form.value: (str(form.label), form.value) for form in Form}
LEVELS = {level.value: (str(level.label),) for level in Level if level.value}
LANGUAGES = {one.value: (str(one.label), one.value) for one in Language}
PAYERS = {payer.value: (str(payer.label), payer.value) for payer in Payer}
APPROVALS = {rule.value: (str(rule.label), rule.value) for rule in ApprovalRule}

SCHEMA = Schema(
    fields=(
        Field(
            "code", "Code", Code(), required=True, synonyms=("cursuscode", "activiteitcode", "artikelnummer")
        ),
        Field(
            "title", "Titel", Text(200), required=True, synonyms=("naam", "cursus", "training", "cursusnaam")
        ),
        Field("form", "Werkvorm", Choice(FORMS), required=True, synonyms=("soort", "vorm", "type")),
        Field(
            "unit",
            "Onderdeel (code)",
            Code(),
            required=True,
            synonyms=("eigenaar", "afdelingscode", "onderdeel"),
        ),
        Field("summary", "Samenvatting", Text(600), synonyms=("korte omschrijving", "intro")),
        Field("goals", "Leerdoelen", Text(LIMITS["goals"], multiline=True), synonyms=("doelen", "leerdoel")),
        Field(
            "contents",
            "Inhoud",
            Text(LIMITS["contents"], multiline=True),
            synonyms=("omschrijving", "programma"),
        ),
        Field("themes", "Thema’s", Text(NAMES), synonyms=("thema", "themas", "thema's", "categorie")),
        Field(
            "skills", "Skills (code:niveau)", Text(NAMES), synonyms=("skills", "vaardigheden", "competenties")
        ),
        Field("keywords", "Zoekwoorden", Text(400), synonyms=("trefwoorden", "tags")),
        Field("target_group", "Doelgroep", Text(400), synonyms=("voor wie",)),
        Field("level", "Niveau", Choice(LEVELS)),
        Field("language", "Taal", Choice(LANGUAGES)),
        Field(
            "study_load_minutes",
            "Studielast in minuten",
            Whole(0, 600_000),
            synonyms=("studielast", "minuten"),
        ),
        Field("duration", "Duur", Text(100)),
        Field(
            "internal_price", "Prijs eigen medewerkers", Decimals(2, ZERO, MOST), synonyms=("prijs", "kosten")
        ),
        Field("external_price", "Prijs anderen", Decimals(2, ZERO, MOST), synonyms=("externe prijs",)),
        Field("payer", "Wie betaalt", Choice(PAYERS), synonyms=("betaler",)),
        Field("approval", "Akkoord", Choice(APPROVALS), synonyms=("goedkeuring",)),
        Field("approval_above", "Akkoord boven bedrag", Decimals(2, ZERO, MOST)),
        Field("trainer", "Trainer", Text(200), synonyms=("docent",)),
        Field("contact", "Vragen naar", Text(200), synonyms=("contact", "contactpersoon")),
        Field("link", "Webadres", Text(500), synonyms=("url", "link", "website")),
        Field("certificate", "Certificaat", Text(200), synonyms=("bewijs", "diploma")),
        Field("certificate_months", "Geldig in maanden", Whole(1, 600), synonyms=("geldigheid",)),
        Field("first", "Eerst doen (codes)", Text(NAMES), synonyms=("voorkennis", "eerst doen")),
        Field(
            "related", "Past hierbij (codes)", Text(NAMES), synonyms=("verwant", "zie ook", "past hierbij")
        ),
        Field("keeper", "Houdt actueel (personeelsnummer)", Code(), synonyms=("beheerder", "houdt actueel")),
        Field(
            "image",
            "Afbeelding (naam van het bestand)",
            Text(200),
            synonyms=("afbeelding", "foto", "plaatje"),
        ),
        Field(
            "image_alt",
            "Wat staat er op de afbeelding",
            Text(300),
            synonyms=("alt-tekst", "alttekst", "alt", "beeldbeschrijving"),
        ),
        Field("publish_from", "In het aanbod vanaf", Day(), synonyms=("publiceren vanaf",)),
        Field("publish_until", "In het aanbod tot en met", Day(open_end=True), synonyms=("publiceren tot",)),
        Field("review_on", "Nakijken op", Day(), synonyms=("controledatum", "reviewdatum")),
    ),
    key=("code",),
    noun=("leeractiviteit", "leeractiviteiten"),
)
