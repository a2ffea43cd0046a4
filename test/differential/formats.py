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


def lines(df):
    return sorted(df.toJSON().collect())


def spark_read(step):
    reader = spark.read.format(step["format"]).options(**step.get("options", {}))
    return lines((reader.schema(step["schema"]) if step.get("schema") else reader).load(step["path"]))


def spark_write(step):
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
