from django.urls import path

from bekwaam.portals.backoffice.reviews import views

urlpatterns = [
    path("", views.reviews, name="managed-reviews"),
    path("<uuid:review_id>/verberg/", views.hide, name="managed-review-hide"),
    path("<uuid:review_id>/toon/", views.show, name="managed-review-show"),
]
