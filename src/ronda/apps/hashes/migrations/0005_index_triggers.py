"""Whatever changes what is matched, or what may be told of it, is written down by the database."""

from ronda.apps.migrating import NextMigration
from django.db import migrations

FUNCTION = """
CREATE FUNCTION hashes_index_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed bigint;
BEGIN
  IF TG_TABLE_NAME = 'hashes_classification' THEN
    IF TG_OP = 'DELETE' THEN
      SELECT item_id INTO changed FROM hashes_entry WHERE id = OLD.entry_id;
    ELSE
      SELECT item_id INTO changed FROM hashes_entry WHERE id = NEW.entry_id;
    END IF;
  ELSIF TG_OP = 'DELETE' THEN
    changed := OLD.item_id;
  ELSE
    changed := NEW.item_id;
  END IF;
  IF changed IS NOT NULL THEN
    INSERT INTO hashes_indexchange (item_id) VALUES (changed);
    PERFORM pg_notify('hashes_index', '');
  END IF;
  RETURN NULL;
END $$;
"""
TRIGGERS = """
CREATE TRIGGER index_changed AFTER UPDATE OF live, value OR DELETE ON hashes_hashvalue
  FOR EACH ROW EXECUTE FUNCTION hashes_index_changed();
CREATE TRIGGER index_changed_new AFTER INSERT ON hashes_hashvalue
  FOR EACH ROW WHEN (NEW.live) EXECUTE FUNCTION hashes_index_changed();
CREATE TRIGGER index_changed AFTER UPDATE OF state ON hashes_entry
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
  EXECUTE FUNCTION hashes_index_changed();
CREATE TRIGGER index_changed AFTER UPDATE OF state ON hashes_classification
  FOR EACH ROW EXECUTE FUNCTION hashes_index_changed();
"""
REMOVE = """
DROP TRIGGER index_changed ON hashes_hashvalue;
DROP TRIGGER index_changed_new ON hashes_hashvalue;
DROP TRIGGER index_changed ON hashes_entry;
DROP TRIGGER index_changed ON hashes_classification;
DROP FUNCTION hashes_index_changed();
"""


class Migration(NextMigration):
    dependencies = [("hashes", "0004_partners_only_added")]
    operations = [migrations.RunSQL(FUNCTION + TRIGGERS, REMOVE)]
