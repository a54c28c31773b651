#!/bin/bash
# A replica: copied from the primary the first time, following it ever after. A copy that was broken
# off is no database, so it gets its name only when it is whole.
set -eu
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  rm -rf "$PGDATA.coming"
  pg_basebackup --host="$PRIMARY" --username=follower --pgdata="$PGDATA.coming" \
    --write-recovery-conf --wal-method=stream --checkpoint=fast
  mv --no-target-directory "$PGDATA.coming" "$PGDATA"
fi
exec postgres -c hot_standby_feedback=on
