"""Reads and writes files with Spark, pandas and fastavro as the plan on stdin says; the answers are JSON on stdout."""
import json
import os
import sys

plan = json.load(sys.stdin)
answers = {}


def attempt(name, work):
    try:
        answers[name] = work()
    except Exception as e:  # told to the test, which fails
        answers[name] = {"error": type(e).__name__ + ": " + str(e)[:2000]}


from pyspark.sql import SparkSession

builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.sql.session.timeZone", "UTC").config("spark.sql.shuffle.partitions", "1")
if plan.get("jar"):
    builder = builder.config("spark.jars", plan["jar"])
spark = builder.getOrCreate()
spark.sparkContext.setLogLevel("OFF")
# Else it writes no date before 1582 at all.
for kind in ("parquet.datetimeRebaseModeInWrite", "parquet.int96RebaseModeInWrite", "avro.datetimeRebaseModeInWrite"):
    spark.conf.set("spark.sql." + kind, "CORRECTED")


def lines(df):
    return sorted(df.toJSON().collect())


def spark_read(step):
    reader = spark.read.format(step["format"]).options(**step.get("options", {}))
    return lines((reader.schema(step["schema"]) if step.get("schema") else reader).load(step["path"]))


def spark_write(step):
    for name, value in step.get("conf", {}).items():
        spark.conf.set(name, value)
    df = spark.read.parquet(step["data"])
    if step.get("columns"):
        df = df.select(*step["columns"])
    df.coalesce(1).write.format(step["format"]).options(**step.get("options", {})).save(step["path"])
    return [os.path.join(step["path"], f) for f in sorted(os.listdir(step["path"])) if f.startswith("part-")]


for step in plan["sparkReads"]:
    attempt(step["name"], lambda: spark_read(step))
for step in plan["sparkWrites"]:
    attempt(step["name"], lambda: spark_write(step))

try:
    import pandas

    for step in plan["pandasReads"]:
        attempt(step["name"], lambda: getattr(pandas, "read_" + step["format"])(step["path"], **step.get("options", {})).shape[0])
    for step in plan["pandasWrites"]:
        def write():
            frame = pandas.DataFrame({"id": [1, 2, 3], "name": ["a", None, "c,\"d"], "x": [1.5, None, -2.0]})
            getattr(frame, "to_" + step["format"])(step["path"], index=False, **step.get("options", {}))
            return step["path"]
        attempt(step["name"], write)

    import datetime
    import decimal
    import pyarrow
    import pyarrow.parquet

    def shown(x):
        if isinstance(x, dict):
            return {k: shown(v) for k, v in x.items()}
        if isinstance(x, (list, tuple)):
            return [shown(v) for v in x]
        if isinstance(x, bytes):
            return x.decode("latin1")
        return x if x is None or isinstance(x, (bool, int, float, str)) else str(x)

    arrow = plan["arrow"]
    attempt("arrow parquet", lambda: shown(pyarrow.parquet.ParquetFile(arrow["parquet"]).read().to_pylist()))

    def texts(frame):
        return [{k: None if v is None or v != v else v for k, v in row.items()} for row in frame.to_dict("records")]

    attempt("pandas json", lambda: texts(pandas.read_json(arrow["json"], lines=True, convert_dates=False, dtype=False).astype(object)))
    attempt("pandas csv", lambda: texts(pandas.read_csv(arrow["csv"], dtype=str).astype(object)))

    def arrow_rows():
        d, t, D = datetime.date, datetime.datetime, decimal.Decimal
        utc = datetime.timezone.utc
        pa = pyarrow
        columns = {
            "id": pa.array([1, None, 3], pa.int64()),
            "day": pa.array([d(1, 1, 1), None, d(9999, 12, 31)], pa.date32()),
            "at": pa.array([t(1899, 12, 31, 23, 59, 59, 999999, tzinfo=utc), None, t(2020, 1, 1, tzinfo=utc)], pa.timestamp("us", "UTC")),
            "plain": pa.array([t(1500, 2, 28, 1, 2, 3), None, t(2020, 1, 1)], pa.timestamp("us")),
            "dec": pa.array([D("1234567890123456789.0123456789"), None, D("-0.0000000001")], pa.decimal128(38, 10)),
            "tags": pa.array([["a", None], None, []], pa.list_(pa.string())),
            "st": pa.array([{"a": 1, "b": [{"c": d(1582, 10, 4)}]}, None, {"a": None, "b": []}], pa.struct([("a", pa.int32()), ("b", pa.list_(pa.struct([("c", pa.date32())])))])),
            "m": pa.array([[("k", 1)], None, []], pa.map_(pa.string(), pa.int64())),
            "big": pa.array(["x", None, ""], pa.large_string()),
            "word": pa.array(["red", None, "blue"]).dictionary_encode(),
            "raw": pa.array([b"\x00\xff", None, b""], pa.binary()),
            "small": pa.array([255, None, 0], pa.uint8()),
        }
        pa.parquet.write_table(pa.table(columns), arrow["rows"])
        return arrow["rows"]

    attempt("arrow rows", arrow_rows)

    def packed(name):
        kind, codec = name.split(" ")
        path = os.path.join(os.path.dirname(arrow["rows"]), "packed-" + codec + {"parquet": ".parquet", "csv": ".csv", "json": ".json", "avro": ".avro"}[kind])
        if kind == "parquet":
            pyarrow.parquet.write_table(pyarrow.table({"id": [1, 2], "name": ["a", None]}), path, compression=codec)
        elif kind == "avro":
            import fastavro
            schema = {"type": "record", "name": "r", "fields": [{"name": "id", "type": "long"}, {"name": "name", "type": ["null", "string"]}]}
            with open(path, "wb") as f:
                fastavro.writer(f, schema, [{"id": 1, "name": "a"}, {"id": 2, "name": None}], codec=codec)
        else:
            path += {"gzip": ".gz", "bz2": ".bz2", "zstd": ".zst"}[codec]
            text = "id,name\n1,a\n2,\n" if kind == "csv" else '{"id":1,"name":"a"}\n{"id":2}\n'
            with pyarrow.output_stream(path, compression=codec) as f:
                f.write(text.encode())
        return path

    for name in plan["packed"]:
        attempt("packed " + name, lambda: packed(name))

    def pandas_lines():
        frame = pandas.DataFrame({"id": [1, 2], "name": ["é \"q\"\n", None], "x": [0.5, None], "a b": ["z", None]})
        frame.to_json(arrow["lines"], orient="records", lines=True)
        return arrow["lines"]

    attempt("pandas lines", pandas_lines)
except ImportError as e:
    answers["pandas"] = {"missing": str(e)}
try:
    import fastavro

    for step in plan["fastavroReads"]:
        def read():
            with open(step["path"], "rb") as f:
                return [json.loads(json.dumps(r, default=str)) for r in fastavro.reader(f)]
        attempt(step["name"], read)
except ImportError as e:
    answers["fastavro"] = {"missing": str(e)}

print("ANSWERS" + json.dumps(answers))
