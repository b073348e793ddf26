"""The shelves of the catalogue: their names and their order, by buttons."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from bekwaam.domains.catalogue import actions, queries
from bekwaam.domains.catalogue.models import Theme
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.offering.answers import finished, form_page
from bekwaam.portals.backoffice.offering.fields import PastedField
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done, done_or_said
from bekwaam.portals.shared.guards import needs


class ThemeForm(forms.Form):
    name = PastedField(label=_("Naam"), max_length=100)


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
def shelves(request: HttpRequest) -> HttpResponse:
    form = ThemeForm(request.POST if request.method == "POST" else None)
    found = queries.themes()
    if form.is_valid() and done(
        form,
        lambda at: actions.save_theme(
            code=_code(form.cleaned_data["name"], {one.code for one in found}),
            name=form.cleaned_data["name"],
            position=len(found) + 1,
            actor=actor_of(request),
            at=at,
        ),
    ):
        return finished(request, _("Het thema staat onderaan."), "managed-themes")
    status = 422 if form.errors else 200
    return render(
        request, "backoffice/offering/themes.html", {"page": {"themes": found}, "form": form}, status=status
    )


def _code(name: str, taken: set[str]) -> str:
    start = slugify(name)[:50] or "thema"
    return next(
        code for n in range(1, len(taken) + 3) if (code := start if n == 1 else f"{start}-{n}") not in taken
    )


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
def change(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    theme = get_object_or_404(Theme, pk=theme_id)
    form = ThemeForm(request.POST if request.method == "POST" else None, initial={"name": theme.name})
    if form.is_valid() and done(
        form,
        lambda at: actions.rename_theme(
            theme_id, name=form.cleaned_data["name"], actor=actor_of(request), at=at
        ),
    ):
        return finished(request, _("De naam is gewijzigd."), "managed-themes")
    back = reverse("managed-themes")
    return form_page(
        request, form, title=_("Wijzig het thema"), submit=_("Bewaar"), back=back, back_label=_("Thema’s")
    )


@require_POST
@needs(Role.ULC)
def move(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    get_object_or_404(Theme, pk=theme_id)
    is_up = request.POST.get("heen") == "omhoog"
    done_or_said(
        request, lambda at: actions.move_theme(theme_id, is_up=is_up, actor=actor_of(request), at=at)
    )
    return redirect("managed-themes")


@require_POST
@needs(Role.ULC)
def remove(request: HttpRequest, theme_id: UUID) -> HttpResponse:
    get_object_or_404(Theme, pk=theme_id)
    if done_or_said(request, lambda at: actions.remove_theme(theme_id, actor=actor_of(request), at=at)):
        messages.success(request, _("Het thema is weg."))
    return redirect("managed-themes")
