"""Addresses of logging in and of the own account."""

from django.urls import URLPattern, URLResolver, include, path

from bekwaam.portals.account.views import (
    account,
    administration,
    demo,
    factors,
    login,
    my_data,
    passkeys,
    passwords,
    provider,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("inloggen/", login.log_in, name="login"),
    path("inloggen/tweede-stap/", login.second_step, name="second-step"),
    path("inloggen/passkey/", passkeys.log_in, name="passkey-login"),
    path("inloggen/passkey/vraag/", passkeys.proof_options, name="passkey-login-options"),
    path("inloggen/werkgever/", provider.leave, name="provider-login"),
    path("inloggen/werkgever/terug/", provider.come_back, name="provider-return"),
    path("inloggen/werkgever/uitgelogd/", provider.back_channel_logout, name="provider-logout"),
    path("uitloggen/", login.log_out, name="logout"),
    path("uitgelogd/", login.logged_out, name="logged-out"),
    path("wachtwoord-vergeten/", passwords.forgotten, name="password-forgotten"),
    path("wachtwoord-vergeten/<str:token>/", passwords.choose_new, name="password-reset"),
    path("demo/als/<slug:persona>/", demo.become, name="demo-become"),
    path("account/", account.profile, name="account"),
    path("account/wachtwoord/", passwords.change, name="account-password"),
    path("account/tweede-stap/", factors.overview, name="account-second-factor"),
    path("account/tweede-stap/app/", factors.add_app, name="account-app"),
    path("account/tweede-stap/app/verwijderen/", factors.remove_app, name="account-app-remove"),
    path("account/tweede-stap/herstelcodes/", factors.renew_codes, name="account-codes"),
    path("account/tweede-stap/passkeys/", passkeys.add, name="account-passkey"),
    path("account/tweede-stap/passkeys/vraag/", passkeys.creation_options, name="account-passkey-options"),
    path(
        "account/tweede-stap/passkeys/<uuid:passkey_id>/verwijderen/",
        passkeys.remove,
        name="account-passkey-remove",
    ),
    path("account/sessies/", account.session_list, name="account-sessions"),
    path("account/sessies/anderen/", account.end_other_sessions, name="account-sessions-others"),
    path("account/sessies/overal/", account.end_all_sessions, name="account-sessions-all"),
    path("account/sessies/<uuid:session_id>/", account.end_session, name="account-session-end"),
    path("account/weergave/", account.display, name="account-display"),
    path("account/berichten/", include("bekwaam.portals.account.notifications.urls")),
    path("account/exports/", include("bekwaam.portals.account.exports.urls")),
    path("account/gegevens/", my_data.overview, name="account-data"),
    path("account/gegevens/download/", my_data.download, name="account-data-download"),
    path("beheer/accounts/<uuid:person_id>/", administration.account_of, name="account-of"),
    path(
        "beheer/accounts/<uuid:person_id>/<slug:deed>/",
        administration.change_account,
        name="account-of-change",
    ),
    path("beheer/inlogdienst/", administration.identity_provider, name="identity-provider"),
]
