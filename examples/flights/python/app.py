"""How late flights are between states, by month: the app of ../app.ts, in Python."""
from aws_cdk import App, RemovalPolicy, Stack, aws_s3 as s3
from cdk_glueprint import (
    Aggregate, AggregateFunction, ApplyMapping, DerivedColumn, EtlJob, Filter, Join, ParameterType, ReadFormat, S3Source, S3Target, Schema, WriteFormat,
    WriteMode,
)

app = App()
stack = Stack(app, "FlightsStack")
results = s3.Bucket(stack, "Results", removal_policy=RemovalPolicy.DESTROY, enforce_ssl=True)

job = EtlJob(stack, "Flights", description="Delays between states by month")
late_after = job.parameter("late_after", type=ParameterType.INT, default_value="15", description="Minutes from which on a flight counts as late")

flights = S3Source(job, "Flights",
    paths=["s3://example-flights/flights-3m.parquet"],
    format=ReadFormat.parquet(),
    schema=Schema.from_ddl("date TIMESTAMP, delay BIGINT, distance BIGINT, origin STRING, destination STRING"))
airports = S3Source(job, "Airports",
    paths=["s3://example-flights/airports.csv"],
    format=ReadFormat.csv(),
    schema=Schema.from_ddl("iata STRING, name STRING, city STRING, state STRING, country STRING, latitude DOUBLE, longitude DOUBLE"))

origins = ApplyMapping(job, "Origins", input=airports,
    mappings=[{"source": "iata", "target": "origin_iata"}, {"source": "state", "target": "origin_state"}])
destinations = ApplyMapping(job, "Destinations", input=airports,
    mappings=[{"source": "iata", "target": "destination_iata"}, {"source": "state", "target": "destination_state"}])
departures = Join(job, "Departures", left=flights, right=origins, keys=[{"left": "origin", "right": "origin_iata"}])
routes = Join(job, "Routes", left=departures, right=destinations, keys=[{"left": "destination", "right": "destination_iata"}])

derived = DerivedColumn(job, "Derived", input=routes, columns=[
    {"name": "month", "expression": "date_format(date, 'yyyy-MM')"},
    {"name": "late", "expression": f"delay >= {late_after.in_sql}"},
])
between_states = Filter(job, "BetweenStates", input=derived, condition="origin_state <> destination_state AND distance > 0")

by_route = Aggregate(job, "ByRoute", input=between_states, groups=["origin_state", "destination_state", "month"], aggregations=[
    {"name": "flights", "expression": "count(*)"},
    {"name": "late_flights", "expression": "count_if(late)"},
    {"name": "total_delay", "function": AggregateFunction.SUM, "column": "delay"},
    {"name": "average_delay", "function": AggregateFunction.AVG, "column": "delay"},
])
S3Target(job, "RoutesOut", input=by_route, path=results.s3_url_for_object("routes/"), format=WriteFormat.parquet(),
    partition_keys=["month"], mode=WriteMode.OVERWRITE)

by_month = Aggregate(job, "ByMonth", input=by_route, groups=["month"], aggregations=[
    {"name": "routes", "expression": "count(*)"},
    {"name": "flights", "function": AggregateFunction.SUM, "column": "flights"},
    {"name": "late_share", "expression": "round(sum(late_flights) / sum(flights), 4)"},
    {"name": "average_delay", "expression": "round(sum(total_delay) / sum(flights), 2)"},
])
S3Target(job, "SummaryOut", input=by_month, path=results.s3_url_for_object("summary/"), format=WriteFormat.csv(),
    mode=WriteMode.OVERWRITE, number_of_files=1)

app.synth()
