from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0052_starts_of_words'),
        ('organisation', '0002_separate'),
        ('people', '0027_services'),
        ('tenancy', '0002_separate'),
    ]

    operations = [
        migrations.AddField(
            model_name='activityversion',
            name='edited_in',
            field=models.CharField(blank=True, max_length=36),
        ),
        migrations.AddConstraint(
            model_name='audiencecondition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dimension', 'onderdeel'), ('unit__isnull', False)), models.Q(('dimension', 'functie'), ('function__isnull', False)), models.Q(('dimension', 'persoon'), ('person__isnull', False)), ('dimension__in', ['soort', 'rol', 'dienst']), _connector='OR'), name='condition_names_its_thing'),
        ),
        migrations.AddConstraint(
            model_name='synonym',
            constraint=models.CheckConstraint(condition=models.Q(('words__len__gte', 2)), name='synonym_has_two_words'),
        ),
    ]
