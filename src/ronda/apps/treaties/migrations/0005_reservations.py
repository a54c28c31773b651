"""What Parties said formally of the convention: reservations, declarations, objections."""

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from ronda.apps.migrating import NextMigration
from django.db import migrations, models


class Migration(NextMigration):
    dependencies = [
        ('treaties', '0004_provisions_are_passages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Reservation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='key')),
                ('kind', models.CharField(choices=[('reservation', 'reservation'), ('declaration', 'declaration'), ('objection', 'objection')], max_length=12, verbose_name='kind')),
                ('articles', models.JSONField(blank=True, default=list, verbose_name='articles')),
                ('texts', models.JSONField(default=dict, verbose_name='words by language')),
                ('made_on', models.DateField(verbose_name='made on')),
                ('in_force_from', models.DateField(blank=True, null=True, verbose_name='in force from')),
                ('in_force_until', models.DateField(blank=True, null=True, verbose_name='in force until')),
                ('reference', models.CharField(max_length=200, verbose_name='where it stands')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='public source')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='version')),
                ('taken_out_at', models.DateTimeField(blank=True, null=True, verbose_name='taken out')),
                ('entered_at', models.DateTimeField(auto_now_add=True, verbose_name='entered')),
                ('convention', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reservations', to='treaties.convention')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reservations', to='treaties.party')),
            ],
            options={
                'verbose_name': 'reservation or declaration',
                'verbose_name_plural': 'reservations and declarations',
                'ordering': ('party__name', '-made_on', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='ReservationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='key')),
                ('kind', models.CharField(choices=[('reservation', 'reservation'), ('declaration', 'declaration'), ('objection', 'objection')], max_length=12, verbose_name='kind')),
                ('articles', models.JSONField(blank=True, default=list, verbose_name='articles')),
                ('texts', models.JSONField(default=dict, verbose_name='words by language')),
                ('made_on', models.DateField(verbose_name='made on')),
                ('in_force_from', models.DateField(blank=True, null=True, verbose_name='in force from')),
                ('in_force_until', models.DateField(blank=True, null=True, verbose_name='in force until')),
                ('reference', models.CharField(max_length=200, verbose_name='where it stands')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='public source')),
                ('version', models.PositiveIntegerField(default=1, verbose_name='version')),
                ('taken_out_at', models.DateTimeField(blank=True, null=True, verbose_name='taken out')),
                ('entered_at', models.DateTimeField(auto_now_add=True, verbose_name='entered')),
                ('convention', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='treaties.convention')),
                ('entered_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('party', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='treaties.party')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='treaties.reservation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='reservation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['reservation', 'declaration', 'objection'])), name='treaties_reservation_kind'),
        ),
        migrations.AddConstraint(
            model_name='reservation',
            constraint=models.CheckConstraint(condition=models.Q(('in_force_until__isnull', True), ('in_force_until__gte', models.F('made_on')), _connector='OR'), name='treaties_reservation_ends_after_it_was_made', violation_error_message='It cannot end before it was made.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reservation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "treaties_reservationevent" ("articles", "convention_id", "entered_at", "entered_by_id", "id", "in_force_from", "in_force_until", "key", "kind", "link", "made_on", "party_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "taken_out_at", "texts", "version") VALUES (NEW."articles", NEW."convention_id", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."in_force_from", NEW."in_force_until", NEW."key", NEW."kind", NEW."link", NEW."made_on", NEW."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference", NEW."taken_out_at", NEW."texts", NEW."version"); RETURN NULL;', hash='4d3d83ce9f8cdce0d5aecc4a69e29616df0a6386', operation='INSERT', pgid='pgtrigger_insert_insert_e142f', table='treaties_reservation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reservation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "treaties_reservationevent" ("articles", "convention_id", "entered_at", "entered_by_id", "id", "in_force_from", "in_force_until", "key", "kind", "link", "made_on", "party_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "taken_out_at", "texts", "version") VALUES (NEW."articles", NEW."convention_id", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."in_force_from", NEW."in_force_until", NEW."key", NEW."kind", NEW."link", NEW."made_on", NEW."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference", NEW."taken_out_at", NEW."texts", NEW."version"); RETURN NULL;', hash='c81cf2766389e0f0fe50d38bd2e13693edf094c4', operation='UPDATE', pgid='pgtrigger_update_update_c5723', table='treaties_reservation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reservation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "treaties_reservationevent" ("articles", "convention_id", "entered_at", "entered_by_id", "id", "in_force_from", "in_force_until", "key", "kind", "link", "made_on", "party_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "taken_out_at", "texts", "version") VALUES (OLD."articles", OLD."convention_id", OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."in_force_from", OLD."in_force_until", OLD."key", OLD."kind", OLD."link", OLD."made_on", OLD."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reference", OLD."taken_out_at", OLD."texts", OLD."version"); RETURN NULL;', hash='c4f5d253ce3cdab1c04084d222148836cee1f320', operation='DELETE', pgid='pgtrigger_delete_delete_11eee', table='treaties_reservation', when='AFTER')),
        ),
    ]
