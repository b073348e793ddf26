"""Why something about skills cannot be done, as the person reads it."""

from django.utils.translation import gettext_noop as _

SENTENCES = {
    "skills.changed_meanwhile": _("Iemand anders wijzigde deze skill net. Vergelijk en sla opnieuw op."),
    "skills.not_your_estimate": _("Een eigen schatting geef je alleen voor jezelf."),
    "skills.confirms_own": _("Je eigen niveau bevestig je niet zelf. Je leidinggevende doet dat."),
    "skills.not_their_manager": _("Alleen de leidinggevende of diens vervanger bevestigt een niveau."),
    "skills.unknown_level": _("Kies een niveau van 1 tot en met 4."),
    "skills.group_has_no_level": _("Dit is een groep skills. Kies een skill uit de groep."),
    "skills.no_longer_used": _("Deze skill is niet meer in gebruik. Kies een andere skill."),
    "skills.not_a_keeper": _("Het leercentrum of een functioneel beheerder wijzigt de skills."),
    "skills.not_a_reader": _("De skills in het beheer zijn voor de backoffice."),
    "skills.code_taken": _("De code {code} is al van een andere skill. Kies een andere code."),
    "skills.under_itself": _("“{label}” zou zo onder zichzelf vallen. Kies een andere groep."),
    "skills.unknown_skill": _("Deze skill is niet bekend. Kies er een uit de lijst."),
}
