from django.urls import path

from bekwaam.portals.learner.search import keeping, views

urlpatterns = [
    path("", views.offering, name="offering"),
    path("suggesties/", views.suggest, name="offering-suggest"),
    path("bewaard/", keeping.saved, name="offering-saved"),
    path("bewaard/activiteit/", keeping.favourite, name="offering-favourite"),
    path("bewaard/zoekopdracht/", keeping.save, name="offering-save-search"),
    path("bewaard/wijzig/", keeping.change, name="offering-change-search"),
]
