"""Tokens by which people’s programs ask, and the counts of how often was asked."""

from ronda.apps.migrating import NextMigration
import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from ronda.apps.audit.history import append_only


class Migration(NextMigration):

    dependencies = [
        ('accounts', '0005_roles'),
    ]

    operations = [
        migrations.CreateModel(
            name='Token',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='checksum of the token')),
                ('ending', models.CharField(max_length=4, verbose_name='ends in')),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None, verbose_name='what it opens')),
                ('made_at', models.DateTimeField(verbose_name='made')),
                ('expires_at', models.DateTimeField(verbose_name='good until')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('last_used_at', models.DateTimeField(blank=True, null=True, verbose_name='last used')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'token',
                'verbose_name_plural': 'tokens',
                'ordering': ('-made_at', '-id'),
            },
        ),
        migrations.CreateModel(
            name='TokenEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('digest', models.CharField(max_length=64, verbose_name='checksum of the token')),
                ('ending', models.CharField(max_length=4, verbose_name='ends in')),
                ('scopes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, size=None, verbose_name='what it opens')),
                ('made_at', models.DateTimeField(verbose_name='made')),
                ('expires_at', models.DateTimeField(verbose_name='good until')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='accounts.token')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Usage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('who', models.CharField(max_length=80, verbose_name='who')),
                ('since', models.DateTimeField(verbose_name='from')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='times')),
            ],
            options={
                'verbose_name': 'count of questions',
                'verbose_name_plural': 'counts of questions',
                'indexes': [models.Index(fields=['since'], name='accounts_usage_since')],
                'constraints': [models.UniqueConstraint(fields=('who', 'since'), name='accounts_usage_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='token',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('person', 'name'), name='accounts_token_name', violation_error_message='You have a token of this name already.'),
        ),
        migrations.AddConstraint(
            model_name='token',
            constraint=models.CheckConstraint(condition=models.Q(('digest__regex', '^[0-9a-f]{64}$')), name='accounts_token_digest'),
        ),
        migrations.AddConstraint(
            model_name='token',
            constraint=models.CheckConstraint(condition=models.Q(('scopes__contained_by', ['read', 'record:write'])), name='accounts_token_scopes'),
        ),
        migrations.AddConstraint(
            model_name='token',
            constraint=models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='accounts_token_expires', violation_error_message='A token cannot end before it begins.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='token',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_tokenevent" ("digest", "ended_at", "ending", "expires_at", "id", "made_at", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scopes") VALUES (NEW."digest", NEW."ended_at", NEW."ending", NEW."expires_at", NEW."id", NEW."made_at", NEW."name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."scopes"); RETURN NULL;', hash='7e9ba994a834b408a5f7bda5cd855dd6376c6c6b', operation='INSERT', pgid='pgtrigger_insert_insert_77356', table='accounts_token', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='token',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."ending" IS DISTINCT FROM (NEW."ending") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes"))', func='INSERT INTO "accounts_tokenevent" ("digest", "ended_at", "ending", "expires_at", "id", "made_at", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scopes") VALUES (NEW."digest", NEW."ended_at", NEW."ending", NEW."expires_at", NEW."id", NEW."made_at", NEW."name", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."scopes"); RETURN NULL;', hash='161417cc3045bc784a0aa3351bf1d8158c4af95a', operation='UPDATE', pgid='pgtrigger_update_update_98930', table='accounts_token', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='token',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "accounts_tokenevent" ("digest", "ended_at", "ending", "expires_at", "id", "made_at", "name", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scopes") VALUES (OLD."digest", OLD."ended_at", OLD."ending", OLD."expires_at", OLD."id", OLD."made_at", OLD."name", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."scopes"); RETURN NULL;', hash='2791753f81743f1bde4e276daf76e8bc4e002aa4', operation='DELETE', pgid='pgtrigger_delete_delete_8f6d4', table='accounts_token', when='AFTER')),
        ),
        *append_only("accounts_tokenevent"),
        # Counts are worth nothing after a crash, and are written with each question.
        migrations.RunSQL(
            "ALTER TABLE accounts_usage SET UNLOGGED", "ALTER TABLE accounts_usage SET LOGGED"
        ),
    ]
