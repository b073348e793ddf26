from django.urls import path

from bekwaam.portals.admin.audit import views

urlpatterns = [
    path("", views.audit_log, name="audit-log"),
    path("controle/", views.verify, name="audit-verify"),
]
