"""The local Data Catalog and Spark's own, kept alike: what a statement names is made known to Spark before, what it has made or dropped is told after."""
import re
import sys

CHANGES = re.compile(r"\b(create|drop|alter|replace|saveAsTable|rename)\b", re.IGNORECASE)
LAKE_FORMATS = ("delta", "hudi", "iceberg")


def words_of(text):
    return set(re.findall(r"\w+", text.lower()))


class Catalog:
    def __init__(self, spark, locations):
        self._spark, self._locations = spark, locations
        # Tables that the session made itself stay as they are: to make them anew would drop their data.
        self._databases, self._known, self._own = {"default"}, {}, set()

    def refresh(self, code, databases, tables):
        """`databases`: name to the folder of its tables; `tables`: as the server knows them now."""
        words = words_of(code)
        named = {}
        while True:  # a view names tables in its turn
            found = {n: t for n, t in tables.items() if n not in named and n.partition(".")[2].lower() in words}
            if not found:
                break
            named.update(found)
            for table in found.values():
                words |= words_of(table.get("view", ""))
        views = {n: t for n, t in named.items() if "view" in t}
        for name, table in named.items():
            if name not in views:
                self._attempt(name, table, databases)
        # Views in the order in which they can be made; what cannot be made is known to no statement.
        for _ in range(len(views)):
            views = {n: t for n, t in views.items() if not self._attempt(n, t, databases)}
        for name, location in databases.items():
            if name.lower() in words:
                self._database(name, location)

    def _refresh(self, name, table, databases):
        database, _, bare = name.partition(".")
        if name not in self._own and self._known.get(name) != table:
            self._database(database, databases.get(database))
            self._make(database, bare, table)
            self._known[name] = table
        elif "view" not in table and hasattr(self._spark, "_jsparkSession"):
            self._spark.catalog.refreshTable(f"`{database}`.`{bare}`")  # its files may be others by now

    def _attempt(self, name, table, databases):
        try:
            self._refresh(name, table, databases)
            return True
        except Exception as error:  # noqa: BLE001 - the word may mean something else; a statement that reads the table says what it misses
            print(f"{name} of the Data Catalog: {error}", file=sys.stderr)
            return False

    def _database(self, name, location):
        if name in self._databases:
            return
        place = f" LOCATION '{self._locations.local(location)}'" if location else ""
        self._spark.sql(f"CREATE DATABASE IF NOT EXISTS `{name}`{place}")
        self._databases.add(name)

    def _make(self, database, bare, table):
        full = f"`{database}`.`{bare}`"
        self._spark.sql(f"DROP VIEW IF EXISTS {full}" if "view" in table else f"DROP TABLE IF EXISTS {full}")
        if "view" in table:
            self._spark.sql(f"CREATE VIEW {full} AS {table['view']}")
            return
        options = {}
        if table["format"] == "csv":
            options["header"] = str(table["options"].get("withHeader", False)).lower()
            if "separator" in table["options"]:
                options["sep"] = table["options"]["separator"]
        listed = ", ".join(f"'{k}' '{v}'" for k, v in options.items())
        columns = "" if table["format"] in LAKE_FORMATS else ", ".join(f"`{c['name']}` {c['type']}" for c in table.get("ddl", []))
        keys = ", ".join(f"`{k}`" for k in table.get("partitionKeys", []))
        self._spark.sql(
            f"CREATE TABLE {full} {f'({columns})' if columns else ''} USING {table['format']} {f'OPTIONS ({listed})' if listed else ''} "
            f"{f'PARTITIONED BY ({keys})' if columns and keys else ''} LOCATION '{self._locations.local(table['location'])}'"
        )

    def changes(self, code):
        """What the statement has changed of tables and databases; nothing where it says nothing of the kind."""
        if not CHANGES.search(code):
            return None
        made, seen = [], set()
        databases = [d.name for d in self._spark.catalog.listDatabases()]
        for database in databases:
            for table in self._spark.catalog.listTables(database):
                if table.isTemporary:
                    continue
                name = f"{database}.{table.name}"
                seen.add(name)
                if name not in self._known or re.search(rf"\b{re.escape(table.name)}\b", code, re.IGNORECASE):
                    described = self._describe(database, table.name)
                    made.append({"database": database, "name": table.name, **described})
                    if name not in self._known:
                        self._own.add(name)
                    self._known[name] = described
        dropped = [name for name in self._known if name not in seen]
        gone = [d for d in self._databases if d not in databases]
        for name in dropped:
            del self._known[name]
            self._own.discard(name)
        new = [d for d in databases if d not in self._databases]
        self._databases = set(databases)
        return {"made": made, "dropped": dropped, "databases": new, "droppedDatabases": gone}

    def _describe(self, database, name):
        rows = self._spark.sql(f"DESCRIBE TABLE EXTENDED `{database}`.`{name}`").collect()
        columns, keys, facts, part = [], [], {}, "columns"
        for row in rows:
            key, value = row["col_name"], row["data_type"]
            if key.startswith("#"):
                part = "keys" if key == "# Partition Information" else "facts" if key.startswith("# Detailed") else part
            elif part == "columns" and key:
                columns.append({"name": key, "type": value, "comment": row["comment"]})
            elif part == "keys" and key:
                keys.append(key)
            elif part == "facts" and key:
                facts[key] = value
        if facts.get("Type") == "VIEW":
            return {"columns": columns, "view": facts.get("View Text") or facts.get("View Original Text") or ""}
        location = re.sub(r"^file:/*", "/", facts.get("Location") or "")
        return {
            "columns": [c for c in columns if c["name"] not in keys],
            "keys": [next(c for c in columns if c["name"] == k) for k in keys],
            "format": (facts.get("Provider") or "parquet").lower(),
            "location": self._locations.remote(location),
        }
