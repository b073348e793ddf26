from django.urls import path

from bekwaam.portals.admin.register import views

urlpatterns = [path("", views.register, name="processing-register")]
