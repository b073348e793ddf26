from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0050_saved_filters")]

    operations = [
        migrations.AddField("activity", "is_from_elsewhere", models.BooleanField(default=False)),
    ]
