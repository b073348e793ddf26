from django.urls import path

from bekwaam.portals.learner.skills import views

urlpatterns = [
    path("mijn-skills/", views.my_skills, name="my-skills"),
    path("mijn-skills/zoeken/", views.search, name="my-skills-search"),
    path("mijn-skills/wie-ziet-dit/", views.viewers, name="my-skills-viewers"),
    path("mijn-skills/<uuid:skill_id>/schatting/", views.estimate, name="my-skill-estimate"),
    path("functies/", views.functions, name="function-profiles"),
    path("functies/<uuid:function_id>/", views.function, name="function-profile"),
]
