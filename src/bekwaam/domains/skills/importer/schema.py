"""The columns of a delivery of skills, in the names of ESCO, CompetentNL and plain sheets, and of what functions ask."""

from bekwaam.domains.skills import names
from bekwaam.domains.skills.enums import SkillKind
from bekwaam.kernel.imports import Choice, Code, Field, Schema, Text, Whole

KINDS = Choice(
    {
        SkillKind.SKILL.value: (
            "vaardigheid",
            "skill",
            "skill/competence",
            "competence",
            "competentie",
            "hardskill",
            "softskill",
        ),
        SkillKind.KNOWLEDGE.value: ("kennis", "knowledge", "kennisgebied"),
        SkillKind.ATTITUDE.value: ("houding", "attitude", "gedrag", "werkhouding"),
        SkillKind.LANGUAGE.value: ("taal", "language", "talen"),
        SkillKind.GROUP.value: ("groep", "group", "skillgroup", "skillgroep", "cluster", "domein", "rubriek"),
    },
    word="een soort",
)
MANY = 20_000
REFERENCE = Text(names.URI_LENGTH)

SKILLS = Schema(
    fields=(
        Field(
            "code",
            "code",
            REFERENCE,
            required=True,
            synonyms=("conceptUri", "skillcode", "notatie", "notation", "competentnlcode", "escocode"),
        ),
        Field(
            "name",
            "naam",
            Text(names.LABEL_LENGTH),
            required=True,
            synonyms=("label", "preferredLabel", "prefLabel", "voorkeurslabel", "voorkeursterm", "skill"),
        ),
        Field(
            "alt_labels",
            "andere namen",
            Text(MANY, multiline=True),
            synonyms=("altLabels", "altLabel", "alt labels", "synoniemen", "alternatieve labels"),
        ),
        Field(
            "definition",
            "definitie",
            Text(names.DEFINITION_LENGTH, multiline=True),
            synonyms=("definition", "omschrijving"),
        ),
        Field(
            "description",
            "toelichting",
            Text(names.DEFINITION_LENGTH, multiline=True),
            synonyms=("description", "beschrijving"),
        ),
        Field("kind", "soort", KINDS, synonyms=("skillType", "kind", "type", "soort skill")),
        Field(
            "broader",
            "valt onder",
            REFERENCE,
            synonyms=(
                "broader",
                "broaderUri",
                "broaderConcept",
                "broader code",
                "bovenliggende code",
                "groep",
            ),
        ),
        Field(
            "related",
            "verwante codes",
            Text(MANY, multiline=True),
            synonyms=("related", "relatedUri", "related codes", "verwant"),
        ),
        Field("uri", "adres (uri)", REFERENCE, synonyms=("uri", "identifier")),
        Field(
            "source", "bron", Text(names.SOURCE_LENGTH), synonyms=("inScheme", "bron", "source", "raamwerk")
        ),
    ),
    key=("code",),
    noun=("skill", "skills"),
)
FUNCTION_SKILLS = Schema(
    fields=(
        Field(
            "function",
            "functiecode",
            Code(40),
            required=True,
            synonyms=("functie", "function code", "functie code", "code functie"),
        ),
        Field(
            "skill",
            "skillcode",
            REFERENCE,
            required=True,
            synonyms=("skill", "skill code", "code skill", "conceptUri"),
        ),
        Field("level", "niveau", Whole(1, 4), required=True, synonyms=("level", "gevraagd niveau")),
    ),
    key=("function", "skill"),
    noun=("gevraagde skill", "gevraagde skills"),
)
