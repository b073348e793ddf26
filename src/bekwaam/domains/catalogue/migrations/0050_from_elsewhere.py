from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0041_separate_feed_key")]

    operations = [
        migrations.AddField("activity", "is_from_elsewhere", models.BooleanField(default=False)),
    ]
