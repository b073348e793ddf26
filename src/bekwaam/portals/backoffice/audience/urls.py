from django.urls import path

from bekwaam.portals.backoffice.audience.views import choosing, explaining, lists, policies, previewing

AUDIENCE = "beheer/aanbod/<uuid:activity_id>/doelgroep/"

urlpatterns = [
    path("beheer/aanbod/doelgroepen/", lists.audiences, name="managed-audiences"),
    path("beheer/aanbod/standaard/", lists.defaults, name="offering-defaults"),
    path("beheer/aanbod/bekijk-als/", previewing.choose, name="preview-choose"),
    path("beheer/aanbod/bekijk-als/<uuid:person_id>/", previewing.preview, name="preview-as"),
    path(AUDIENCE, policies.audience, name="managed-audience"),
    path(f"{AUDIENCE}nieuw/", policies.add, name="audience-add"),
    path(f"{AUDIENCE}keuze/", choosing.choose, name="audience-choose"),
    path(f"{AUDIENCE}uitleg/", explaining.why, name="audience-why"),
    path(f"{AUDIENCE}<uuid:policy_id>/", policies.change, name="audience-change"),
    path(f"{AUDIENCE}<uuid:policy_id>/weg/", policies.remove, name="audience-remove"),
    path("beheer/medewerkers/<uuid:person_id>/aanbod/", explaining.of_person, name="person-offering"),
]
