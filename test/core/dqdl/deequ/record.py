"""Records what Deequ (its DQDL front end, Apache-2.0) says of rules.json on real Spark, as golden.json.

Run: python record.py [table ...]   (PySpark 3.5, Java 17; jars by Maven, or from SPARK_JARS)
Each rule is evaluated on its own; the row outcomes of all rules of a table come from one run.
"""
import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql.types import DateType, DecimalType, DoubleType, TimestampType

HERE = Path(__file__).parent
ARTIFACTS = ["com.amazon.deequ:deequ:2.1.0-spark-3.5", "software.amazon.glue:dqdl:1.0.0"]


def jars():
    if "SPARK_JARS" in os.environ:
        return os.environ["SPARK_JARS"]
    folder = tempfile.mkdtemp()
    for artifact in ARTIFACTS:
        subprocess.run(["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={folder}"], check=True, cwd=folder)
    return ",".join(str(p) for p in Path(folder).glob("*.jar"))


def frame(spark, table):
    from datetime import date, datetime
    from decimal import Decimal
    schema = spark.createDataFrame([], table["columns"]).schema

    def value(v, t):
        if v is None:
            return None
        if isinstance(t, DateType):
            return date.fromisoformat(v)
        if isinstance(t, TimestampType):
            return datetime.fromisoformat(v)
        if isinstance(t, DoubleType):
            return float(v)  # "NaN" is text in JSON
        return Decimal(v) if isinstance(t, DecimalType) else v

    rows = [[value(v, f.dataType) for v, f in zip(row, schema.fields)] for row in table["rows"]]
    return spark.createDataFrame(rows, schema).cache()


def main():
    spark = (SparkSession.builder.master("local[2]").config("spark.jars", jars())
             .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
             .config("spark.sql.shuffle.partitions", "2").config("spark.sql.session.timeZone", "UTC").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    jvm = spark.sparkContext._jvm
    tables = {n: frame(spark, t) for n, t in json.loads((HERE.parent / "tables.json").read_text())["tables"].items()}
    rules = json.loads((HERE / "rules.json").read_text())
    from pyspark.sql import DataFrame
    quality = jvm.com.amazon.deequ.dqdl.EvaluateDataQuality
    others = jvm.java.util.HashMap()
    for n, t in tables.items():
        others.put(n, t._jdf)
    sources = jvm.PythonUtils.toScalaMap(others)
    only = sys.argv[1:]
    golden = {k: v for k, v in json.loads((HERE / "golden.json").read_text()).items() if k != "note"} if only else {}
    for name in only or [k for k in rules if k != "note"]:
        golden[name] = {"rules": {}, "rows": None}
        good = []
        for rule in rules[name]:
            try:
                tables[name].createOrReplaceTempView("primary")
                out = DataFrame(quality.process(tables[name]._jdf, f"Rules = [ {rule} ]", sources), spark).collect()[0]
                golden[name]["rules"][rule] = {"text": out["Rule"], "outcome": out["Outcome"], "reason": out["FailureReason"], "metrics": {k: v if math.isfinite(v) else str(v) for k, v in out["EvaluatedMetrics"].items()}}
                good.append(rule)
            except Exception as e:  # what Deequ cannot do is recorded too
                golden[name]["rules"][rule] = {"error": str(e).split("\n")[0][:300]}
            print(name, rule, golden[name]["rules"][rule], flush=True)
        try:
            row_rules = [r for r in good if not r.startswith("CustomSql")]
            result = quality.processRows(tables[name]._jdf, "Rules = [ " + ",\n".join(row_rules) + " ]", sources)
            rows = DataFrame(result.apply("rowLevelOutcomes"), spark).orderBy(tables[name].columns[0]).collect()
            golden[name]["rows"] = [{"id": r[0], **{k: (sorted(r[k]) if isinstance(r[k], list) else r[k]) for k in
                                    ["DataQualityRulesPass", "DataQualityRulesFail", "DataQualityRulesSkip", "DataQualityEvaluationResult"]}} for r in rows]
        except Exception as e:
            golden[name]["rows"] = {"error": str(e).split("\n")[0][:300]}
    note = "What Deequ 2.1.0 on Spark 3.5.6 says of rules.json, recorded by record.py. Not edited."
    (HERE / "golden.json").write_text(json.dumps({"note": note, **golden}, indent=1, ensure_ascii=False) + "\n")


main()
