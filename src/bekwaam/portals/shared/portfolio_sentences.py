"""What the refusals of the portfolio say; on pages and in the API."""

from django.utils.translation import gettext_noop as _

SENTENCES = {
    "portfolio.only_centre": _("Dit doet het leercentrum van de hele organisatie. Vraag het daar."),
    "portfolio.not_your_unit": _("Voor dit onderdeel vul je niets in. Kies een eigen onderdeel."),
    "portfolio.not_your_contract": _("Dit contract beheer je niet. Vraag het leercentrum."),
    "portfolio.no_title": _("Vul in wat jullie willen leren."),
    "portfolio.too_long": _("Deze tekst is te lang. Gebruik hooguit {limit} tekens."),
    "portfolio.no_priority": _("Kies hoe belangrijk het is."),
    "portfolio.bad_people_count": _("Vul een aantal in vanaf 1."),
    "portfolio.bad_amount": _("Vul een bedrag in vanaf 0 euro."),
    "portfolio.impossible_day": _("Kies een datum tussen 2000 en 2200."),
    "portfolio.no_goal": _("Vul in waarom dit nodig is. Anders kan niemand het wegen."),
    "portfolio.no_people_count": _("Vul in voor hoeveel mensen dit is."),
    "portfolio.unknown_theme": _("Dit thema is er niet meer. Kies een ander thema."),
    "portfolio.unknown_skill": _("Deze skill is niet in gebruik. Kies een andere skill."),
    "portfolio.two_skills": _("Kies een skill uit de lijst of schrijf er zelf een. Niet allebei."),
    "portfolio.due_long_ago": _("Kies een dag die nog komt. Deze dag is te lang geleden, of te ver weg."),
    "portfolio.round_planned": _("Deze ronde is nog niet open. Wacht tot de eerste dag."),
    "portfolio.round_closed": _("Deze ronde is gesloten. Breng de behoefte in buiten een ronde."),
    "portfolio.unit_not_asked": _("Dit onderdeel doet niet mee in deze ronde. Kies een ander onderdeel."),
    "portfolio.no_name": _("Vul een naam in."),
    "portfolio.closes_before_opening": _("De laatste dag ligt voor de eerste dag. Kies een latere dag."),
    "portfolio.no_units": _("Kies ten minste één onderdeel."),
    "portfolio.too_many_questions": _("Dat zijn te veel vragen. Stel er hooguit {limit}."),
    "portfolio.round_exists": _("Er is al een ronde die {name} heet. Kies een andere naam."),
    "portfolio.no_next_round": _("Kies een andere ronde die nog niet gesloten is."),
    "portfolio.is_being_weighed": _(
        "Over deze behoefte wordt al besloten. Neem contact op met het leercentrum."
    ),
    "portfolio.changed_meanwhile": _(
        "Iemand anders heeft dit intussen gewijzigd. Bekijk wat er nu staat en probeer het opnieuw."
    ),
    "portfolio.submitted_already": _("Deze behoefte is al ingediend."),
    "portfolio.no_unit": _(
        "We weten niet bij welk onderdeel dit hoort. Vraag je leidinggevende om het te melden."
    ),
    "portfolio.decide_first": _(
        "Daar komt een kaart door een besluit in een overleg. Zet haar op de agenda."
    ),
    "portfolio.not_in_catalogue": _("De leeractiviteit staat nog niet in het aanbod. Publiceer haar eerst."),
    "portfolio.no_meeting": _("Er is nog geen overleg gepland. Plan eerst een overleg."),
    "portfolio.merge_with_itself": _("Kies een andere behoefte om mee samen te voegen."),
    "portfolio.merge_with_ended": _("Die behoefte is al klaar of gestopt. Kies een andere."),
    "portfolio.too_late_to_merge": _("Over deze behoefte is al besloten. Samenvoegen kan niet meer."),
    "portfolio.decided_already": _("Hierover is al besloten."),
    "portfolio.meeting_closed": _("Dit overleg is afgesloten. Zet het op de agenda van een volgend overleg."),
    "portfolio.no_outcome": _("Kies wat jullie besluiten."),
    "portfolio.no_reason": _("Vul in waarom jullie dit besluiten."),
    "portfolio.merge_with_what": _("Kies met welke behoefte je samenvoegt."),
    "portfolio.no_owner": _("Kies wie het uitvoert en uiterlijk wanneer."),
    "portfolio.no_form": _("Kies een werkvorm."),
    "portfolio.empty_agenda": _("De agenda is leeg. Zet er eerst iets op."),
    "portfolio.no_notice": _("Kies een dag na vandaag, zodat mensen het op tijd weten."),
    "portfolio.leaves_already": _("Deze leeractiviteit gaat al uit het aanbod of is al gearchiveerd."),
    "portfolio.left_already": _("Dit is al uit het aanbod, of het was al teruggenomen."),
    "portfolio.unknown_activity": _("Deze leeractiviteit of dit perceel is er niet meer. Kies opnieuw."),
    "portfolio.on_agenda_already": _("Dit staat al op de agenda."),
    "portfolio.bad_score": _("Geef een cijfer van 1 tot en met 5."),
    "portfolio.bad_weight": _("Kies een gewicht van 1 tot en met {limit}."),
    "portfolio.criterion_exists": _("Er is al een criterium dat {name} heet. Kies een andere naam."),
    "portfolio.too_many_criteria": _("Gebruik hooguit {limit} criteria. Haal er eerst een weg."),
    "portfolio.no_number": _("Vul een contractnummer in en waarover het gaat."),
    "portfolio.contract_too_long": _("Een van de teksten is te lang. Maak haar korter."),
    "portfolio.ends_before_start": _("De laatste dag ligt voor de eerste dag. Kies een latere dag."),
    "portfolio.notice_after_end": _("De opzegdag ligt na de laatste dag. Kies een eerdere dag."),
    "portfolio.bad_option": _("Vul hooguit 20 verlengingen in, van 1 tot en met 120 maanden."),
    "portfolio.no_option_left": _("Dit contract mag je niet verder verlengen. Maak een nieuw contract."),
    "portfolio.extend_later": _("Kies een latere laatste dag, met de opzegdag ervoor."),
    "portfolio.contract_exists": _("Er is al een contract met nummer {number}. Kies een ander nummer."),
    "portfolio.unknown_party": _(
        "De leverancier, het onderdeel of de beheerder is er niet meer. Kies opnieuw."
    ),
    "portfolio.no_label": _("Vul een nummer of naam in."),
    "portfolio.lot_exists": _("Er is al een perceel {number}. Kies een ander nummer."),
    "portfolio.lot_has_prices": _("Bij dit perceel horen nog prijsafspraken. Haal die eerst weg."),
}
