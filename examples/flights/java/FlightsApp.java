import io.github.cdkglueprint.Aggregate;
import io.github.cdkglueprint.AggregateFunction;
import io.github.cdkglueprint.Aggregation;
import io.github.cdkglueprint.ApplyMapping;
import io.github.cdkglueprint.ColumnExpression;
import io.github.cdkglueprint.DerivedColumn;
import io.github.cdkglueprint.EtlJob;
import io.github.cdkglueprint.Filter;
import io.github.cdkglueprint.IDataset;
import io.github.cdkglueprint.JobParameter;
import io.github.cdkglueprint.JobParameterOptions;
import io.github.cdkglueprint.Join;
import io.github.cdkglueprint.JoinKey;
import io.github.cdkglueprint.Mapping;
import io.github.cdkglueprint.ParameterType;
import io.github.cdkglueprint.ReadFormat;
import io.github.cdkglueprint.S3Source;
import io.github.cdkglueprint.S3Target;
import io.github.cdkglueprint.Schema;
import io.github.cdkglueprint.WriteFormat;
import io.github.cdkglueprint.WriteMode;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;

/** How late flights are between states, by month: the app of ../app.ts, in Java. */
public final class FlightsApp {
  public static void main(String[] args) {
    App app = new App();
    Stack stack = new Stack(app, "FlightsStack");
    Bucket results = Bucket.Builder.create(stack, "Results").removalPolicy(RemovalPolicy.DESTROY).enforceSsl(true).build();

    EtlJob job = EtlJob.Builder.create(stack, "Flights").description("Delays between states by month").build();
    JobParameter lateAfter = job.parameter("late_after", JobParameterOptions.builder()
        .type(ParameterType.INT).defaultValue("15").description("Minutes from which on a flight counts as late").build());

    S3Source flights = S3Source.Builder.create(job, "Flights")
        .paths(List.of("s3://example-flights/flights-3m.parquet"))
        .format(ReadFormat.parquet())
        .schema(Schema.fromDdl("date TIMESTAMP, delay BIGINT, distance BIGINT, origin STRING, destination STRING"))
        .build();
    S3Source airports = S3Source.Builder.create(job, "Airports")
        .paths(List.of("s3://example-flights/airports.csv"))
        .format(ReadFormat.csv())
        .schema(Schema.fromDdl("iata STRING, name STRING, city STRING, state STRING, country STRING, latitude DOUBLE, longitude DOUBLE"))
        .build();

    ApplyMapping origins = ApplyMapping.Builder.create(job, "Origins").input(airports)
        .mappings(List.of(mapping("iata", "origin_iata"), mapping("state", "origin_state"))).build();
    ApplyMapping destinations = ApplyMapping.Builder.create(job, "Destinations").input(airports)
        .mappings(List.of(mapping("iata", "destination_iata"), mapping("state", "destination_state"))).build();
    Join departures = join(job, "Departures", flights, origins, "origin", "origin_iata");
    Join routes = join(job, "Routes", departures, destinations, "destination", "destination_iata");

    DerivedColumn derived = DerivedColumn.Builder.create(job, "Derived").input(routes).columns(List.of(
        ColumnExpression.builder().name("month").expression("date_format(date, 'yyyy-MM')").build(),
        ColumnExpression.builder().name("late").expression("delay >= " + lateAfter.getInSql()).build())).build();
    Filter betweenStates = Filter.Builder.create(job, "BetweenStates").input(derived)
        .condition("origin_state <> destination_state AND distance > 0").build();

    Aggregate byRoute = Aggregate.Builder.create(job, "ByRoute").input(betweenStates)
        .groups(List.of("origin_state", "destination_state", "month"))
        .aggregations(List.of(
            expression("flights", "count(*)"),
            expression("late_flights", "count_if(late)"),
            function("total_delay", AggregateFunction.SUM, "delay"),
            function("average_delay", AggregateFunction.AVG, "delay"))).build();
    S3Target.Builder.create(job, "RoutesOut").input(byRoute).path(results.s3UrlForObject("routes/")).format(WriteFormat.parquet())
        .partitionKeys(List.of("month")).mode(WriteMode.OVERWRITE).build();

    Aggregate byMonth = Aggregate.Builder.create(job, "ByMonth").input(byRoute)
        .groups(List.of("month"))
        .aggregations(List.of(
            expression("routes", "count(*)"),
            function("flights", AggregateFunction.SUM, "flights"),
            expression("late_share", "round(sum(late_flights) / sum(flights), 4)"),
            expression("average_delay", "round(sum(total_delay) / sum(flights), 2)"))).build();
    S3Target.Builder.create(job, "SummaryOut").input(byMonth).path(results.s3UrlForObject("summary/")).format(WriteFormat.csv())
        .mode(WriteMode.OVERWRITE).numberOfFiles(1).build();

    app.synth();
  }

  private static Mapping mapping(String source, String target) {
    return Mapping.builder().source(source).target(target).build();
  }

  private static Join join(EtlJob job, String id, IDataset left, IDataset right, String leftKey, String rightKey) {
    return Join.Builder.create(job, id).left(left).right(right).keys(List.of(JoinKey.builder().left(leftKey).right(rightKey).build())).build();
  }

  private static Aggregation expression(String name, String expression) {
    return Aggregation.builder().name(name).expression(expression).build();
  }

  private static Aggregation function(String name, AggregateFunction function, String column) {
    return Aggregation.builder().name(name).function(function).column(column).build();
  }
}
