from django.urls import path

from bekwaam.portals.learner.activity import views

urlpatterns = [
    path("code/<str:code>/", views.by_code, name="activity-by-code"),
    path("<uuid:activity_id>/", views.activity, name="activity"),
    path("<uuid:activity_id>/beeld/", views.image, name="activity-image"),
    path("<uuid:activity_id>/ervaring/", views.review, name="activity-review"),
    path("<uuid:activity_id>/ervaring/weg/", views.forget_review, name="activity-review-remove"),
]
