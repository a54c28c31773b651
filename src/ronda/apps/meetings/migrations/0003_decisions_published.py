"""The list of decisions of a meeting can be published, decision by decision."""

import pgtrigger.compiler
import pgtrigger.migrations
from ronda.apps.migrating import NextMigration
from django.db import migrations, models


class Migration(NextMigration):
    dependencies = [
        ('meetings', '0002_only_added'),
        ('treaties', '0004_provisions_are_passages'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='decision',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='decision',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='decision',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='meeting',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='meeting',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='meeting',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='decision',
            name='in_public_list',
            field=models.BooleanField(default=False, verbose_name='in the public list'),
        ),
        migrations.AddField(
            model_name='decisionevent',
            name='in_public_list',
            field=models.BooleanField(default=False, verbose_name='in the public list'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='decisions_published_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='decisions published'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='decisions_published_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='decisions published'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_decisionevent" ("abstained", "against", "id", "in_favour", "in_public_list", "item_id", "meeting_id", "number", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "taken_at", "takes_back_id", "texts", "what") VALUES (NEW."abstained", NEW."against", NEW."id", NEW."in_favour", NEW."in_public_list", NEW."item_id", NEW."meeting_id", NEW."number", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."recorded_by_id", NEW."taken_at", NEW."takes_back_id", NEW."texts", NEW."what"); RETURN NULL;', hash='c28ec5def93e35eceaf5569e725b98e086ca4efd', operation='INSERT', pgid='pgtrigger_insert_insert_61695', table='meetings_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_decisionevent" ("abstained", "against", "id", "in_favour", "in_public_list", "item_id", "meeting_id", "number", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "taken_at", "takes_back_id", "texts", "what") VALUES (NEW."abstained", NEW."against", NEW."id", NEW."in_favour", NEW."in_public_list", NEW."item_id", NEW."meeting_id", NEW."number", NEW."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_by_id", NEW."taken_at", NEW."takes_back_id", NEW."texts", NEW."what"); RETURN NULL;', hash='a3bd933ca0cac53efbe621d77a41ef756bf4972a', operation='UPDATE', pgid='pgtrigger_update_update_3b789', table='meetings_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_decisionevent" ("abstained", "against", "id", "in_favour", "in_public_list", "item_id", "meeting_id", "number", "outcome", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_by_id", "taken_at", "takes_back_id", "texts", "what") VALUES (OLD."abstained", OLD."against", OLD."id", OLD."in_favour", OLD."in_public_list", OLD."item_id", OLD."meeting_id", OLD."number", OLD."outcome", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."recorded_by_id", OLD."taken_at", OLD."takes_back_id", OLD."texts", OLD."what"); RETURN NULL;', hash='1e7e66b8dfea34f81df7145a00f4cfef394470e4', operation='DELETE', pgid='pgtrigger_delete_delete_05bcf', table='meetings_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_meetingevent" ("agenda_sent_at", "begins", "body_id", "decisions_published_at", "ends", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "state", "version") VALUES (NEW."agenda_sent_at", NEW."begins", NEW."body_id", NEW."decisions_published_at", NEW."ends", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."state", NEW."version"); RETURN NULL;', hash='8578dff00133e824319cbb48ad1d7cb4bb21ec8a', operation='INSERT', pgid='pgtrigger_insert_insert_61d9e', table='meetings_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_meetingevent" ("agenda_sent_at", "begins", "body_id", "decisions_published_at", "ends", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "state", "version") VALUES (NEW."agenda_sent_at", NEW."begins", NEW."body_id", NEW."decisions_published_at", NEW."ends", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."state", NEW."version"); RETURN NULL;', hash='f065e970aab418fff1631c6308619dd529a00074', operation='UPDATE', pgid='pgtrigger_update_update_495b8', table='meetings_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_meetingevent" ("agenda_sent_at", "begins", "body_id", "decisions_published_at", "ends", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "state", "version") VALUES (OLD."agenda_sent_at", OLD."begins", OLD."body_id", OLD."decisions_published_at", OLD."ends", OLD."id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."state", OLD."version"); RETURN NULL;', hash='93fce882914bcd8df4f72222d43bdda81ac6288a', operation='DELETE', pgid='pgtrigger_delete_delete_4bf26', table='meetings_meeting', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('decisions_published_at__isnull', True), ('state', 'closed'), _connector='OR'), name='meetings_meeting_published_when_closed', violation_error_message='Decisions are published once the meeting is closed.'),
        ),
    ]
