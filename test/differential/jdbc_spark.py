"""Reads tables as Spark's JDBC source does, and writes through the functions of a generated script.

Input: a JSON file {url, user, password, tables: [name], write?: {...}}; output: a JSON file {table: {columns: [[name, type]], rows: [json]}}.
"""
import json
import re
import sys

from pyspark.sql import SparkSession

plan = json.load(open(sys.argv[1]))
spark = (
    SparkSession.builder.master("local[1]")
    .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.sql.session.timeZone", "UTC").config("spark.driver.extraJavaOptions", "-Duser.timezone=UTC")
    .config("spark.jars", plan["jars"]).config("spark.driver.extraClassPath", plan["jars"].replace(",", ":"))
    .getOrCreate()
)
answers = {}
for database in plan["databases"]:
    options = {"url": database["url"], "user": database["user"], "password": database["password"]}
    for table in database["tables"]:
        frame = spark.read.format("jdbc").options(**options).option("dbtable", table).load()
        answers[f"{database['name']}.{table}"] = {
            "columns": [[f.name, f.dataType.simpleString()] for f in frame.schema.fields],
            "rows": [json.loads(r) for r in frame.toJSON().collect()],
        }
    # The script's own functions, with its connection answered for.
    class GlueContext:
        def extract_jdbc_conf(self, name):
            return {"fullUrl": options["url"], "user": options["user"], "password": options["password"]}
    for write in database["writes"]:
        scope = {"glueContext": GlueContext(), "spark": spark}
        script = open(write["script"]).read()
        exec("import uuid\n" + "\n".join(re.findall(r"^def .*?(?=^\S)", script, re.S | re.M)), scope)
        scope["t"] = spark.sql(write["rows"])
        exec(re.search(r"^write_jdbc\(.*?^\)", script, re.S | re.M).group(0), scope)
json.dump(answers, open(sys.argv[2], "w"))
spark.stop()
