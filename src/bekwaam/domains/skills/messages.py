"""What people are told about their skills."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.kinds import Kind, Text, Variable

CONFIRMED = Kind(
    code="skills.confirmed",
    title=_("Je leidinggevende bevestigde een skill"),
    owner="skills",
    variables=(
        Variable("skill", _("De naam van de skill"), "Gesprekken voeren"),
        Variable("niveau", _("Het niveau in cijfer en woord"), "3 (Gevorderd)"),
        Variable("door", _("Wie het niveau bevestigde"), "Marijke ter Horst"),
    ),
    button=_("Bekijk je skills"),
    texts={
        "nl": Text(
            "{door} bevestigde een skill van jou",
            "Hallo {voornaam},\n\n{door} bevestigde je niveau van {skill}: niveau {niveau}.\n\n"
            "Ben je het er niet mee eens? Bespreek het samen. Je eigen schatting blijft ernaast staan.",
        ),
        "en": Text(
            "{door} confirmed a skill of yours",
            "Hello {voornaam},\n\n{door} confirmed your level of {skill}: level {niveau}.\n\n"
            "Do you disagree? Talk about it together. Your own estimate stays beside it.",
        ),
    },
)
KINDS = (CONFIRMED,)
