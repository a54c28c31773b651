"""The migration steps by which the database itself keeps one State's rows from all others.

Two things to know. A table of the desk and its history get one policy: rows whose `party_id` is
among those that the door told (`desk.at_desk`); nothing told, no rows. And it is forced on the
tables' owner as well; only a superuser passes it, whom the door therefore never is.
"""

from django.db.migrations.operations import RunSQL

from ronda.apps.national.desk import PARTIES, ROLE

MAKE_ROLE = f"""
DO $$
DECLARE known pg_roles;
BEGIN
  SELECT * INTO known FROM pg_roles WHERE rolname = '{ROLE}';
  IF NOT FOUND THEN
    BEGIN
      CREATE ROLE {ROLE} NOLOGIN;
      EXECUTE format('GRANT {ROLE} TO %I', current_user);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'There is no role "{ROLE}", and "%" may not make it. Have an administrator'
          ' of PostgreSQL run: CREATE ROLE {ROLE} NOLOGIN; GRANT {ROLE} TO "%"; then migrate again'
          ' (docs/settings.md).', current_user, current_user;
    END;
  ELSIF known.rolsuper OR known.rolbypassrls THEN
    RAISE EXCEPTION 'The role "{ROLE}" passes row-level security: have an administrator run'
      ' ALTER ROLE {ROLE} NOSUPERUSER NOBYPASSRLS; then migrate again (docs/settings.md).';
  ELSIF NOT pg_has_role(current_user, '{ROLE}', 'MEMBER') THEN
    RAISE EXCEPTION 'The role "{ROLE}" is there, but "%" may not take it on: have an administrator'
      ' run GRANT {ROLE} TO "%"; then migrate again (docs/settings.md).',
      current_user, current_user;
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO {ROLE}', current_schema());
  EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO {ROLE}', current_schema());
  EXECUTE format(
    'ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT ON TABLES TO {ROLE}', current_schema());
END $$;
GRANT INSERT ON audit_event TO {ROLE};
"""  # noqa: S608 — the names are constants of `desk`
LEAVE_ROLE = f"""
REVOKE INSERT ON audit_event FROM {ROLE};
"""
"""The role itself stays: other databases of the same server may use it."""

ALLOWED = f"string_to_array(nullif(current_setting('{PARTIES}', true), ''), ',')::bigint[]"
CLOSE = f"""
ALTER TABLE {{table}} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {{table}} FORCE ROW LEVEL SECURITY;
CREATE POLICY at_desk ON {{table}} USING (party_id = ANY ({ALLOWED}))
  WITH CHECK (party_id = ANY ({ALLOWED}));
GRANT {{may}} ON {{table}} TO {ROLE};
"""
OPEN = f"""
REVOKE ALL ON {{table}} FROM {ROLE};
DROP POLICY at_desk ON {{table}};
ALTER TABLE {{table}} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {{table}} DISABLE ROW LEVEL SECURITY;
"""


def role() -> RunSQL:
    """The step that makes the role, where it may, and gives it what every page reads."""
    return RunSQL(MAKE_ROLE, LEAVE_ROLE)


def closed_to_others(*names: str, history: bool = True, app: str = "national") -> list[RunSQL]:
    """The steps that close the tables of these models ("request") and their histories, if any."""
    changing = "SELECT, INSERT, UPDATE, DELETE"
    return [
        RunSQL(CLOSE.format(table=table, may=may), OPEN.format(table=table))
        for name in names
        for table, may in (
            (f"{app}_{name}", changing),
            (f"{app}_{name}event", "SELECT, INSERT"),
        )
        if history or may == changing
    ]
