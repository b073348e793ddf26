from django.urls import path

from bekwaam.portals.backoffice.development import changes, releases, views

urlpatterns = [
    path("", views.board, name="development"),
    path("nieuw/", changes.begin, name="development-new"),
    path("<uuid:track_id>/", views.track, name="development-track"),
    path("<uuid:track_id>/wijzigen/", changes.change, name="development-change"),
    path("<uuid:track_id>/fase/", changes.move, name="development-move"),
    path("<uuid:track_id>/taak/", changes.add_task, name="development-task-add"),
    path("<uuid:track_id>/taak/<uuid:task_id>/", changes.task, name="development-task"),
    path("<uuid:track_id>/mensen/", changes.add_person, name="development-member-add"),
    path(
        "<uuid:track_id>/mensen/<uuid:trackmember_id>/weg/",
        changes.remove_person,
        name="development-member-remove",
    ),
    path("<uuid:track_id>/besluit/", changes.add_decision, name="development-decision-add"),
    path("<uuid:track_id>/oplevering/", releases.deliver, name="development-release-add"),
    path("<uuid:track_id>/oplevering/<uuid:release_id>/bestand/", releases.download, name="development-file"),
    path(
        "<uuid:track_id>/oplevering/<uuid:release_id>/opmerking/",
        releases.comment,
        name="development-comment-add",
    ),
    path("<uuid:track_id>/opmerking/<uuid:comment_id>/", releases.resolve, name="development-comment"),
    path(
        "<uuid:track_id>/opmerking/<uuid:comment_id>/heropenen/",
        releases.reopen,
        name="development-comment-reopen",
    ),
]
