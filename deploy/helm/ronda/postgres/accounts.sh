#!/bin/bash
# Run once by the image of PostgreSQL, where there is no database yet: the account that owns Ronda's
# database and can do nothing more, and one whose only use is to be followed by replicas. Whoever may
# do everything is let in from within this container only.
set -e
psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 --quiet <<'SQL'
\getenv password POSTGRES_PASSWORD
\getenv replication REPLICATION_PASSWORD
CREATE ROLE ronda LOGIN PASSWORD :'password';
CREATE ROLE ronda_desk NOLOGIN;
GRANT ronda_desk TO ronda;
CREATE DATABASE ronda OWNER ronda TEMPLATE template0 ENCODING 'UTF8';
CREATE ROLE follower LOGIN REPLICATION PASSWORD :'replication';
SQL
sed -i "1i host all $POSTGRES_USER all reject" "$PGDATA/pg_hba.conf"
echo "host replication follower all scram-sha-256" >> "$PGDATA/pg_hba.conf"
