"""Runs generated scripts one after the other in one Spark process: python run_scripts.py <jobs.json> <answers.jsonl>

A job: {name, script, args, paths, modules: {file: text}, inputs: [{folder, ddl, values}], show: variable or null}. An answer is a line:
{name, columns: [[name, type]], rows: [[JSON text or null]]} of the DataFrame in that variable, or {name, error}.
"""
import contextlib
import json
import os
import runpy
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../runtime/engines/spark/python"))

import glueprint_run  # noqa: E402
from pyspark.sql import functions as F  # noqa: E402


class Silent:
    def send(self, kind, **data):
        pass


def cells(row):
    """The text of each value, as Spark's JSON writer has it."""
    return [None if text == "{}" else text[len('{"c":'):-1] for text in row]


def answer(frame):
    plain = frame.toDF(*[f"c{i}" for i in range(len(frame.columns))])
    texts = plain.select(*[F.to_json(F.struct(F.col(c).alias("c"))).alias(c) for c in plain.columns])
    return {
        "columns": [[f.name, f.dataType.simpleString()] for f in frame.schema.fields],
        "rows": [cells(row) for row in texts.collect()],
    }


def write_input(spark, item):
    fields = spark.createDataFrame([], item["ddl"]).schema.fields
    names = ", ".join(f"c{i}" for i in range(len(fields)))
    values = spark.sql(f"SELECT {names} FROM VALUES {item['values']} AS v({names})")
    # A struct's own names are those of the schema, not of the value.
    values.select(*[F.col(f"c{i}").cast(f.dataType).alias(f.name) for i, f in enumerate(fields)]).coalesce(1).write.mode("overwrite").parquet(item["folder"])


@contextlib.contextmanager
def modules(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)
        sys.path.insert(0, folder)
        try:
            yield
        finally:
            sys.path.remove(folder)
            for name in files:
                sys.modules.pop(name[: -len(".py")], None)


def main(jobs, answers):
    with open(jobs) as file:
        work = json.load(file)
    spark = glueprint_run.session(work)
    locations = glueprint_run.Locations([])
    glueprint_run.map_paths(locations, Silent())
    import awsglue.context

    awsglue.context.PLAN = {"filesListed": True}
    with open(answers, "w", buffering=1) as out:
        for job in work["jobs"]:
            try:
                locations._paths = []
                for item in job.get("inputs", []):
                    write_input(spark, item)
                locations._paths = sorted(job["paths"], key=lambda p: -len(p["prefix"]))
                sys.argv = [job["script"], *job.get("args", [])]
                with modules(job.get("modules", {})):
                    names = runpy.run_path(job["script"], run_name="__main__")
                result = answer(names[job["show"]]) if job.get("show") else {}
            except Exception as error:  # noqa: BLE001 - told as the answer
                result = {"error": glueprint_run.describe(error)}
            out.write(json.dumps({"name": job["name"], **result}) + "\n")


main(sys.argv[1], sys.argv[2])
