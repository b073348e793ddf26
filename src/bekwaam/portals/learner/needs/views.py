"""Reporting a learning need, from a search that found nothing."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bekwaam.domains.portfolio.actions import report_need
from bekwaam.domains.portfolio.enums import MODULE
from bekwaam.kernel.ids import new_id
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.doing import done
from bekwaam.portals.shared.guards import signed_in
from bekwaam.portals.shared.parts import of_part


class ReportForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Wat wil je leren?"), max_length=200)
    goal = forms.CharField(
        label=gettext_lazy("Waarom heb je dit nodig?"),
        help_text=gettext_lazy("Dan begrijpt de backoffice van je onderdeel wat je zoekt."),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )
    need_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    """Of this one form, so that a button that is pressed twice makes one report."""


@require_http_methods(["GET", "POST"])
@signed_in
@of_part(MODULE)
def report(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("zoek", "").replace("\x00", "").strip()[:200]
    form = ReportForm(
        request.POST if request.method == "POST" else None, initial={"title": words, "need_id": new_id()}
    )
    actor = actor_of(request)
    if form.is_valid() and done(form, lambda at: report_need(**form.cleaned_data, actor=actor, at=at)):
        messages.success(request, _("Je melding is binnen bij de backoffice van je onderdeel."))
        return redirect("home")
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "learner/needs/report.html", {"form": form}, status=status)
