"""EvaluateDataQuality: the runtime plans the rules as Spark SQL and judges; Spark measures."""
import datetime
import decimal
import math

from awsglue import context
from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection

OUTCOMES = "Rule string, Outcome string, FailureReason string, EvaluatedMetrics map<string,double>, EvaluatedRule string"
COMPOSITE = "compositeRuleEvaluation.method"


class EvaluateDataQuality:
    @classmethod
    def apply(cls, frame, ruleset, publishing_options=None, transformation_ctx="", **_):
        """A row for each rule."""
        outcomes, _ = evaluate(frame, {}, ruleset, publishing_options, {})
        return DynamicFrame(outcomes, frame.glue_ctx, transformation_ctx)

    def process_rows(self, frame, ruleset, additional_data_sources=None, publishing_options=None, additional_options=None, **_):
        """The rows with their outcomes, a row for each rule, and the data as it came."""
        outcomes, rows = evaluate(frame, additional_data_sources or {}, ruleset, publishing_options, additional_options or {})
        of = {"rowLevelOutcomes": rows, "ruleOutcomes": outcomes}
        frames = {name: DynamicFrame(df, frame.glue_ctx, name) for name, df in of.items()}
        return DynamicFrameCollection({**frames, "originalData": frame}, frame.glue_ctx)


def evaluate(frame, others, ruleset, publishing_options, additional_options):
    runtime = context.RUNTIME
    if runtime is None:
        raise NotImplementedError("EvaluateDataQuality is evaluated in runs of `glueprint run` and `verify` only")
    spark = frame.glue_ctx.spark_session
    frames = {"primary": frame, **others}
    shown = {name: spark.table(name) for name in frames if spark.catalog.tableExists(name)}
    for name, dynamic_frame in frames.items():
        dynamic_frame.toDF().createOrReplaceTempView(name)
    try:
        runtime.send(
            "quality",
            node=context.node(),
            ruleset=ruleset,
            context=(publishing_options or {}).get("dataQualityEvaluationContext"),
            composite=additional_options.get(COMPOSITE, "DATASET"),
        )
        while "sql" in (said := runtime.hear()):
            runtime.send("rows", **measure(spark, said["sql"]))
        if "stop" in said:
            raise RuntimeError(said["stop"])
        outcomes = [(*words, {k: float(v) for k, v in metrics.items()}, rule) for *words, metrics, rule in said["outcomes"]]
        return spark.createDataFrame(outcomes, OUTCOMES), spark.sql(said["rows"])
    finally:
        for name, df in shown.items():
            df.createOrReplaceTempView(name)


def measure(spark, query):
    from glueprint_run import describe

    try:
        return {"rows": [{name: plain(value) for name, value in row.asDict(True).items()} for row in spark.sql(query).collect()]}
    except Exception as error:  # noqa: BLE001 - the rule fails, with these words
        return {"error": describe(error)}


def plain(value):
    """A value as JSON has it, without loss."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else {math.inf: "Infinity", -math.inf: "-Infinity"}.get(value, "NaN")
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    return str(value)
