from django.urls import URLPattern, URLResolver, path

from bekwaam.portals.learner import views

urlpatterns: list[URLPattern | URLResolver] = [path("", views.home, name="home")]
