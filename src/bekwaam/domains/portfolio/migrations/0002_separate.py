"""Separate the portfolio by academy."""

from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect


class Migration(migrations.Migration):
    dependencies = [("portfolio", "0001_initial")]

    operations = [
        Protect("portfolio_needround"),
        Protect(
            "portfolio_roundunit",
            parents={
                "round_id": "portfolio_needround",
                "unit_id": "organisation_orgunit",
            },
        ),
        Protect(
            "portfolio_roundquestion",
            parents={
                "round_id": "portfolio_needround",
            },
        ),
        Protect(
            "portfolio_learningneed",
            parents={
                "round_id": "portfolio_needround",
                "unit_id": "organisation_orgunit",
                "theme_id": "catalogue_theme",
                "brought_by_id": "people_person",
                "merged_into_id": "portfolio_learningneed",
                "activity_id": "catalogue_activity",
            },
        ),
        Protect(
            "portfolio_needanswer",
            parents={
                "need_id": "portfolio_learningneed",
                "question_id": "portfolio_roundquestion",
            },
        ),
        Protect(
            "portfolio_needstep",
            parents={
                "need_id": "portfolio_learningneed",
            },
        ),
        Protect("portfolio_criterion"),
        Protect(
            "portfolio_score",
            parents={
                "need_id": "portfolio_learningneed",
                "criterion_id": "portfolio_criterion",
            },
        ),
        Protect(
            "portfolio_portfoliomeeting",
            parents={
                "minutes_id": "tenancy_storedfile",
            },
        ),
        Protect(
            "portfolio_participant",
            parents={
                "meeting_id": "portfolio_portfoliomeeting",
                "person_id": "people_person",
            },
        ),
        Protect(
            "portfolio_agendaitem",
            parents={
                "meeting_id": "portfolio_portfoliomeeting",
                "need_id": "portfolio_learningneed",
                "activity_id": "catalogue_activity",
                "owner_id": "people_person",
                "merged_with_id": "portfolio_learningneed",
            },
        ),
        Protect(
            "portfolio_retirement",
            parents={
                "activity_id": "catalogue_activity",
                "item_id": "portfolio_agendaitem",
            },
        ),
        Protect(
            "portfolio_supplierprofile",
            parents={
                "supplier_id": "people_supplier",
            },
        ),
        Protect(
            "portfolio_contract",
            parents={
                "supplier_id": "people_supplier",
                "owner_unit_id": "organisation_orgunit",
                "owner_id": "people_person",
            },
        ),
        Protect(
            "portfolio_contractlot",
            parents={
                "contract_id": "portfolio_contract",
            },
        ),
        Protect(
            "portfolio_contractprice",
            parents={
                "contract_id": "portfolio_contract",
                "lot_id": "portfolio_contractlot",
                "activity_id": "catalogue_activity",
            },
        ),
        Protect(
            "portfolio_contractdocument",
            parents={
                "contract_id": "portfolio_contract",
                "stored_id": "tenancy_storedfile",
            },
        ),
    ]
