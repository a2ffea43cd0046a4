"""Spark Connect in place of the JVM: a server of Sail in this process, and what of PySpark it does not have, as far as scripts of Glue use it."""
import contextlib
import os
import re
import shutil
import sys
import types

COMMAND = re.compile(
    r"(\s|--[^\n]*\n|/\*.*?\*/)*(create|drop|alter|insert|use|refresh|msck|truncate|delete|update|merge|cache|uncache|analyze|set)\b", re.IGNORECASE | re.DOTALL
)
CREATED_AS = re.compile(
    r"(?:\s|--[^\n]*\n|/\*.*?\*/)*create\s+table\b.*?\blocation\s+(['\"])(?P<path>/.*?)\1.*?\bas\b\s*(?:select|with|values|\()", re.IGNORECASE | re.DOTALL
)
KEYWORDS = ("database", "schema", "namespace", "catalog")


def serve_sail():
    """Starts Sail's Spark Connect server; its address."""
    os.environ.setdefault("RUST_LOG", "error")
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    host, port = server.listening_address
    serve_sail.server = server  # lives as long as the process
    os.environ["SPARK_REMOTE"] = f"sc://{host}:{port}"
    return os.environ["SPARK_REMOTE"]


class SparkContext:
    """What scripts make before they ask for a session. The rest of it needs the JVM."""

    def __init__(self, *_args, **_kwargs):
        self.version = None

    @classmethod
    def getOrCreate(cls, *_args):
        return cls()

    def setLogLevel(self, _level):
        """The server has a log of its own."""

    def stop(self):
        """The session ends with the process."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise NotImplementedError(f"SparkContext.{name} needs the JVM, which Sail does not have; run this on PySpark")


class Rows:
    """`DataFrame.rdd` as far as scripts use it to get at rows: they are fetched, and what follows happens in this process."""

    def __init__(self, rows):
        self._rows = rows

    def collect(self):
        return list(self._rows())

    def map(self, function):
        return Rows(lambda: map(function, self._rows()))

    def flatMap(self, function):
        return Rows(lambda: (item for row in self._rows() for item in function(row)))

    def filter(self, function):
        return Rows(lambda: filter(function, self._rows()))

    def foreach(self, function):
        for row in self._rows():
            function(row)

    def count(self):
        return len(self.collect())

    def take(self, count):
        return self.collect()[:count]

    def first(self):
        return self.collect()[0]

    def isEmpty(self):
        return not self.take(1)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise NotImplementedError(f"RDD.{name} needs the JVM, which Sail does not have; use DataFrames, or run this on PySpark")


def stand_in():
    """`from pyspark.context import SparkContext` works, and starts no JVM; `df.rdd` gives rows."""
    import pyspark
    from pyspark.sql.connect.dataframe import DataFrame

    DataFrame.rdd = property(lambda frame: Rows(frame.collect))

    module = sys.modules.setdefault("pyspark.context", types.ModuleType("pyspark.context"))
    module.SparkContext = SparkContext
    pyspark.context, pyspark.SparkContext = module, SparkContext


def map_paths(locations, events):
    """Readers and writers take S3 locations."""
    from pyspark.sql.connect.readwriter import DataFrameReader, DataFrameWriter
    from pyspark.sql.connect.session import SparkSession
    from pyspark.sql.types import StructType

    def mapped(cls, name, after=None):
        original = getattr(cls, name)

        def call(self, path=None, *args, **kwargs):
            if isinstance(path, (str, list, tuple)):
                listed = [locations.listed(uri) for uri in ([path] if isinstance(path, str) else path)]
                if after is None and len(listed) == 1 and listed[0] and not listed[0]["files"]:
                    return SparkSession.builder.getOrCreate().createDataFrame([], listed[0]["columns"])
                if after is None and len(listed) == 1 and listed[0]:
                    return original(self, list(listed[0]["files"]), *args, **kwargs)
                path, given = locations.local(path if isinstance(path, str) else list(path)), path
                result = original(self, path, *args, **kwargs)
                if after and path != given:  # csv() and its like call save() with the path that is mapped by then
                    after(given)
                return result
            return original(self, path, *args, **kwargs)

        setattr(cls, name, call)

    for name in ("load", "csv", "json", "parquet", "orc", "text"):
        mapped(DataFrameReader, name)
    for name in ("save", "csv", "json", "parquet", "orc", "text"):
        mapped(DataFrameWriter, name, lambda path: events.send("written", path=path, rows=None))

    sql = SparkSession.sql

    def spark_sql(self, sqlQuery, *args, **kwargs):
        query = words_of_spark(locations.in_sql(sqlQuery))
        with emptied(CREATED_AS.match(query)):
            frame = sql(self, query, *args, **kwargs)
        # Spark's commands give a frame without columns; Sail's tell how many rows they wrote.
        return self.createDataFrame([], StructType([])) if COMMAND.match(sqlQuery) else frame

    SparkSession.sql = spark_sql


@contextlib.contextmanager
def emptied(created):
    """A table that is created as a query replaces what lies at its location, as on Glue; a query that fails leaves it as it was."""
    path = created.group("path").rstrip("/") if created else None
    if path is None or not os.path.isdir(path):
        yield
        return
    aside = f"{path}.replaced-{os.getpid()}"
    os.rename(path, aside)
    try:
        yield
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        os.rename(aside, path)
        raise
    shutil.rmtree(aside)


def words_of_spark(query):
    """`USE name` is Spark's; Sail wants to be told what kind of name it is."""
    found = re.fullmatch(r"\s*use\s+(`[^`]+`|\w+)\s*;?\s*", query, re.IGNORECASE)
    return f"USE DATABASE {found.group(1)}" if found and found.group(1).lower() not in KEYWORDS else query
