"""The rules of lesson designs: on or off, and how much each asks."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bekwaam.domains.design.actions.house import Settings, set_rules
from bekwaam.domains.design.didactics import LONGEST_HOUR, SHORTEST_HOUR, STANDARDS, Finding
from bekwaam.domains.design.enums import SWITCH
from bekwaam.domains.design.queries.house import lesson_hour, settings_of_rules
from bekwaam.kernel import clock
from bekwaam.kernel.actors import Role
from bekwaam.portals.backoffice.design.answers import INVALID, done
from bekwaam.portals.backoffice.design.words import asked
from bekwaam.portals.shared.asker import actor_of
from bekwaam.portals.shared.guards import needs
from bekwaam.portals.shared.parts import of_part


class RulesForm(forms.Form):
    hour_minutes = forms.IntegerField(
        label=gettext_lazy("Minuten in een lesuur"),
        help_text=f"{SHORTEST_HOUR}–{LONGEST_HOUR}",
        min_value=SHORTEST_HOUR,
        max_value=LONGEST_HOUR,
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        settings = settings_of_rules()
        self.initial["hour_minutes"] = lesson_hour()
        for standard in STANDARDS:
            is_on, least = settings[standard.code]
            self.fields[f"aan_{standard.code}"] = forms.BooleanField(
                label=str(standard.code.label),
                help_text=asked(Finding(standard.code, least, is_asked=True)),
                required=False,
                initial=is_on,
            )
            self.fields[f"minstens_{standard.code}"] = forms.IntegerField(
                label=_("Minstens, bij: %(rule)s") % {"rule": str(standard.code.label).lower()},
                help_text=f"{standard.lowest}–{standard.highest}",
                min_value=standard.lowest,
                max_value=standard.highest,
                initial=least,
            )

    def chosen(self) -> Settings:
        """Only of a valid form."""
        return {
            one.code: (self.cleaned_data[f"aan_{one.code}"], self.cleaned_data[f"minstens_{one.code}"])
            for one in STANDARDS
        }


@require_http_methods(["GET", "POST"])
@needs(Role.ULC)
@of_part(SWITCH)
def rules(request: HttpRequest) -> HttpResponse:
    form = RulesForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        set_rules(
            form.chosen(),
            hour_minutes=form.cleaned_data["hour_minutes"],
            actor=actor_of(request),
            at=clock.now(),
        )

    if done(request, form, act):
        messages.success(request, _("De regels zijn opgeslagen en gelden meteen voor elk ontwerp."))
        return redirect("design-rules")
    context = {"form": form}
    return render(request, "backoffice/design/rules.html", context, status=INVALID if form.errors else 200)
