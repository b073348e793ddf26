"""Why something about people cannot be done, as the person reads it."""

from django.utils.translation import gettext_noop as _

SENTENCES = {
    "people.day_strange": _("Kies datums tussen 1900 en 2200."),
    "people.end_before_start": _("De einddatum ligt voor de begindatum. Kies een latere einddatum."),
    "people.absence_overlaps": _(
        "Deze medewerker is al afwezig van {starts_on:%d-%m-%Y} tot en met {ends_on:%d-%m-%Y}. Kies andere dagen."
    ),
    "people.absence_overlaps_open": _(
        "Deze medewerker is al afwezig vanaf {starts_on:%d-%m-%Y}, zonder laatste dag. Geef die eerst een laatste dag."
    ),
    "people.number_leads": _(
        "Een organisatieonderdeel noemt dit nummer als leidinggevende. Vraag een functioneel beheerder om het te geven."
    ),
    "people.job_exists": _(
        "Dienstverband {number} loopt al in die periode. Kies een ander volgnummer of andere datums."
    ),
    "people.job_over": _("Dit dienstverband is voorbij. Begin een nieuw dienstverband."),
    "people.number_taken": _("Personeelsnummer {number} is al van iemand anders. Kies een ander nummer."),
    "people.external_id_taken": _("Dit externe id is al van iemand anders. Controleer het id."),
    "people.own_manager": _("Iemand kan niet zijn eigen leidinggevende zijn. Kies een ander."),
    "people.hired_by_supplier": _("Bij inhuur hoort een leverancier. Kies een leverancier."),
    "people.may_not_manage": _("Je mag alleen medewerkers van je eigen onderdelen wijzigen."),
    "people.may_not_change_login": _(
        "Waarmee iemand inlogt, wijzigt alleen een functioneel beheerder. Laat het externe id en het e-mailadres staan."
    ),
    "people.own_rights": _("Dit gaat over jezelf. Vraag een collega met dezelfde rol om het te doen."),
    "people.derived_role": _("Deze rol volgt uit het dienstverband. Je kunt hem niet geven of beëindigen."),
    "people.whole_only": _("Deze rol geldt voor de hele organisatie. Laat het onderdeel leeg."),
    "people.supplier_role": _("Kies een leverancier bij de rol leverancier, en alleen daar."),
    "people.period_over": _("Deze periode is al voorbij. Kies een einddatum die nog komt."),
    "people.period_too_long": _("Een vervanging duurt hoogstens een jaar. Kies een eerdere einddatum."),
    "people.left_service": _("Deze medewerker is uit dienst. Kies iemand die in dienst is."),
    "people.role_held": _("Deze medewerker heeft deze rol al in die periode."),
    "people.may_not_grant": _(
        "Je mag deze rol hier niet geven of beëindigen. Vraag een functioneel beheerder."
    ),
    "people.last_admin": _("Dit is de laatste functioneel beheerder. Geef eerst iemand anders deze rol."),
    "people.own_substitute": _("Iemand kan zichzelf niet vervangen. Kies een collega."),
    "people.may_not_delegate": _("Je mag deze vervanging niet regelen. Vraag een functioneel beheerder."),
    "people.delegation_exists": _("Deze vervanging staat er al. Je hoeft niets te doen."),
    "people.no_tasks": _("Kies minstens één taak die de vervanger overneemt."),
    "people.tasks_not_held": _(
        "Een van de taken hoort niet bij de rollen van deze medewerker. Kies andere taken."
    ),
    "people.may_not_merge": _("Alleen een functioneel beheerder voegt medewerkers samen."),
    "people.merge_with_self": _("Dit is dezelfde medewerker. Kies een ander personeelsnummer."),
    "people.merge_gone": _("Deze medewerker is al samengevoegd of gewist."),
    "people.merge_undone_before": _("Deze samenvoeging is al ongedaan gemaakt."),
    "people.merge_not_last": _(
        "Deze medewerker is daarna zelf samengevoegd. Maak eerst die samenvoeging ongedaan."
    ),
    "people.decides_about_self": _("Je beslist niet over jezelf. Je leidinggevende doet dat."),
    "people.not_their_manager": _(
        "Je bent niet de leidinggevende van deze medewerker en vervangt die ook niet."
    ),
}
