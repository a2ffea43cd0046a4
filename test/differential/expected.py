"""Runs the corpus on real PySpark and writes what it answers: the expected results of the differential suite.

    node test/differential/corpus.mjs | <venv>/bin/python test/differential/expected.py test/differential/expected/spark-3.5.jsonl
    node test/differential/corpus.mjs --ansi | <venv of 4.1>/bin/python test/differential/expected.py test/differential/expected/spark-4.1.jsonl --ansi

One JSON line a query: {id, sql, types, names, rows} or {id, sql, error}. Values as JSON: null, booleans, strings for all else
(numbers exact, timestamps in microseconds since the epoch, dates in days, intervals in months or microseconds, binary in hex),
arrays and structs as lists, maps as lists of pairs. Rows are sorted unless the query orders them.
"""
import datetime
import decimal
import json
import re
import sys

from pyspark.sql import SparkSession
from pyspark.sql import types as T

EPOCH = datetime.datetime(1970, 1, 1)


def encode(value, kind):
    if value is None:
        return None
    if isinstance(kind, T.BooleanType):
        return value
    if isinstance(kind, (T.FloatType, T.DoubleType)):
        return repr(value)
    if isinstance(kind, T.DecimalType):
        return format(value, "f")
    if isinstance(kind, (T.BinaryType,)):
        return bytes(value).hex()
    if isinstance(kind, T.ArrayType):
        return [encode(v, kind.elementType) for v in value]
    if isinstance(kind, T.MapType):
        return sorted(([encode(k, kind.keyType), encode(v, kind.valueType)] for k, v in value.items()), key=json.dumps)
    if isinstance(kind, T.StructType):
        return [encode(v, f.dataType) for v, f in zip(value, kind.fields)]
    return str(value)


def exact(df):
    """Dates, timestamps and intervals leave Spark as numbers: Python's own types lose range and zone."""
    from pyspark.sql import functions as F

    def number(column, kind):
        if isinstance(kind, T.TimestampType):
            return F.unix_micros(column)
        if isinstance(kind, T.TimestampNTZType):
            return F.unix_micros(F.to_timestamp_ltz(column.cast("string")))
        if isinstance(kind, T.DateType):
            return F.unix_date(column)
        if isinstance(kind, T.DayTimeIntervalType):
            full = column.cast("interval day to second")
            part = lambda unit: F.extract(F.lit(unit), full)
            minutes = (part("DAY").cast("bigint") * 24 + part("HOUR")) * 60 + part("MINUTE")
            return minutes * 60000000 + (part("SECOND") * 1000000).cast("bigint")
        if re.match(r"interval (year|month)", kind.simpleString()):
            full = column.cast("interval year to month")
            return F.extract(F.lit("YEAR"), full) * 12 + F.extract(F.lit("MONTH"), full)
        if isinstance(kind, T.ArrayType) and deep(kind.elementType):
            return F.transform(column, lambda x: number(x, kind.elementType))
        if isinstance(kind, T.StructType) and deep(kind):
            inner = F.struct(*[number(column.getField(f.name), f.dataType).alias(f.name) for f in kind.fields])
            return F.when(column.isNotNull(), inner)
        if isinstance(kind, T.MapType) and deep(kind.valueType):
            return F.transform_values(column, lambda k, v: number(v, kind.valueType))
        return column

    def deep(kind):
        return bool(re.search(r"timestamp|date|interval", kind.simpleString()))

    names = [f"c{i}" for i in range(len(df.columns))]
    plain = df.toDF(*names)
    return plain.select(*[number(F.col(n), f.dataType).alias(n) for n, f in zip(names, plain.schema.fields)])


def main(out):
    corpus = json.load(sys.stdin)
    ansi = "--ansi" in sys.argv
    only = re.compile(next((a.split("=", 1)[1] for a in sys.argv if a.startswith("--only=")), "."))
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "1").config("spark.default.parallelism", "1")
        .config("spark.sql.session.timeZone", "UTC").config("spark.sql.ansi.enabled", str(ansi).lower())
        .config("spark.driver.extraJavaOptions", "-Duser.timezone=UTC").config("spark.log.level", "OFF")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    for name, sql in corpus["tables"].items():
        spark.sql(sql).createOrReplaceTempView(name)
    with open(out, "w") as file:
        for query in corpus["queries"]:
            if not only.search(query["id"]):
                continue
            line = dict(query)
            try:
                df = spark.sql(query["sql"])
                line["names"] = df.columns
                line["types"] = [f.dataType.simpleString() for f in df.schema.fields]
                shown = exact(df)
                rows = [[encode(v, f.dataType) for v, f in zip(row, shown.schema.fields)] for row in shown.collect()]
                if not re.search(r"order\s+by", re.sub(r"\([^()]*(\([^()]*\)[^()]*)*\)", " ", query["sql"]), re.I):
                    rows.sort(key=json.dumps)
                line["rows"] = rows
            except Exception as error:  # noqa: BLE001 - whatever Spark refuses is the expected answer
                line.pop("types", None)
                line.pop("names", None)
                condition = getattr(error, "getErrorClass", lambda: None)()
                found = re.search(r"\[([A-Z_0-9.]+)\]", str(error))
                line["error"] = condition or (found.group(1) if found else str(error).split("\n")[0][:200])
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    spark.stop()


main(sys.argv[1])
