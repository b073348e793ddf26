from django.urls import path

from bekwaam.portals.backoffice.skills import changes, views

urlpatterns = [
    path("", views.skills, name="skills"),
    path("nieuw/", changes.add, name="skill-add"),
    path("raamwerk/", changes.framework, name="skill-framework"),
    path("totalen/", views.totals, name="skill-totals"),
    path("functies/", views.functions, name="skill-functions"),
    path("functies/<uuid:function_id>/", changes.function, name="skill-function"),
    path("functies/<uuid:function_id>/<uuid:skill_id>/weg/", changes.stop_asking, name="skill-function-stop"),
    path("<uuid:skill_id>/", views.skill, name="skill"),
    path("<uuid:skill_id>/wijzig/", changes.change, name="skill-change"),
]
