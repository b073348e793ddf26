from django.urls import path

from bekwaam.portals.backoffice.exchange import offering, seats, taking, views

urlpatterns = [
    path("", views.others, name="exchange"),
    path("van-anderen/<uuid:offer_id>/", taking.offer, name="exchange-offer"),
    path("ons-aanbod/", views.ours, name="exchange-ours"),
    path("ons-aanbod/kies/", offering.choose, name="exchange-choose"),
    path("ons-aanbod/bied-aan/<uuid:own_activity_id>/", offering.make, name="exchange-make"),
    path("ons-aanbod/<uuid:own_offer_id>/", views.own_offer, name="exchange-own"),
    path("ons-aanbod/<uuid:own_offer_id>/wijzig/", offering.change, name="exchange-change"),
    path("ons-aanbod/<uuid:own_offer_id>/intrekken/", offering.withdraw, name="exchange-withdraw"),
    path("overgenomen/", views.taken, name="exchange-taken"),
    path("overgenomen/<uuid:takeover_id>/", seats.takeover, name="exchange-takeover"),
    path("overgenomen/<uuid:takeover_id>/stop/", taking.stop, name="exchange-stop"),
    path("plekken/<uuid:claim_id>/terug/", seats.give_back, name="exchange-return"),
]
