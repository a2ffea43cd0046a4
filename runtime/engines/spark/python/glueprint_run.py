"""Runs a Glue script on local PySpark: python glueprint_run.py <plan.json>

The plan: {script, args, paths: [{prefix, location, files?, columns?}], tables, connections, conf, engine, events, endWithParent, answers, blocks, systems}.
"""
import json
import os
import queue
import re
import runpy
import signal
import sys
import threading
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))


class Events:
    """Typed events as JSON lines on a descriptor of their own; what the runtime has to say comes on stdin, a line of JSON each."""

    def __init__(self, descriptor):
        self._file = os.fdopen(descriptor, "w", buffering=1)
        self._heard = queue.Queue()

    def send(self, kind, **data):
        self._file.write(json.dumps({"type": kind, **data}) + "\n")

    def hear(self):
        """What the runtime says next."""
        return self._heard.get()

    def listen(self):
        """When the runtime is gone, nobody wants the result."""

        def wait():
            rest = b""
            while piece := os.read(0, 65536):  # not through sys.stdin, whose lock the end of the interpreter wants
                *lines, rest = (rest + piece).split(b"\n")
                for line in lines:
                    self._heard.put(json.loads(line))
            os.killpg(os.getpgrp(), signal.SIGKILL)

        threading.Thread(target=wait, daemon=True).start()


class Locations:
    """S3 prefixes and the folders that stand in for them; the longest prefix wins."""

    def __init__(self, paths):
        self._paths = sorted(paths, key=lambda p: -len(p["prefix"]))

    def of(self, uri):
        """What stands for a location, and what of the location comes below its prefix."""
        uri = re.sub(r"^s3[an]://", "s3://", uri)
        for path in self._paths:
            prefix = path["prefix"].rstrip("/")
            if uri.rstrip("/") == prefix or uri.startswith(prefix + "/"):
                return path, uri[len(prefix):].rstrip("/")
        return None, uri

    def listed(self, uri):
        """The entry of a location of which not all files are to be read, else None."""
        path, rest = self.of(uri)
        return path if path is not None and rest == "" and "files" in path else None

    def local(self, uri):
        if not isinstance(uri, str):
            return [self.local(u) for u in uri]
        path, rest = self.of(uri)
        if path is not None:
            return f"{path['location'].rstrip('/')}/{rest.lstrip('/')}" if rest else path["location"]
        if uri.startswith(("s3://", "s3a://", "s3n://")):
            raise ValueError(f"{uri} is bound to no folder of this machine")
        return uri

    def in_sql(self, query):
        """A statement with the folders in place of the locations that it names in quotes."""
        if not isinstance(query, str) or "s3" not in query:
            return query
        places = re.compile(r"(\blocation\s+|\bpath'?\s*=?\s*)(['\"])(s3[an]?://[^'\"]*)\2", re.IGNORECASE)
        return places.sub(lambda m: f"{m.group(1)}{m.group(2)}{self.local(m.group(3))}{m.group(2)}", query)

    def remote(self, local):
        """The location that a folder stands for: the other way round."""
        for path in sorted(self._paths, key=lambda p: -len(p["location"])):
            folder = path["location"].rstrip("/")
            if local == folder or local.startswith(folder + "/"):
                prefix = path["prefix"].rstrip("/")
                return (prefix + "/" if prefix == "s3:" else prefix) + local[len(folder):]
        return local


def map_paths(locations, events):
    """Readers and writers take S3 locations; writers count their rows as they write."""
    if os.environ.get("SPARK_REMOTE"):
        import glueprint_connect

        glueprint_connect.map_paths(locations, events)
        return
    from pyspark.sql import DataFrame, Observation, SparkSession
    from pyspark.sql import functions as F
    from pyspark.sql.readwriter import DataFrameReader, DataFrameWriter

    def mapped(cls, name):
        original = getattr(cls, name)

        def call(self, path=None, *args, **kwargs):
            # json and csv take an RDD of texts, too
            if not isinstance(path, (str, list, tuple)) or getattr(self, "_glueprint_nested", False):
                return original(self, path, *args, **kwargs)
            uris = [path] if isinstance(path, str) else list(path)
            listed = [locations.listed(u) for u in uris]
            if not any(listed):
                return original(self, locations.local(path), *args, **kwargs)
            files = [f for u, e in zip(uris, listed) for f in (e["files"] if e else [locations.local(u)])]
            if not files:
                return self._spark.createDataFrame([], listed[0]["columns"])
            if len(uris) == 1 and (os.path.isdir(listed[0]["location"]) or listed[0]["location"].startswith("s3a://")):
                self.option("basePath", listed[0]["location"])
            return original(self, files, *args, **kwargs)

        setattr(cls, name, call)

    for name in ("load", "csv", "json", "parquet", "orc", "text"):
        mapped(DataFrameReader, name)

    for name in ("save", "csv", "json", "parquet", "orc", "text"):
        original = getattr(DataFrameWriter, name)

        def write(self, path=None, *args, _original=original, **kwargs):
            if path is None or getattr(self, "_glueprint_nested", False):
                return _original(self, path, *args, **kwargs)
            self._glueprint_nested = True  # csv() and its like call save() themselves
            try:
                result = _original(self, locations.local(path), *args, **kwargs)
            finally:
                self._glueprint_nested = False
            # Hudi computes its rows past the listeners that an observation waits for.
            observed = self._glueprint_rows is not None and not self._glueprint_hudi
            rows = self._glueprint_rows.get["rows"] if observed else None
            events.send("written", path=path, rows=rows)
            return result

        setattr(DataFrameWriter, name, write)

    @property
    def write_property(frame):
        observation = Observation()
        writer = DataFrameWriter(frame.observe(observation, F.count(F.lit(1)).alias("rows")))
        writer._glueprint_rows = observation
        return writer

    write_format = DataFrameWriter.format

    def of_format(self, source):
        self._glueprint_hudi = source == "hudi"
        return write_format(self, source)

    DataFrameWriter.format = of_format
    write_options = DataFrameWriter.options

    def with_options(self, **options):
        # There is no metastore here to tell of the table.
        kept = {k: v for k, v in options.items() if not k.startswith("hoodie.datasource.hive_sync.")}
        return write_options(self, **kept)

    DataFrameWriter.options = with_options
    map_tables(locations)
    sql = SparkSession.sql
    SparkSession.sql = lambda self, query, *args, **kwargs: sql(self, locations.in_sql(query), *args, **kwargs)
    DataFrameWriter._glueprint_rows = None
    DataFrameWriter._glueprint_hudi = False
    DataFrame.write = write_property


def map_tables(locations):
    """Tables of open formats that are named by their place."""
    from pyspark.sql.readwriter import DataFrameWriterV2

    table_property = DataFrameWriterV2.tableProperty

    def without_location(self, property, value):
        # A folder of databases stands for the catalog: where its tables lie is not the script's to say.
        return self if property == "location" else table_property(self, property, value)

    DataFrameWriterV2.tableProperty = without_location
    try:
        from delta.tables import DeltaTable
    except ImportError:
        return
    for name in ("forPath", "isDeltaTable"):
        original = getattr(DeltaTable, name)

        def call(spark, path, *args, _original=original, **kwargs):
            return _original(spark, locations.local(path), *args, **kwargs)

        setattr(DeltaTable, name, staticmethod(call))


def name_drivers(connections):
    """On AWS Glue drivers lie on the class path; here Spark has loaded them, and finds them by their class only."""
    from pyspark.sql.readwriter import DataFrameReader, DataFrameWriter

    drivers = {c["url"]: c["driver"] for c in connections.values() if "driver" in c}
    for cls in (DataFrameReader, DataFrameWriter):

        def options(self, _original=cls.options, **given):
            driver = drivers.get(given.get("url"))
            return _original(self, **({"driver": driver} if driver else {}), **given)

        cls.options = options


def session(plan):
    if plan.get("engine") == "sail":
        import glueprint_connect

        plan["remote"] = glueprint_connect.serve_sail()
        glueprint_connect.stand_in()
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName(plan.get("name", "glueprint"))
    if plan.get("remote"):
        builder = builder.remote(plan["remote"])
    else:
        builder = builder.master(plan.get("master") or "local[*]")
    for key, value in plan.get("conf", {}).items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    if not plan.get("remote"):
        spark.sparkContext.setLogLevel("ERROR")
        if plan.get("conf", {}).get("spark.hadoop.fs.file.impl", "").endswith(".LocalFileSystem"):
            without_checksums(spark)
        share_context(spark)
    return spark


def without_checksums(spark):
    """Where the file system is not the plain one, its files have no companions all the same."""
    files = spark._jvm.org.apache.hadoop.fs.FileSystem.getLocal(spark._jsc.hadoopConfiguration())
    files.setWriteChecksum(False)


def share_context(spark):
    """`SparkContext()` in a script is the context that is there already, with what it sets of SQL."""
    from pyspark import SparkContext

    make = SparkContext.__init__

    def init(self, *args, conf=None, **kwargs):
        active = SparkContext._active_spark_context
        if active is None:
            make(self, *args, conf=conf, **kwargs)
            return
        self.__dict__ = active.__dict__
        for key, value in conf.getAll() if conf is not None else []:
            if spark.conf.isModifiable(key):
                spark.conf.set(key, value)

    SparkContext.__init__ = init


def describe(error):
    """The last cause in words that a user can act on, without the JVM's stack."""
    cause = getattr(error, "java_exception", None)
    while cause is not None and cause.getCause() is not None:
        cause = cause.getCause()
    message = None if cause is None else cause.getMessage() or cause.getClass().getName()
    text = (message or str(error)).split("\nJVM stacktrace")[0].split("\n\tat ")[0].strip()
    return text or type(error).__name__


def main(path):
    with open(path) as file:
        plan = json.load(file)
    sys.path[:0] = [HERE, *plan.get("pythonPath", [])]
    for key, value in plan.get("environment", {}).items():
        os.environ[key] = value
    events = Events(plan.get("events", 3))
    if plan.get("endWithParent"):
        events.listen()
    if plan.get("connectionsFollow"):
        plan["connections"] = events.hear()["connections"]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        spark = session(plan)
        map_paths(Locations(plan.get("paths", [])), events)
        if any("driver" in c for c in plan.get("connections", {}).values()):
            name_drivers(plan["connections"])
        import awsglue.context

        awsglue.context.PLAN = plan
        awsglue.context.RUNTIME = events if plan.get("answers") else None
        events.send("ready", version=spark.version)
        sys.argv = [plan["script"], *plan.get("args", [])]
        runpy.run_path(plan["script"], run_name="__main__")
    except SystemExit as stop:
        if stop.code not in (None, 0):
            events.send("failed", name="SystemExit", message=f"the script ended with exit code {stop.code}")
        raise
    except BaseException as error:  # noqa: BLE001 - every failure of the script is reported, then ends the process
        frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == plan["script"]]
        line = frames[-1].lineno if frames else None
        condition = getattr(error, "getErrorClass", lambda: None)()
        events.send("failed", name=type(error).__name__, message=describe(error), line=line, condition=condition, committed=plan.get("committed", False))
        traceback.print_exc()
        sys.exit(1)
    events.send("finished")


if __name__ == "__main__":
    main(sys.argv[1])
