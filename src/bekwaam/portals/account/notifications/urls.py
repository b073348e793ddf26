from django.urls import path

from bekwaam.portals.account.notifications import views

urlpatterns = [path("", views.preferences, name="message-preferences")]
