from django.urls import path

from bekwaam.portals.learner.activity import taking_along, views

urlpatterns = [
    path("code/<str:code>/", views.by_code, name="activity-by-code"),
    path("<uuid:activity_id>/", views.activity, name="activity"),
    path("<uuid:activity_id>/beeld/", views.image, name="activity-image"),
    path(
        "<uuid:activity_id>/datum/<uuid:announcedrun_id>/agenda/",
        taking_along.calendar,
        name="activity-run-calendar",
    ),
    path("<uuid:activity_id>/materiaal/<uuid:material_id>/", taking_along.material, name="activity-material"),
    path("<uuid:activity_id>/ervaring/", views.review, name="activity-review"),
    path("<uuid:activity_id>/ervaring/weg/", views.forget_review, name="activity-review-remove"),
]
