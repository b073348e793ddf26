from django.urls import path

from bekwaam.portals.backoffice.offering.views import (
    bulk,
    editing,
    lists,
    making,
    particulars,
    pictures,
    runs,
    states,
    template,
    themes,
    versions,
)

ACTIVITY = "beheer/aanbod/<uuid:activity_id>/"

urlpatterns = [
    path("beheer/aanbod/", lists.offering, name="managed-offering"),
    path("beheer/aanbod/nieuw/", making.add, name="managed-activity-add"),
    path("beheer/aanbod/kies/", lists.suggestions, name="pick-managed-activity"),
    path("beheer/aanbod/themas/", themes.shelves, name="managed-themes"),
    path("beheer/aanbod/themas/<uuid:theme_id>/", themes.change, name="managed-theme"),
    path("beheer/aanbod/themas/<uuid:theme_id>/verplaats/", themes.move, name="managed-theme-move"),
    path("beheer/aanbod/themas/<uuid:theme_id>/weg/", themes.remove, name="managed-theme-remove"),
    path("beheer/aanbod/sjabloon/", template.workbook, name="managed-template"),
    path("beheer/aanbod/veel/", bulk.change, name="managed-bulk"),
    path("beheer/aanbod/veel/<uuid:bulkrun_id>/", bulk.run, name="managed-bulk-run"),
    path("beheer/aanbod/veel/<uuid:bulkrun_id>/terug/", bulk.take_back, name="managed-bulk-back"),
    path(ACTIVITY, editing.activity, name="managed-activity"),
    path(f"{ACTIVITY}gegevens/", particulars.change, name="managed-particulars"),
    path(f"{ACTIVITY}kopie/", making.copy, name="managed-activity-copy"),
    path(f"{ACTIVITY}afbeelding/", pictures.change, name="managed-picture"),
    path(f"{ACTIVITY}afbeelding/<uuid:file_id>/", pictures.picture, name="managed-picture-file"),
    path(f"{ACTIVITY}verband/", editing.connect, name="managed-connect"),
    path(f"{ACTIVITY}verband/weg/", editing.disconnect, name="managed-disconnect"),
    path(f"{ACTIVITY}uitvoering/", runs.add, name="managed-run-add"),
    path(f"{ACTIVITY}uitvoering/<uuid:announcedrun_id>/", runs.change, name="managed-run"),
    path(f"{ACTIVITY}uitvoering/<uuid:announcedrun_id>/vervalt/", runs.cancel, name="managed-run-cancel"),
    path(f"{ACTIVITY}stap/<slug:step>/", states.step, name="managed-step"),
    path(f"{ACTIVITY}nieuwe-versie/", versions.start, name="managed-version-start"),
    path(f"{ACTIVITY}versies/", versions.history, name="managed-versions"),
    path(f"{ACTIVITY}voorbeeld/", versions.preview, name="managed-preview"),
]
