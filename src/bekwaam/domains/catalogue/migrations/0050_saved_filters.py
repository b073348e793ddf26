"""A kept question stands as data too, so that it can be asked again without its page."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0041_separate_feed_key")]

    operations = [
        migrations.AddField(
            model_name="savedsearch",
            name="filters",
            field=models.JSONField(default=dict),
            preserve_default=False,
        ),
    ]
