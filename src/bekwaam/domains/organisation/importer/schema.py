"""The columns of a delivery of units."""

from bekwaam.domains.organisation.names import CODE_LENGTH, NAME_LENGTH, NUMBER_LENGTH
from bekwaam.kernel.imports import Code, Day, Field, Schema, Text

PARENT_LABEL = "code bovenliggend"
KIND_LABEL = "soort"

SCHEMA = Schema(
    fields=(
        Field(
            "code",
            "code",
            Code(CODE_LENGTH),
            required=True,
            synonyms=(
                "afdelingscode",
                "eenheidcode",
                "org.code",
                "organisatiecode",
                "onderdeelcode",
                "OE-code",
            ),
        ),
        Field(
            "name",
            "naam",
            Text(NAME_LENGTH),
            required=True,
            synonyms=(
                "omschrijving",
                "naam onderdeel",
                "naam eenheid",
                "afdelingsnaam",
                "organisatieonderdeel",
            ),
        ),
        Field(
            "kind",
            KIND_LABEL,
            Text(60),
            required=True,
            synonyms=("soort onderdeel", "type", "niveau", "organisatieniveau"),
        ),
        Field(
            "parent",
            PARENT_LABEL,
            Code(CODE_LENGTH),
            synonyms=(
                "bovenliggend",
                "bovenliggende code",
                "hoort onder",
                "oudercode",
                "parent",
                "code hoger onderdeel",
            ),
        ),
        Field("cost_centre", "kostenplaats", Code(40), synonyms=("kostenplaatscode", "kpl")),
        Field(
            "leader",
            "leidinggevende (personeelsnummer)",
            Code(NUMBER_LENGTH),
            synonyms=("leidinggevende", "manager", "personeelsnummer leidinggevende", "hoofd"),
        ),
        Field(
            "valid_from",
            "geldig vanaf",
            Day(),
            synonyms=("ingangsdatum", "begindatum", "startdatum", "vanaf"),
        ),
        Field(
            "valid_until",
            "geldig tot",
            Day(open_end=True),
            synonyms=("geldig tot en met", "geldig t/m", "einddatum", "vervaldatum", "tot"),
        ),
    ),
    key=("code",),
    noun=("onderdeel", "onderdelen"),
)
