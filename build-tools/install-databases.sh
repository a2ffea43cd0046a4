#!/bin/sh
# Puts the servers that the connectors' tests and benches start in place: PostgreSQL, and MariaDB unpacked into a folder of its own.
# Does nothing where they are there already. For Debian and its children, as root; starts nothing.
set -eu
cd "$(dirname "$0")/.."
FOLDER="${CDK_GLUEPRINT_DATABASES:-node_modules/.cache/databases}"

postgres() {
  for bin in /usr/lib/postgresql/*/bin; do
    if [ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ]; then echo "found $bin"; return; fi
  done
  apt-get update -qq
  # No cluster is made and no service started.
  mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql
}

mariadb() {
  if command -v mariadbd >/dev/null 2>&1 && command -v mariadb-install-db >/dev/null 2>&1; then echo "found $(command -v mariadbd)"; return; fi
  if [ -x "$FOLDER/mariadb/usr/sbin/mariadbd" ]; then echo "found $FOLDER/mariadb/usr/sbin/mariadbd"; return; fi
  apt-get update -qq
  mkdir -p "$FOLDER/deb" "$FOLDER/mariadb"
  # apt's own user may not write here.
  get() { (cd "$FOLDER/deb" && apt-get download -o APT::Sandbox::User=root -qq "$@"); }
  get mariadb-server-core mariadb-client-core
  # Names of libraries differ between versions of Debian, and some are there already.
  for library in libaio1 libaio1t64 liburing2 libsnappy1v5 libpcre2-posix3 libncurses6; do get "$library" 2>/dev/null || true; done
  for package in "$FOLDER"/deb/*.deb; do dpkg-deb -x "$package" "$FOLDER/mariadb"; done
  rm -r "$FOLDER/deb"
  echo "unpacked $FOLDER/mariadb/usr/sbin/mariadbd"
}

# JDBC drivers, for the comparison with Spark's own JDBC source.
jars() {
  JARS="${CDK_GLUEPRINT_JDBC_JARS:-$PWD/node_modules/.cache/jdbc-jars}"
  mkdir -p "$JARS"
  for artifact in org.postgresql:postgresql:42.7.7 com.mysql:mysql-connector-j:9.3.0; do
    mvn -q -B dependency:copy -Dartifact="$artifact" -DoutputDirectory="$JARS"
  done
  ls "$JARS"
}

case "${1:-all}" in
  postgres) postgres ;;
  mariadb) mariadb ;;
  jars) jars ;;
  all) postgres; mariadb; jars ;;
  *) echo "usage: install-databases.sh [postgres|mariadb|jars]" >&2; exit 2 ;;
esac
