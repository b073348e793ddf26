from django.urls import path

from bekwaam.portals.backoffice.design import days, materials, parts, rules, views

urlpatterns = [
    path("beheer/ontwerp-regels/", rules.rules, name="design-rules"),
    path("beheer/aanbod/<uuid:activity_id>/ontwerp/", views.design, name="design"),
    path("beheer/aanbod/<uuid:activity_id>/ontwerp/afdruk/", views.printed, name="design-print"),
    path("beheer/aanbod/<uuid:activity_id>/ontwerp/algemeen/", views.about, name="design-about"),
    path("beheer/aanbod/<uuid:activity_id>/ontwerp/versie/", views.next_version, name="design-version"),
    path("beheer/aanbod/<uuid:activity_id>/ontwerp/dag/", days.add, name="design-day-add"),
    path("beheer/aanbod/<uuid:activity_id>/ontwerp/dag/<uuid:day_id>/", days.change, name="design-day"),
    path(
        "beheer/aanbod/<uuid:activity_id>/ontwerp/dag/<uuid:day_id>/verplaatsen/",
        days.move,
        name="design-day-move",
    ),
    path(
        "beheer/aanbod/<uuid:activity_id>/ontwerp/dag/<uuid:day_id>/kopie/", days.copy, name="design-day-copy"
    ),
    path(
        "beheer/aanbod/<uuid:activity_id>/ontwerp/dag/<uuid:day_id>/weg/",
        days.remove,
        name="design-day-remove",
    ),
    path(
        "beheer/aanbod/<uuid:activity_id>/ontwerp/dag/<uuid:day_id>/onderdeel/",
        parts.add,
        name="design-part-add",
    ),
    path(
        "beheer/aanbod/<uuid:activity_id>/ontwerp/onderdeel/<uuid:part_id>/", parts.change, name="design-part"
    ),
    path(
        "beheer/aanbod/<uuid:activity_id>/ontwerp/onderdeel/<uuid:part_id>/verplaatsen/",
        parts.move,
        name="design-part-move",
    ),
    path(
        "beheer/aanbod/<uuid:activity_id>/ontwerp/onderdeel/<uuid:part_id>/weg/",
        parts.remove,
        name="design-part-remove",
    ),
    path(
        "beheer/aanbod/<uuid:activity_id>/ontwerp/dag/<uuid:day_id>/materiaal/",
        materials.add,
        name="design-material-add",
    ),
    path(
        "beheer/aanbod/<uuid:activity_id>/ontwerp/materiaal/<uuid:material_id>/",
        materials.download,
        name="design-material",
    ),
    path(
        "beheer/aanbod/<uuid:activity_id>/ontwerp/materiaal/<uuid:material_id>/weg/",
        materials.remove,
        name="design-material-remove",
    ),
]
