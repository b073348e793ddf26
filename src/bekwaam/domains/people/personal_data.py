"""Which personal data this context holds, and why; read for the processing register."""

from bekwaam.domains.people.accounts import personal_data as of_accounts
from bekwaam.kernel.privacy import Personal, PersonalKind

IN_SERVICE = "zolang iemand in dienst is en daarna zolang er bewijs van leren bewaard moet worden"
WHO = Personal("Weten over wie het gaat en iemand kunnen vinden", IN_SERVICE, PersonalKind.IDENTITY)
REACH = Personal("Berichten en uitnodigingen sturen", "tot de laatste dag in dienst", PersonalKind.CONTACT)
LINK = Personal("Inloggen met het account van de organisatie", IN_SERVICE, PersonalKind.ACCESS)
WORK = Personal(
    "Bepalen wat iemand moet leren, wie leiding geeft en wie wat mag zien",
    IN_SERVICE,
    PersonalKind.EMPLOYMENT,
)
AWAY = Personal(
    "Termijnen laten stilstaan bij langdurige afwezigheid; de reden wordt niet bewaard",
    "tot een jaar na het einde",
    PersonalKind.EMPLOYMENT,
)
RIGHTS = Personal("Aantonen wie waarom toegang had", "zeven jaar na het einde", PersonalKind.ACCESS)
LOGIN = Personal("Inloggen en misbruik herkennen", "tot de toegang eindigt", PersonalKind.ACCESS)

PERSONAL_DATA = {
    "Person.personnel_number": WHO,
    "Person.given_name": WHO,
    "Person.infix": WHO,
    "Person.family_name": WHO,
    "Person.full_name": WHO,
    "Person.sort_key": WHO,
    "Person.search_key": WHO,
    "Person.email": REACH,
    "Person.external_id": LINK,
    "Person.is_active": WORK,
    "Person.merged_into": WHO,
    "Employment.person": WORK,
    "Employment.number": WORK,
    "Employment.personnel_number": WORK,
    "Employment.named_manager": WORK,
    "Employment.manager": WORK,
    "Employment.kind": WORK,
    "Employment.hours_per_week": WORK,
    "Employment.in_service_on": WORK,
    "Employment.started_on": WORK,
    "Employment.ended_on": WORK,
    "Absence.person": AWAY,
    "Absence.starts_on": AWAY,
    "Absence.ends_on": AWAY,
    "RoleGrant.person": RIGHTS,
    "RoleGrant.role": RIGHTS,
    "RoleGrant.valid_from": RIGHTS,
    "RoleGrant.valid_until": RIGHTS,
    "RoleGrant.reason": RIGHTS,
    "RoleGrant.granted_by_label": RIGHTS,
    "Delegation.giver": RIGHTS,
    "Delegation.substitute": RIGHTS,
    "Delegation.tasks": RIGHTS,
    "Delegation.starts_on": RIGHTS,
    "Delegation.ends_on": RIGHTS,
    "Delegation.reason": RIGHTS,
    "Delegation.made_by_label": RIGHTS,
    "PersonMerge.kept": WHO,
    "PersonMerge.dissolved": WHO,
    "PersonMerge.moved": WHO,
    "Account.person": LOGIN,
    "Account.login_name": LOGIN,
    "Account.email": LOGIN,
    "Account.password": LOGIN,
    "Account.last_login": LOGIN,
    "Account.is_active": LOGIN,
    "LoginSession.account": LOGIN,
    "LoginSession.key_digest": LOGIN,
    "LoginSession.payload": LOGIN,
    "LoginSession.last_seen_at": LOGIN,
    "LoginSession.browser": LOGIN,
    "ApiToken.person": LOGIN,
}
SECRETS = {"Account.password", "LoginSession.key_digest", "LoginSession.payload", "ApiToken.digest"}
NOT_PERSONAL = {
    "Person.erased_at",
    "Person.created_at",
    "Function.code",
    "Function.name",
    "Function.family",
    "Supplier.code",
    "Supplier.name",
    "RoleGrant.source",
    "RoleGrant.created_at",
    "Delegation.created_at",
    "Delegation.revoked_at",
    "PersonMerge.merged_at",
    "PersonMerge.undone_at",
    "Account.created_at",
    "LoginSession.created_at",
    "LoginSession.expires_at",
    "ApiToken.name",
    "ApiToken.digest",
    "ApiToken.scopes",
    "ApiToken.created_at",
    "ApiToken.expires_at",
    "ApiToken.last_used_on",
    "ApiToken.revoked_at",
    "ServiceIdentity.name",
    "ServiceIdentity.role",
    "ServiceIdentity.created_at",
    "ApiUse.token_id",
    "ApiUse.process_id",
    "ApiUse.minute",
    "ApiUse.total",
}

PERSONAL_DATA |= of_accounts.PERSONAL_DATA
SECRETS |= of_accounts.SECRETS
NOT_PERSONAL |= of_accounts.NOT_PERSONAL
