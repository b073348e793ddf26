"""What a fact says in words. `{subject}` is what it is about; who did it stands in front."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from bekwaam.domains.audit.models import AuditFact

SENTENCES: dict[str, str] = {
    "looks_changed": gettext_noop("wijzigde de huisstijl"),
    "exports.list_exported": gettext_noop("haalde de lijst {subject} op als bestand"),
    "exports.downloaded": gettext_noop("haalde het klaargezette bestand {subject} op"),
    "tenancy.academy_exported": gettext_noop("gaf alle gegevens van {subject} uit"),
    "tenancy.switches_changed": gettext_noop("zette onderdelen aan of uit"),
    "tenancy.rules_changed": gettext_noop("wijzigde de huisregels"),
    "account.all_sessions_ended": gettext_noop("logde {subject} overal uit"),
    "account.app_added": gettext_noop("zette een code-app aan bij {subject}"),
    "account.app_removed": gettext_noop("haalde de code-app van {subject} weg"),
    "account.codes_renewed": gettext_noop("vernieuwde de herstelcodes van {subject}"),
    "account.code_used": gettext_noop("gebruikte een herstelcode van {subject}"),
    "account.passkey_added": gettext_noop("voegde een passkey toe bij {subject}"),
    "account.passkey_removed": gettext_noop("verwijderde een passkey van {subject}"),
    "account.all_removed": gettext_noop("verwijderde de tweede stap van {subject}"),
    "account.code_failed": gettext_noop("vulde een verkeerde code in voor {subject}"),
    "account.data_downloaded": gettext_noop("haalde de gegevens van {subject} op"),
    "account.invited": gettext_noop("stuurde {subject} een link om een wachtwoord te kiezen"),
    "account.linked": gettext_noop("koppelde {subject} aan het account van de werkgever"),
    "account.logged_in": gettext_noop("logde in als {subject}"),
    "account.logged_out": gettext_noop("logde uit als {subject}"),
    "account.login_failed": gettext_noop("probeerde in te loggen als {subject} en kwam niet binnen"),
    "account.opened": gettext_noop("maakte een account voor {subject}"),
    "account.other_sessions_ended": gettext_noop("logde {subject} uit op andere apparaten"),
    "account.passkey_copied": gettext_noop("weigerde een passkey van {subject} die gekopieerd lijkt"),
    "account.password_changed": gettext_noop("wijzigde het wachtwoord van {subject}"),
    "account.provider_logout": gettext_noop("logde {subject} uit bij de werkgever"),
    "account.provider_saved": gettext_noop("wijzigde de inlogdienst {subject}"),
    "account.session_ended": gettext_noop("beëindigde een sessie van {subject}"),
    "account.viewed": gettext_noop("bekeek het account van {subject}"),
    "notifications.bounce_lifted": gettext_noop("liet weer mail toe naar {subject}"),
    "notifications.bounce_noted": gettext_noop("legde vast dat mail naar {subject} terugkwam"),
    "notifications.mail_resent": gettext_noop("verstuurde de mail {subject} opnieuw"),
    "notifications.preferences_saved": gettext_noop("wijzigde de berichtkeuzes van {subject}"),
    "notifications.text_reset": gettext_noop("zette de tekst {subject} terug naar de standaard"),
    "notifications.text_saved": gettext_noop("wijzigde de tekst {subject}"),
    "deliveries.read": gettext_noop("leverde {subject} aan"),
    "deliveries.reading": gettext_noop("liet {subject} lezen"),
    "deliveries.refused": gettext_noop("leverde {subject} aan; het bestand is geweigerd"),
    "deliveries.previewed": gettext_noop("bekeek wat {subject} verandert"),
    "deliveries.waiting": gettext_noop("leverde {subject} aan; het wacht op bevestiging"),
    "deliveries.carrying_out": gettext_noop("liet {subject} verwerken"),
    "deliveries.done": gettext_noop("verwerkte {subject}"),
    "deliveries.failed": gettext_noop("probeerde {subject} te verwerken; dat mislukte"),
    "deliveries.mapping_made": gettext_noop("bewaarde de koppeling {subject}"),
    "deliveries.mapping_changed": gettext_noop("wijzigde de koppeling {subject}"),
    "deliveries.mapping_forgotten": gettext_noop("verwijderde de koppeling {subject}"),
    "organisation.unit_made": gettext_noop("maakte het onderdeel {subject}"),
    "organisation.unit_renamed": gettext_noop("gaf het onderdeel {subject} een andere naam"),
    "organisation.unit_moved": gettext_noop("verplaatste het onderdeel {subject}"),
    "organisation.unit_changed": gettext_noop("wijzigde het onderdeel {subject}"),
    "organisation.unit_ended": gettext_noop("beëindigde het onderdeel {subject}"),
    "organisation.kind_made": gettext_noop("maakte de soort onderdeel {subject}"),
    "organisation.kind_changed": gettext_noop("wijzigde de soort onderdeel {subject}"),
    "organisation.kind_forgotten": gettext_noop("verwijderde de soort onderdeel {subject}"),
    "organisation.cost_centre_named": gettext_noop("gaf de kostenplaats {subject} een naam"),
    "records.result_recorded": gettext_noop("legde een resultaat vast voor {subject}"),
    "records.result_taken_back": gettext_noop("trok een resultaat voor {subject} in"),
    "records.results_loaded": gettext_noop("nam resultaten over uit {subject}"),
    "records.results_viewed": gettext_noop("bekeek de resultaten van {subject}"),
    "records.review_written": gettext_noop("schreef een ervaring: {subject}"),
    "records.review_removed": gettext_noop("haalde een eigen ervaring weg: {subject}"),
    "records.review_hidden": gettext_noop("verborg een ervaring: {subject}"),
    "records.review_shown": gettext_noop("liet een ervaring weer zien: {subject}"),
    "exchange.offered": gettext_noop("bood {subject} aan andere academies aan"),
    "exchange.withdrawn": gettext_noop("trok het aanbod {subject} aan andere academies in"),
    "exchange.taken_over": gettext_noop("nam {subject} over van een andere academie"),
    "exchange.stopped": gettext_noop("stopte met {subject} van een andere academie"),
    "exchange.followed": gettext_noop("nam een wijziging over van {subject}"),
    "exchange.ended_by_other": gettext_noop("haalde {subject} weg: de andere academie trok het in"),
    "exchange.seats_asked": gettext_noop("vroeg plekken voor {subject}"),
    "exchange.seats_decided": gettext_noop("besliste over plekken voor {subject}"),
    "exchange.seats_returned": gettext_noop("gaf plekken terug van {subject}"),
    "catalogue.activity_made": gettext_noop("maakte de leeractiviteit {subject}"),
    "catalogue.activity_loaded": gettext_noop("laadde de leeractiviteit {subject}"),
    "catalogue.activity_changed": gettext_noop("wijzigde de gegevens van de leeractiviteit {subject}"),
    "catalogue.draft_changed": gettext_noop("wijzigde de tekst van de leeractiviteit {subject}"),
    "catalogue.version_started": gettext_noop("begon een nieuwe versie van {subject}"),
    "catalogue.draft_discarded": gettext_noop("gooide het concept van {subject} weg"),
    "catalogue.draft_submitted": gettext_noop("legde {subject} ter beoordeling voor"),
    "catalogue.draft_sent_back": gettext_noop("gaf {subject} terug om aan te passen"),
    "catalogue.activity_published": gettext_noop("publiceerde de leeractiviteit {subject}"),
    "catalogue.activity_archived": gettext_noop("archiveerde de leeractiviteit {subject}"),
    "catalogue.activity_reopened": gettext_noop("haalde de leeractiviteit {subject} uit het archief"),
    "catalogue.audience_changed": gettext_noop("wijzigde voor wie de leeractiviteit {subject} is"),
    "catalogue.previewed_as": gettext_noop("bekeek het aanbod zoals {subject} het ziet"),
    "catalogue.offering_default_set": gettext_noop("wijzigde voor wie nieuw aanbod van {subject} is"),
    "catalogue.run_announced": gettext_noop("kondigde een uitvoering aan van {subject}"),
    "catalogue.run_changed": gettext_noop("wijzigde een uitvoering van {subject}"),
    "catalogue.run_cancelled": gettext_noop("liet een uitvoering van {subject} vervallen"),
    "catalogue.theme_made": gettext_noop("maakte het thema {subject}"),
    "catalogue.theme_changed": gettext_noop("wijzigde het thema {subject}"),
    "catalogue.feed_key_made": gettext_noop("begon het abonnement {subject} op het aanbod"),
    "catalogue.feed_key_revoked": gettext_noop("stopte het abonnement {subject} op het aanbod"),
    "catalogue.theme_removed": gettext_noop("verwijderde het thema {subject}"),
    "catalogue.synonyms_made": gettext_noop("maakte synoniemen bij {subject}"),
    "catalogue.synonyms_changed": gettext_noop("wijzigde de synoniemen bij {subject}"),
    "catalogue.synonyms_removed": gettext_noop("verwijderde de synoniemen bij {subject}"),
    "people.person_added": gettext_noop("voegde {subject} toe"),
    "people.person_changed": gettext_noop("wijzigde de gegevens van {subject}"),
    "people.left_service": gettext_noop("legde vast dat {subject} uit dienst is"),
    "people.returned_to_service": gettext_noop("legde vast dat {subject} weer in dienst is"),
    "people.employment_started": gettext_noop("begon een dienstverband van {subject}"),
    "people.employment_changed": gettext_noop("wijzigde een dienstverband van {subject}"),
    "people.employment_ended": gettext_noop("beëindigde een dienstverband van {subject}"),
    "people.absence_recorded": gettext_noop("legde lange afwezigheid van {subject} vast"),
    "people.absence_ended": gettext_noop("beëindigde de afwezigheid van {subject}"),
    "people.delivered_new": gettext_noop("voegde {subject} toe uit een aanlevering"),
    "people.delivered_change": gettext_noop("wijzigde {subject} uit een aanlevering"),
    "people.delivered_move": gettext_noop("verplaatste {subject} uit een aanlevering"),
    "people.delivered_end": gettext_noop("beëindigde {subject} uit een aanlevering"),
    "people.function_made": gettext_noop("maakte de functie {subject}"),
    "people.function_changed": gettext_noop("wijzigde de functie {subject}"),
    "people.merged": gettext_noop("voegde twee medewerkers samen tot {subject}"),
    "people.merge_undone": gettext_noop("maakte de samenvoeging van {subject} ongedaan"),
    "people.role_granted": gettext_noop("gaf {subject} een rol"),
    "people.role_ended": gettext_noop("beëindigde een rol van {subject}"),
    "people.delegation_given": gettext_noop("droeg taken van {subject} over"),
    "people.delegation_revoked": gettext_noop("nam de vervanging van {subject} terug"),
    "people.service_made": gettext_noop("maakte het systeem {subject}"),
    "people.token_made": gettext_noop("maakte de sleutel {subject}"),
    "people.token_revoked": gettext_noop("trok de sleutel {subject} in"),
    "skills.skill_made": gettext_noop("maakte de skill {subject}"),
    "skills.skill_changed": gettext_noop("wijzigde de skill {subject}"),
    "skills.skill_ended": gettext_noop("haalde de skill {subject} uit gebruik"),
    "skills.framework_changed": gettext_noop("wijzigde het skillsraamwerk {subject}"),
    "skills.function_changed": gettext_noop("wijzigde welke skills de functie {subject} vraagt"),
    "skills.function_asks": gettext_noop("liet de functie {subject} een skill vragen"),
    "skills.function_asks_no_more": gettext_noop("liet de functie {subject} een skill niet meer vragen"),
    "skills.estimated": gettext_noop("schatte een eigen skill in ({subject})"),
    "skills.estimate_removed": gettext_noop("haalde een eigen schatting weg ({subject})"),
    "skills.confirmed": gettext_noop("bevestigde een skill van {subject}"),
    "skills.confirmation_removed": gettext_noop("haalde de bevestiging van een skill weg bij {subject}"),
    "skills.earned": gettext_noop("legde vast dat {subject} een skill behaalde"),
    "skills.taken_over": gettext_noop("nam skills van mensen over uit een andere administratie"),
}
UNKNOWN = gettext_noop("deed iets met {subject} ({verb})")
GROUPS = {
    "catalogue": gettext_lazy("Aanbod"),
    "records": gettext_lazy("Resultaten en ervaringen"),
    "skills": gettext_lazy("Skills"),
    "offcatalogue": gettext_lazy("Aanvragen buiten catalogus"),
    "portfolio": gettext_lazy("Portfolio"),
    "design": gettext_lazy("Ontwerp"),
    "exchange": gettext_lazy("Uitwisseling"),
    "organisation": gettext_lazy("Organisatie"),
    "people": gettext_lazy("Medewerkers, rollen en vervanging"),
    "account": gettext_lazy("Inloggen en accounts"),
    "deliveries": gettext_lazy("Aanleveringen"),
    "notifications": gettext_lazy("Berichten"),
    "tenancy": gettext_lazy("Instellingen"),
    "audit": gettext_lazy("Logboek"),
    "exports": gettext_lazy("Exports"),
}
CHANNELS = {
    "web": gettext_lazy("Scherm"),
    "api": gettext_lazy("Koppeling"),
    "job": gettext_lazy("Vanzelf"),
    "import": gettext_lazy("Aanlevering"),
    "demo": gettext_lazy("Demo: als iemand anders"),
    "support": gettext_lazy("Hulp van de beheerder"),
}


def register(sentences: Mapping[str, str]) -> None:
    """A portal tells what the facts of its pages say; a verb has one sentence."""
    SENTENCES.update(sentences)


def phrase(fact: AuditFact) -> str:
    """What was done, without who did it."""
    words = SENTENCES.get(fact.verb)
    values: dict[str, Any] = {"subject": fact.subject_label or _("iets"), "verb": fact.verb}
    return _(words or UNKNOWN).format(**values)


def channel(fact: AuditFact) -> str:
    return str(CHANNELS.get(fact.channel, fact.channel))


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """All verbs with their words, by group, for the filter."""
    found: dict[str, list[tuple[str, str]]] = {}
    for verb, words in sorted(SENTENCES.items(), key=lambda item: item[1]):
        context = verb.split(".")[0] if "." in verb else "tenancy"
        found.setdefault(context, []).append((verb, _(words).format(subject="…", verb=verb)))
    return [(str(title), found[context]) for context, title in GROUPS.items() if context in found]
