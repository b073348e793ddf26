from django.urls import path

from bekwaam.portals.admin.audit import views

urlpatterns = [
    path("", views.audit_log, name="audit-log"),
    path("export/", views.export, name="audit-export"),
    path("controle/", views.verify, name="audit-verify"),
]
