from django.urls import path

from bekwaam.portals.backoffice.synonyms import views

urlpatterns = [
    path("synoniemen/", views.synonyms, name="synonyms"),
    path("synoniemen/<uuid:synonym_id>/", views.synonym, name="synonym"),
    path("vergeefs-gezocht/", views.missed, name="missed-terms"),
]
