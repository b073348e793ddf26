"""What people are told about the questions they keep."""

from django.utils.translation import gettext_lazy as _

from bekwaam.domains.notifications.kinds import Kind, Text, Variable

NEW_IN_SEARCH = Kind(
    code="catalogue.new_in_search",
    title=_("Er is iets nieuws in een zoekopdracht die je bewaart"),
    owner="catalogue",
    variables=(
        Variable("zoekopdracht", _("De naam van de zoekopdracht"), "Agressie aan de balie"),
        Variable("aantal", _("Hoeveel er bij is gekomen"), "2"),
        Variable("titels", _("De eerste titels, elk op een regel"), "- Rustig blijven bij agressie"),
    ),
    button=_("Bekijk het aanbod"),
    texts={
        "nl": Text(
            "Nieuw in je zoekopdracht ‘{zoekopdracht}’: {aantal}",
            "Hallo {voornaam},\n\nEr is nieuw aanbod dat bij je zoekopdracht past:\n\n{titels}\n\n"
            "Wil je dit niet meer horen? Zet de zoekopdracht uit bij Bewaard.",
        ),
        "en": Text(
            "New in your search ‘{zoekopdracht}’: {aantal}",
            "Hello {voornaam},\n\nThere is something new that fits your search:\n\n{titels}\n\n"
            "Do you not want to hear this any more? Switch the search off under Kept.",
        ),
    },
)
KINDS = (NEW_IN_SEARCH,)
