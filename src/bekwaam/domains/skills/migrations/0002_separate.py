from django.db import migrations

from bekwaam.domains.tenancy.rls import Protect

SKILL, PERSON = "skills_skill", "people_person"


class Migration(migrations.Migration):
    dependencies = [("skills", "0001_initial")]

    operations = [
        Protect("skills_skillframework"),
        Protect("skills_skill", parents={"broader_id": SKILL}),
        Protect("skills_skillrelation", parents={"first_id": SKILL, "second_id": SKILL}),
        Protect("skills_functionskill", parents={"function_id": "people_function", "skill_id": SKILL}),
        Protect(
            "skills_personskill", parents={"person_id": PERSON, "skill_id": SKILL, "stated_by_id": PERSON}
        ),
    ]
