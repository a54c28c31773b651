"""All roles of a round; which role there is in which organisation is held by the database."""

from ronda.apps.migrating import NextMigration
import django.db.models.functions.comparison
from django.db import migrations, models

ROLES_IN = {
    "secretariat": ("secretariat",),
    "state": ("coordinator", "contributor", "validator"),
    "delegation": ("member", "rapporteur"),
    "participant": ("member", "rapporteur"),
    "observer": ("observer",),
    "civil_society": ("civil_society",),
    "nhri": ("nhri",),
    "facilitator": ("facilitator",),
}
PAIRS = ", ".join(f"('{kind}', '{role}')" for kind, roles in ROLES_IN.items() for role in roles)
HOLD = f"""
CREATE FUNCTION accounts_role_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM accounts_organisation
    WHERE id = NEW.organisation_id AND (kind, NEW.role) IN ({PAIRS})
  ) THEN
    RAISE EXCEPTION '% is not a role in organisation %', NEW.role, NEW.organisation_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER role_fits BEFORE INSERT OR UPDATE OF role, organisation_id ON accounts_membership
  FOR EACH ROW EXECUTE FUNCTION accounts_role_fits();
CREATE FUNCTION accounts_organisation_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'organisation % stays of its kind, body and Party', OLD.id
    USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON accounts_organisation FOR EACH ROW
  WHEN ((OLD.kind, OLD.body_id, OLD.party_id) IS DISTINCT FROM (NEW.kind, NEW.body_id, NEW.party_id))
  EXECUTE FUNCTION accounts_organisation_stays();
"""
LET_GO = """
DROP TRIGGER stays ON accounts_organisation;
DROP FUNCTION accounts_organisation_stays;
DROP TRIGGER role_fits ON accounts_membership;
DROP FUNCTION accounts_role_fits;
"""


class Migration(NextMigration):

    dependencies = [
        ('accounts', '0004_known_words'),
        ('treaties', '0003_lanzarote'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='membership',
            name='accounts_membership_role',
        ),
        migrations.RemoveConstraint(
            model_name='organisation',
            name='accounts_organisation_name',
        ),
        migrations.RemoveConstraint(
            model_name='organisation',
            name='accounts_organisation_serves_one',
        ),
        migrations.AlterField(
            model_name='membership',
            name='role',
            field=models.CharField(choices=[('secretariat', 'member of the secretariat'), ('coordinator', 'coordinator of a Party'), ('contributor', 'contributor of a Party'), ('validator', 'validator of a Party'), ('member', 'member of the Committee'), ('rapporteur', 'rapporteur of the Committee'), ('observer', 'observer'), ('civil_society', 'representative of civil society'), ('nhri', 'representative of a national human rights institution'), ('facilitator', 'facilitator for children')], max_length=20, verbose_name='role'),
        ),
        migrations.AlterField(
            model_name='membershipevent',
            name='role',
            field=models.CharField(choices=[('secretariat', 'member of the secretariat'), ('coordinator', 'coordinator of a Party'), ('contributor', 'contributor of a Party'), ('validator', 'validator of a Party'), ('member', 'member of the Committee'), ('rapporteur', 'rapporteur of the Committee'), ('observer', 'observer'), ('civil_society', 'representative of civil society'), ('nhri', 'representative of a national human rights institution'), ('facilitator', 'facilitator for children')], max_length=20, verbose_name='role'),
        ),
        migrations.AlterField(
            model_name='organisation',
            name='kind',
            field=models.CharField(choices=[('secretariat', 'secretariat of a body'), ('state', 'authority of a Party'), ('delegation', 'delegation of a Party to a body'), ('participant', 'committee or organisation that takes part in a body'), ('observer', 'observer to a body'), ('civil_society', 'civil society'), ('nhri', 'national human rights institution'), ('facilitator', 'facilitator of children’s participation')], max_length=20, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='organisationevent',
            name='kind',
            field=models.CharField(choices=[('secretariat', 'secretariat of a body'), ('state', 'authority of a Party'), ('delegation', 'delegation of a Party to a body'), ('participant', 'committee or organisation that takes part in a body'), ('observer', 'observer to a body'), ('civil_society', 'civil society'), ('nhri', 'national human rights institution'), ('facilitator', 'facilitator of children’s participation')], max_length=20, verbose_name='kind'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['secretariat', 'coordinator', 'contributor', 'validator', 'member', 'rapporteur', 'observer', 'civil_society', 'nhri', 'facilitator'])), name='accounts_membership_role'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('handed_over_to__isnull', True), models.Q(('until__isnull', False), models.Q(('handed_over_to', models.F('id')), _negated=True)), _connector='OR'), name='accounts_membership_handed_over_ends', violation_error_message='A membership that is handed over ends, and goes to another one.'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['secretariat', 'state', 'delegation', 'participant', 'observer', 'civil_society', 'nhri', 'facilitator'])), name='accounts_organisation_kind'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.UniqueConstraint(models.F('name'), models.F('kind'), django.db.models.functions.comparison.Coalesce(models.F('body'), 0), django.db.models.functions.comparison.Coalesce(models.F('party'), 0), name='accounts_organisation_name', violation_error_message='There is already an organisation of this name.'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('body__isnull', False), ('kind__in', ('secretariat', 'participant', 'observer')), ('party__isnull', True)), models.Q(('body__isnull', True), ('kind__in', ('state',)), ('party__isnull', False)), models.Q(('body__isnull', False), ('kind__in', ('delegation', 'nhri', 'facilitator')), ('party__isnull', False)), models.Q(('body__isnull', False), ('kind__in', ('civil_society',))), _connector='OR'), name='accounts_organisation_serves', violation_error_message='An authority serves a Party; a delegation, a human rights institution and a facilitator serve a body for a Party; all others serve a body.'),
        ),
        migrations.RunSQL(HOLD, LET_GO),
    ]
