from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_audience")]

    operations = [
        migrations.AddField("activity", "is_from_elsewhere", models.BooleanField(default=False)),
    ]
