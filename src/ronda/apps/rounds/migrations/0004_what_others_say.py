"""Children who were heard, late comments, and how open a withdrawn one was."""
from ronda.apps.migrating import NextMigration
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(NextMigration):

    dependencies = [
        ('accounts', '0005_roles'),
        ('rounds', '0003_conduct_openness'),
        ('sources', '0004_kept_apart'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='comment',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='comment',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='comment',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='comment',
            name='rounds_comment_submitted_when',
        ),
        migrations.RemoveField(
            model_name='comment',
            name='published_at',
        ),
        migrations.RemoveField(
            model_name='commentevent',
            name='published_at',
        ),
        migrations.AddField(
            model_name='comment',
            name='admitted_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='admitted'),
        ),
        migrations.AddField(
            model_name='comment',
            name='children_ages',
            field=models.CharField(blank=True, max_length=100, verbose_name='their ages'),
        ),
        migrations.AddField(
            model_name='comment',
            name='children_count',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='number of children heard'),
        ),
        migrations.AddField(
            model_name='comment',
            name='children_how',
            field=models.TextField(blank=True, verbose_name='how they were heard'),
        ),
        migrations.AddField(
            model_name='comment',
            name='late',
            field=models.BooleanField(default=False, verbose_name='after the deadline'),
        ),
        migrations.AddField(
            model_name='comment',
            name='was_open_to',
            field=models.CharField(blank=True, choices=[('', 'its author'), ('confidential', 'the body'), ('restricted', 'the body and the Party concerned'), ('public', 'everybody')], max_length=20, verbose_name='open to, when it was withdrawn'),
        ),
        migrations.AddField(
            model_name='comment',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='withdrawn'),
        ),
        migrations.AddField(
            model_name='commentevent',
            name='admitted_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='admitted'),
        ),
        migrations.AddField(
            model_name='commentevent',
            name='children_ages',
            field=models.CharField(blank=True, max_length=100, verbose_name='their ages'),
        ),
        migrations.AddField(
            model_name='commentevent',
            name='children_count',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='number of children heard'),
        ),
        migrations.AddField(
            model_name='commentevent',
            name='children_how',
            field=models.TextField(blank=True, verbose_name='how they were heard'),
        ),
        migrations.AddField(
            model_name='commentevent',
            name='late',
            field=models.BooleanField(default=False, verbose_name='after the deadline'),
        ),
        migrations.AddField(
            model_name='commentevent',
            name='was_open_to',
            field=models.CharField(blank=True, choices=[('', 'its author'), ('confidential', 'the body'), ('restricted', 'the body and the Party concerned'), ('public', 'everybody')], max_length=20, verbose_name='open to, when it was withdrawn'),
        ),
        migrations.AddField(
            model_name='commentevent',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='withdrawn'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "rounds_commentevent" ("admitted_at", "author", "children_ages", "children_count", "children_how", "conduct_id", "created_at", "created_by_id", "id", "kind", "language", "late", "on_questionnaire", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "reason", "source_id", "state", "submitted_at", "text", "version", "was_open_to", "wish", "withdrawn_at") VALUES (NEW."admitted_at", NEW."author", NEW."children_ages", NEW."children_count", NEW."children_how", NEW."conduct_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."language", NEW."late", NEW."on_questionnaire", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."question", NEW."reason", NEW."source_id", NEW."state", NEW."submitted_at", NEW."text", NEW."version", NEW."was_open_to", NEW."wish", NEW."withdrawn_at"); RETURN NULL;', hash='b6bf184a8b517cee8847102b7811987f535af203', operation='INSERT', pgid='pgtrigger_insert_insert_377bd', table='rounds_comment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "rounds_commentevent" ("admitted_at", "author", "children_ages", "children_count", "children_how", "conduct_id", "created_at", "created_by_id", "id", "kind", "language", "late", "on_questionnaire", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "reason", "source_id", "state", "submitted_at", "text", "version", "was_open_to", "wish", "withdrawn_at") VALUES (NEW."admitted_at", NEW."author", NEW."children_ages", NEW."children_count", NEW."children_how", NEW."conduct_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."language", NEW."late", NEW."on_questionnaire", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."question", NEW."reason", NEW."source_id", NEW."state", NEW."submitted_at", NEW."text", NEW."version", NEW."was_open_to", NEW."wish", NEW."withdrawn_at"); RETURN NULL;', hash='fca543c3568d92ba9e6f07150b0bb1f95e84345c', operation='UPDATE', pgid='pgtrigger_update_update_288bd', table='rounds_comment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='comment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "rounds_commentevent" ("admitted_at", "author", "children_ages", "children_count", "children_how", "conduct_id", "created_at", "created_by_id", "id", "kind", "language", "late", "on_questionnaire", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "reason", "source_id", "state", "submitted_at", "text", "version", "was_open_to", "wish", "withdrawn_at") VALUES (OLD."admitted_at", OLD."author", OLD."children_ages", OLD."children_count", OLD."children_how", OLD."conduct_id", OLD."created_at", OLD."created_by_id", OLD."id", OLD."kind", OLD."language", OLD."late", OLD."on_questionnaire", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."question", OLD."reason", OLD."source_id", OLD."state", OLD."submitted_at", OLD."text", OLD."version", OLD."was_open_to", OLD."wish", OLD."withdrawn_at"); RETURN NULL;', hash='765e15f43c53435ad4b31d04db2b20d0870f324e', operation='DELETE', pgid='pgtrigger_delete_delete_bab55', table='rounds_comment', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('was_open_to__in', ['', 'confidential', 'restricted', 'public'])), name='rounds_comment_was_open_to'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('draft', 'withdrawn')), ('submitted_at__isnull', False), _connector='OR'), name='rounds_comment_submitted_when'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'admitted'), _negated=True), ('admitted_at__isnull', False), _connector='OR'), name='rounds_comment_admitted_when'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('was_open_to', ''), models.Q(('admitted_at__isnull', False), ('state', 'withdrawn')), _connector='OR'), name='rounds_comment_open_when_withdrawn'),
        ),
    ]
