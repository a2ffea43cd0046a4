"""Loads the classes of a usual job, so that the JVM can archive them at its end."""
import os
import shutil
import tempfile

from pyspark.sql import SparkSession

folder = tempfile.mkdtemp(prefix="glueprint-warm-")
try:
    spark = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.warehouse.dir", os.path.join(folder, "warehouse"))
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    rows = spark.range(100).selectExpr("id", "id % 7 AS k", "cast(id AS string) AS name", "current_date() AS day")
    for format in ("csv", "json", "parquet"):
        path = os.path.join(folder, format)
        rows.write.format(format).option("header", "true").save(path)
        spark.read.schema(rows.schema).format(format).option("header", "true").load(path).createOrReplaceTempView(format)
    query = "SELECT a.k, sum(a.id) AS s, count(DISTINCT b.name) AS n FROM csv a JOIN json b ON a.id = b.id LEFT JOIN parquet c ON a.id = c.id WHERE a.id > 1 GROUP BY a.k ORDER BY s"
    spark.sql(query).write.partitionBy("k").parquet(os.path.join(folder, "out"))
    gateway = spark.sparkContext._gateway
    spark.stop()
    # The archive is written when the JVM ends, which Python would not wait for.
    process = gateway.proc
    gateway.shutdown()
    process.stdin.close()
    process.wait(120)
finally:
    shutil.rmtree(folder, ignore_errors=True)
