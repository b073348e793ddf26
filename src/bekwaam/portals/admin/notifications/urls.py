from django.urls import path

from bekwaam.portals.admin.notifications import mail_views, text_views, why_views

urlpatterns = [
    path("", text_views.texts, name="message-texts"),
    path("teksten/<str:code>/", text_views.text, name="message-text"),
    path("teksten/<str:code>/standaard/", text_views.built_in, name="message-text-built-in"),
    path("post/", mail_views.mails, name="outgoing-mail"),
    path("post/<uuid:mail_id>/", mail_views.mail, name="outgoing-mail-one"),
    path("post/<uuid:mail_id>/opnieuw/", mail_views.again, name="outgoing-mail-again"),
    path("teruggekomen/", mail_views.bounces, name="bounces"),
    path("teruggekomen/<uuid:bounce_id>/werkt-weer/", mail_views.works_again, name="bounce-lift"),
    path("waarom/", why_views.search, name="message-reasons"),
    path("waarom/<uuid:person_id>/", why_views.reasons, name="message-reasons-of"),
]
