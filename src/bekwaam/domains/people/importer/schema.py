"""The fields of a delivery of people: one row per job. The synonyms are what exports of personnel systems call them."""

from decimal import Decimal

from bekwaam.domains.people.enums import EmploymentKind
from bekwaam.kernel.imports.amounts import Decimals
from bekwaam.kernel.imports.dates import Day
from bekwaam.kernel.imports.fields import Field, Schema
from bekwaam.kernel.imports.kinds import Choice, Code, Email, Text

KINDS = {
    EmploymentKind.PERMANENT.value: ("Vast", "V", "onbepaalde tijd", "vast dienstverband", "ambtenaar"),
    EmploymentKind.TEMPORARY.value: ("Tijdelijk", "T", "bepaalde tijd", "tijdelijk dienstverband", "oproep"),
    EmploymentKind.HIRED.value: (
        "Inhuur via leverancier",
        "I",
        "inhuur",
        "uitzend",
        "uitzendkracht",
        "payroll",
        "detachering",
        "inleen",
        "zzp",
    ),
    EmploymentKind.TRAINEE.value: ("Stage", "S", "stagiair", "stagiaire", "trainee", "bbl", "bol"),
    EmploymentKind.EXTERNAL.value: ("Extern", "E", "vrijwilliger", "raadslid", "bestuurder", "overig"),
}

SCHEMA = Schema(
    fields=(
        Field(
            "number",
            "Personeelsnummer",
            Code(),
            required=True,
            synonyms=(
                "pers.nr.",
                "persnr",
                "medewerkernummer",
                "medewerker nr",
                "medewerkercode",
                "werknemernummer",
            ),
        ),
        Field(
            "job",
            "Dienstverband (volgnummer)",
            Code(),
            required=True,
            synonyms=(
                "dienstverband",
                "volgnummer dienstverband",
                "dv volgnummer",
                "dienstverbandnummer",
                "ikv",
                "contractnummer",
            ),
        ),
        Field(
            "given_name",
            "Voornaam",
            Text(max_length=100),
            synonyms=("roepnaam", "voornamen", "voorletters"),
        ),
        Field(
            "infix",
            "Tussenvoegsels",
            Text(max_length=40),
            synonyms=("tussenvoegsel", "voorvoegsel", "voorvoegsels", "tussenv"),
        ),
        Field(
            "family_name",
            "Achternaam",
            Text(max_length=150),
            required=True,
            synonyms=("naam", "geslachtsnaam", "geboortenaam", "familienaam"),
        ),
        Field(
            "email",
            "E-mail",
            Email(),
            synonyms=("e-mailadres", "mailadres", "zakelijk e-mailadres", "e-mail werk"),
        ),
        Field(
            "function_code", "Functiecode", Code(), synonyms=("code functie", "functienummer", "functie id")
        ),
        Field(
            "function",
            "Functie",
            Text(max_length=200),
            synonyms=("functienaam", "functieomschrijving", "omschrijving functie"),
        ),
        Field(
            "unit",
            "Organisatieonderdeel (code)",
            Code(),
            required=True,
            synonyms=(
                "organisatieonderdeel",
                "afdelingscode",
                "code afdeling",
                "org.eenheid",
                "orgeenheid",
                "afdeling",
                "teamcode",
                "kostendrager afdeling",
            ),
        ),
        Field(
            "manager",
            "Leidinggevende (personeelsnummer)",
            Code(),
            synonyms=(
                "leidinggevende",
                "personeelsnummer leidinggevende",
                "manager",
                "personeelsnummer manager",
            ),
        ),
        Field(
            "cost_centre", "Kostenplaats", Code(), synonyms=("kpl", "kostenplaatscode", "kostenplaatsnummer")
        ),
        Field(
            "kind",
            "Soort dienstverband",
            Choice(KINDS, "een soort dienstverband"),
            required=True,
            synonyms=(
                "type dienstverband",
                "aard dienstverband",
                "contractsoort",
                "soort contract",
                "soort medewerker",
            ),
        ),
        Field(
            "hours",
            "Uren per week",
            Decimals(places=2, least=Decimal(0), most=Decimal(60)),
            synonyms=("uren", "contracturen", "aantal uren", "arbeidsduur per week"),
        ),
        Field(
            "started_on",
            "In dienst",
            Day(),
            required=True,
            synonyms=(
                "datum in dienst",
                "indienst",
                "begindatum",
                "begindatum dienstverband",
                "startdatum",
                "ingangsdatum",
            ),
        ),
        Field(
            "ended_on",
            "Uit dienst",
            Day(open_end=True),
            synonyms=("datum uit dienst", "uitdienst", "einddatum", "einddatum dienstverband", "tot en met"),
        ),
        Field(
            "supplier",
            "Leverancier",
            Text(max_length=200),
            synonyms=("inhuurbureau", "bureau", "uitzendbureau", "werkgever"),
        ),
        Field(
            "external_id",
            "Extern id",
            Text(max_length=100),
            synonyms=("oid", "object id", "entra id", "azure id", "objectguid", "externe id", "external id"),
        ),
        Field(
            "absent_from",
            "Afwezig vanaf",
            Day(),
            synonyms=("langdurig afwezig vanaf", "begin verlof", "afwezig sinds"),
        ),
        Field(
            "absent_until",
            "Afwezig tot",
            Day(open_end=True),
            synonyms=("langdurig afwezig tot", "einde verlof", "afwezig tot en met"),
        ),
    ),
    key=("number", "job"),
    noun=("dienstverband", "dienstverbanden"),
)

OF_THE_PERSON = ("given_name", "infix", "family_name", "email", "external_id", "absent_from", "absent_until")
"""Said of the person, so every row of one number must say the same; an empty cell says nothing."""
TEXTS = frozenset({"given_name", "infix", "email", "external_id", "function", "supplier"})
"""Empty is empty text here, not unknown."""
