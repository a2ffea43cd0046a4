"""GlueContext on plain PySpark."""
import logging
import re
import sys

from pyspark.sql import SparkSession

from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection  # noqa: F401

# Set by glueprint_run: catalog tables and connections of this run.
PLAN = {}
# The runtime at the other end, where it answers.
RUNTIME = None

SEPARATORS = {"comma": ",", "tab": "\t", "pipe": "|", "semicolon": ";", "ctrla": "\x01"}


# Tables whose own transactions Spark follows.
LAKE_FORMATS = ("delta", "hudi", "iceberg")


def node():
    """The node whose block of the script is at work: the innermost line of a block on the stack."""
    blocks, frame = PLAN.get("blocks", []), sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename == PLAN.get("script"):
            at = [b["node"] for b in blocks if b["line"] <= frame.f_lineno]
            if at:
                return at[-1]
        frame = frame.f_back
    return None


def system():
    """What stands for a system where the node at work reads or writes one: rows that the runtime has read, or a folder for it to load."""
    return PLAN.get("systems", {}).get(node())


def truth(value):
    return str(value).lower() == "true"


class GlueContext:
    def __init__(self, sparkContext=None, **options):
        self.spark_session = SparkSession.builder.getOrCreate()
        self.sc = sparkContext
        self.create_dynamic_frame = _Reader(self, dynamic=True)
        self.create_data_frame = _Reader(self, dynamic=False)
        self.write_dynamic_frame = _Writer(self)
        self.write_data_frame = _Writer(self)

    def get_logger(self):
        return logging.getLogger("glue")

    def sql(self, query):
        return self.spark_session.sql(query)

    def create_dynamic_frame_from_options(self, connection_type, connection_options=None, format=None, format_options=None, transformation_ctx="", **_):
        return self.create_dynamic_frame.from_options(connection_type, connection_options, format, format_options, transformation_ctx)

    def create_dynamic_frame_from_catalog(self, database, table_name, transformation_ctx="", **rest):
        return self.create_dynamic_frame.from_catalog(database, table_name, transformation_ctx=transformation_ctx, **rest)

    def getSink(self, connection_type, format=None, transformation_ctx="", **options):
        return _Sink(self, connection_type, options)

    def forEachBatch(self, frame, batch_function, options=None):
        """Everything that is there now, in one go: a bounded run of a streaming job."""
        if not frame.isStreaming:
            batch_function(frame, 0)
            return
        checkpoint = (options or {}).get("checkpointLocation")
        stream = frame.writeStream.foreachBatch(batch_function).trigger(availableNow=True)
        query = (stream.option("checkpointLocation", checkpoint) if checkpoint else stream).start()
        query.awaitTermination()

    def purge_s3_path(self, *args, **kwargs):
        raise NotImplementedError("GlueContext.purge_s3_path deletes data and is refused on this machine")

    def extract_jdbc_conf(self, connection_name, catalog_id=None):
        """What the script's own statements need of a connection; its driver is made known to the JVM."""
        found = self._connection({"connectionName": connection_name})
        return {"fullUrl": found["url"], "url": found["url"], "user": found.get("user", ""), "password": found.get("password", ""), "vendor": found["url"].split(":")[1]}

    def landed(self, stand_in):
        """Rows that the runtime has read of a system."""
        if "byDriver" in stand_in:
            return None
        if "rows" not in stand_in:
            return self.spark_session.createDataFrame([], stand_in["columns"])
        return self.spark_session.read.schema(stand_in["columns"]).parquet(stand_in["rows"])

    def read(self, connection_type, connection_options, format, format_options):
        options, format_options = connection_options or {}, format_options or {}
        stand_in = system()
        rows = None if stand_in is None else self.landed(stand_in)
        if rows is not None:
            return rows
        reader = self.spark_session.read
        if connection_type in ("s3", "file"):
            paths = options.get("paths") or [options["path"]]
            if truth(options.get("recurse", False)):
                reader = reader.option("recursiveFileLookup", "true")
            if format == "ion":
                raise NotImplementedError("Spark has no reader of Ion on this machine, only Glue's own has; the embedded engine reads it")
            if options.get("exclusions") and not PLAN.get("filesListed"):
                raise NotImplementedError("exclusions are applied by Glue's own reader only")
            reader = _file_options(reader, format, format_options)
            if options.get("schema"):
                reader = reader.schema(options["schema"])
            return reader.format("parquet" if format == "glueparquet" else format).load(paths)
        return read_jdbc(reader, self._connection(options), options)

    def table(self, database, name, additional_options=None):
        stand_in = system()
        if stand_in is not None:
            return self.landed(stand_in)
        found = PLAN.get("tables", {}).get(f"{database}.{name}")
        if found is not None and found["format"] in LAKE_FORMATS:
            return self.spark_session.read.format(found["format"]).options(**(additional_options or {})).load(found["location"])
        if found is not None:
            return self.read("s3", {"paths": [found["location"]], "schema": found.get("columns")}, found["format"], found.get("options"))
        return self.spark_session.table(f"`{database}`.`{name}`")

    def write(self, df, connection_type, connection_options, format, format_options):
        options, format_options = connection_options or {}, format_options or {}
        stand_in = system()
        if stand_in is not None and "to" in stand_in:
            df.write.mode("append").parquet(stand_in["to"])
            return
        if connection_type not in ("s3", "file"):
            df.write.format("jdbc").options(**self._connection(options)).mode("append").save()
            return
        if not df.columns or df.limit(1).count() == 0:
            return  # Glue writes no file for an empty frame
        writer = df.write.mode("append")
        compression = options.get("compression") or format_options.get("compression")
        if compression:
            writer = writer.option("compression", compression)
        if format == "csv":
            separator = format_options.get("separator", ",")
            writer = writer.option("header", str(truth(format_options.get("writeHeader", True))).lower())
            writer = writer.option("sep", SEPARATORS.get(separator, separator))
        if options.get("partitionKeys"):
            writer = writer.partitionBy(*options["partitionKeys"])
        writer.format("parquet" if format == "glueparquet" else format).save(options["path"])

    def _connection(self, options):
        named = PLAN.get("connections", {}).get(options.get("connectionName"), {})
        own = {k: options[k] for k in ("url", "user", "password", "dbtable", "query") if k in options}
        merged = {**named, **own}
        if "url" not in merged:
            raise ValueError(f"connection '{options.get('connectionName')}' is not bound on this machine")
        if "driver" in merged:
            # Loaded by Spark, not with the JVM: DriverManager knows it by Spark's own wrapper only.
            self.spark_session.sparkContext._jvm.org.apache.spark.sql.execution.datasources.jdbc.DriverRegistry.register(merged["driver"])
        return {k: v for k, v in merged.items() if v is not None and k != "driver"}


def read_jdbc(reader, connection, options):
    """Glue's options as those of Spark's JDBC reader."""
    reader = reader.format("jdbc").options(**{k: connection[k] for k in ("url", "user", "password") if k in connection})
    if options.get("fetchsize"):
        reader = reader.option("fetchsize", options["fetchsize"])
    table, query = options.get("dbtable") or options.get("dbTable"), options.get("sampleQuery") or options.get("query")
    wanted = options.get("filterPredicate")
    if wanted:
        query = f"SELECT * FROM {table if not query else f'({query}) glueprint_query'} WHERE {wanted}"
    if query and options.get("enablePartitioningForSampleQuery"):
        query = re.sub(r"\s+(WHERE|AND)\s*$", "", query, flags=re.IGNORECASE)
    reader = reader.option("dbtable", f"({query}) glueprint_rows" if query else table)
    if options.get("partitionColumn") and options.get("lowerBound") is not None:
        bounds = {"lowerBound": options["lowerBound"], "upperBound": options["upperBound"], "numPartitions": options["numPartitions"]}
        reader = reader.option("partitionColumn", options["partitionColumn"]).options(**bounds)
    return reader.load()


def _file_options(reader, format, options):
    if format == "csv":
        separator, quote = options.get("separator", ","), options.get("quoteChar", '"')
        reader = reader.option("header", str(truth(options.get("withHeader", False))).lower())
        reader = reader.option("sep", SEPARATORS.get(separator, separator)).option("quote", "" if quote in (-1, "-1") else quote)
        if options.get("escaper"):
            reader = reader.option("escape", options["escaper"])
    if format in ("csv", "json"):
        reader = reader.option("multiLine", str(truth(options.get("multiLine", options.get("multiline", False)))).lower())
    if format == "json" and options.get("jsonPath"):
        raise NotImplementedError("jsonPath is known to Glue's own reader only")
    if format == "xml":
        reader = reader.option("rowTag", options["rowTag"])
    return reader


class _Reader:
    def __init__(self, context, dynamic):
        self._context, self._dynamic = context, dynamic

    def _frame(self, df, name):
        return DynamicFrame(df, self._context, name) if self._dynamic else df

    def from_options(self, connection_type, connection_options=None, format=None, format_options=None, transformation_ctx="", **_):
        return self._frame(self._context.read(connection_type, connection_options, format, format_options), transformation_ctx)

    def from_catalog(self, database=None, table_name=None, redshift_tmp_dir="", transformation_ctx="", push_down_predicate="", additional_options=None, **_):
        df = self._context.table(database, table_name, additional_options)
        return self._frame(df.where(push_down_predicate) if push_down_predicate else df, transformation_ctx)


class _Writer:
    def __init__(self, context):
        self._context = context

    def from_options(self, frame, connection_type, connection_options=None, format=None, format_options=None, transformation_ctx="", **_):
        self._context.write(_data_frame(frame), connection_type, connection_options, format, format_options)
        return frame

    def from_catalog(self, frame, database=None, table_name=None, additional_options=None, transformation_ctx="", **_):
        table = PLAN.get("tables", {}).get(f"{database}.{table_name}")
        if system() is not None:
            self._context.write(_data_frame(frame), "catalog", additional_options, None, None)
        elif table is not None and table["format"] in LAKE_FORMATS:
            _data_frame(frame).write.format(table["format"]).options(**(additional_options or {})).mode("append").save(table["location"])
        elif table is None:
            _data_frame(frame).write.mode("append").insertInto(f"`{database}`.`{table_name}`")
        else:
            keys = (additional_options or {}).get("partitionKeys") or table.get("partitionKeys")
            self._context.write(_data_frame(frame), "s3", {"path": table["location"], "partitionKeys": keys}, table["format"], table.get("options"))
        return frame


class _Sink:
    def __init__(self, context, connection_type, options):
        self._context, self._type, self._options = context, connection_type, options
        self._format, self._format_options = "parquet", {}

    def setFormat(self, format, **options):
        self._format, self._format_options = format, options

    def setCatalogInfo(self, catalogDatabase=None, catalogTableName=None, **_):
        """The catalog is updated by the runtime, after the data is published."""

    def writeFrame(self, frame, info=""):
        self._context.write(_data_frame(frame), self._type, self._options, self._format, self._format_options)
        return frame


def _data_frame(frame):
    return frame.toDF() if isinstance(frame, DynamicFrame) else frame
