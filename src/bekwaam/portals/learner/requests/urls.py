from django.urls import path

from bekwaam.portals.learner.requests.views import asking, deciding, files, lists

urlpatterns = [
    path("aanbod/aanvragen/", asking.new, name="request-new"),
    path("aanvragen/", lists.own, name="requests"),
    path("aanvragen/<uuid:request_id>/", lists.one, name="request"),
    path("aanvragen/<uuid:request_id>/wijzigen/", asking.change, name="request-change"),
    path("aanvragen/<uuid:request_id>/indienen/", asking.hand_in, name="request-submit"),
    path("aanvragen/<uuid:request_id>/weggooien/", asking.discard, name="request-discard"),
    path("aanvragen/<uuid:request_id>/antwoord/", asking.reply, name="request-answer"),
    path("aanvragen/<uuid:request_id>/intrekken/", asking.take_back, name="request-withdraw"),
    path("aanvragen/<uuid:request_id>/beslissen/", deciding.decide, name="request-decide"),
    path("aanvragen/<uuid:request_id>/toekennen/", deciding.close, name="request-grant"),
    path("aanvragen/<uuid:request_id>/bijlage/", files.add, name="request-file-add"),
    path("aanvragen/<uuid:request_id>/bijlage/<uuid:requestfile_id>/", files.download, name="request-file"),
    path(
        "aanvragen/<uuid:request_id>/bijlage/<uuid:requestfile_id>/weg/",
        files.remove,
        name="request-file-remove",
    ),
]
