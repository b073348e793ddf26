from django.urls import path

from bekwaam.portals.admin.people.views import changes, lists, person

PERSON = "beheer/medewerkers/<uuid:person_id>/"

urlpatterns = [
    path("beheer/medewerkers/", lists.people, name="people"),
    path("beheer/medewerkers/nieuw/", person.add, name="person-add"),
    path(PERSON, person.person, name="person"),
    path(f"{PERSON}wijzig/", person.change, name="person-change"),
    path(f"{PERSON}toegang/", person.person_access, name="person-access"),
    path(f"{PERSON}afwezigheid/", person.absence, name="absence-add"),
    path(f"{PERSON}afwezigheid/<uuid:absence_id>/", person.end_absence, name="absence-end"),
    path(f"{PERSON}afwezigheid/<uuid:absence_id>/weg/", person.remove_absence, name="absence-remove"),
    path(f"{PERSON}samenvoegen/", person.merge, name="person-merge"),
    path(f"{PERSON}samenvoeging/<uuid:merge_id>/", person.undo_merge, name="merge-undo"),
    path(f"{PERSON}dienstverband/", changes.start_job, name="employment-add"),
    path(f"{PERSON}dienstverband/<uuid:job_id>/", changes.change_job, name="employment-change"),
    path(f"{PERSON}dienstverband/<uuid:job_id>/einde/", changes.end_job, name="employment-end"),
    path(f"{PERSON}rol/", changes.grant_role, name="role-add"),
    path(f"{PERSON}rol/<uuid:grant_id>/einde/", changes.end_role, name="role-end"),
    path(f"{PERSON}vervanging/<uuid:delegation_id>/einde/", changes.revoke, name="delegation-end"),
    path("beheer/functies/", lists.functions, name="functions"),
    path("beheer/leveranciers/", lists.suppliers, name="suppliers"),
    path("beheer/rollen/", lists.roles, name="roles"),
    path("beheer/rollen/paginas/", person.pages_access, name="page-access"),
    path("beheer/rollen/paginas/<slug:name>/", person.page_access, name="page-access-of"),
    path("beheer/vervanging/", lists.delegations, name="delegations"),
    path("beheer/vervanging/nieuw/", changes.delegate, name="delegation-add"),
    path("beheer/organisatie/<uuid:unit_id>/toegang/", person.unit_access, name="unit-access"),
]
