// How late flights are between states, by month: the app of ../app.ts, in Go.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/jsii-runtime-go"
	glueprint "github.com/cdk-glueprint/cdk-glueprint-go/cdkglueprint"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("FlightsStack"), nil)
	results := awss3.NewBucket(stack, jsii.String("Results"), &awss3.BucketProps{
		RemovalPolicy: awscdk.RemovalPolicy_DESTROY, EnforceSSL: jsii.Bool(true),
	})

	job := glueprint.NewEtlJob(stack, jsii.String("Flights"), &glueprint.EtlJobProps{Description: jsii.String("Delays between states by month")})
	lateAfter := job.Parameter(jsii.String("late_after"), &glueprint.JobParameterOptions{
		Type: glueprint.ParameterType_INT, DefaultValue: jsii.String("15"), Description: jsii.String("Minutes from which on a flight counts as late"),
	})

	flights := glueprint.NewS3Source(job, jsii.String("Flights"), &glueprint.S3SourceProps{
		Paths:  jsii.Strings("s3://example-flights/flights-3m.parquet"),
		Format: glueprint.ReadFormat_Parquet(),
		Schema: glueprint.Schema_FromDdl(jsii.String("date TIMESTAMP, delay BIGINT, distance BIGINT, origin STRING, destination STRING")),
	})
	airports := glueprint.NewS3Source(job, jsii.String("Airports"), &glueprint.S3SourceProps{
		Paths:  jsii.Strings("s3://example-flights/airports.csv"),
		Format: glueprint.ReadFormat_Csv(nil),
		Schema: glueprint.Schema_FromDdl(jsii.String("iata STRING, name STRING, city STRING, state STRING, country STRING, latitude DOUBLE, longitude DOUBLE")),
	})

	origins := glueprint.NewApplyMapping(job, jsii.String("Origins"), &glueprint.ApplyMappingProps{
		Input: airports, Mappings: &[]*glueprint.Mapping{mapping("iata", "origin_iata"), mapping("state", "origin_state")},
	})
	destinations := glueprint.NewApplyMapping(job, jsii.String("Destinations"), &glueprint.ApplyMappingProps{
		Input: airports, Mappings: &[]*glueprint.Mapping{mapping("iata", "destination_iata"), mapping("state", "destination_state")},
	})
	departures := glueprint.NewJoin(job, jsii.String("Departures"), &glueprint.JoinProps{Left: flights, Right: origins, Keys: keys("origin", "origin_iata")})
	routes := glueprint.NewJoin(job, jsii.String("Routes"), &glueprint.JoinProps{Left: departures, Right: destinations, Keys: keys("destination", "destination_iata")})

	derived := glueprint.NewDerivedColumn(job, jsii.String("Derived"), &glueprint.DerivedColumnProps{
		Input: routes,
		Columns: &[]*glueprint.ColumnExpression{
			{Name: jsii.String("month"), Expression: jsii.String("date_format(date, 'yyyy-MM')")},
			{Name: jsii.String("late"), Expression: jsii.String("delay >= " + *lateAfter.InSql())},
		},
	})
	betweenStates := glueprint.NewFilter(job, jsii.String("BetweenStates"), &glueprint.FilterProps{
		Input: derived, Condition: jsii.String("origin_state <> destination_state AND distance > 0"),
	})

	byRoute := glueprint.NewAggregate(job, jsii.String("ByRoute"), &glueprint.AggregateProps{
		Input:  betweenStates,
		Groups: jsii.Strings("origin_state", "destination_state", "month"),
		Aggregations: &[]*glueprint.Aggregation{
			expression("flights", "count(*)"),
			expression("late_flights", "count_if(late)"),
			function("total_delay", glueprint.AggregateFunction_SUM, "delay"),
			function("average_delay", glueprint.AggregateFunction_AVG, "delay"),
		},
	})
	glueprint.NewS3Target(job, jsii.String("RoutesOut"), &glueprint.S3TargetProps{
		Input: byRoute, Path: results.S3UrlForObject(jsii.String("routes/")), Format: glueprint.WriteFormat_Parquet(nil),
		PartitionKeys: jsii.Strings("month"), Mode: glueprint.WriteMode_OVERWRITE,
	})

	byMonth := glueprint.NewAggregate(job, jsii.String("ByMonth"), &glueprint.AggregateProps{
		Input:  byRoute,
		Groups: jsii.Strings("month"),
		Aggregations: &[]*glueprint.Aggregation{
			expression("routes", "count(*)"),
			function("flights", glueprint.AggregateFunction_SUM, "flights"),
			expression("late_share", "round(sum(late_flights) / sum(flights), 4)"),
			expression("average_delay", "round(sum(total_delay) / sum(flights), 2)"),
		},
	})
	glueprint.NewS3Target(job, jsii.String("SummaryOut"), &glueprint.S3TargetProps{
		Input: byMonth, Path: results.S3UrlForObject(jsii.String("summary/")), Format: glueprint.WriteFormat_Csv(nil),
		Mode: glueprint.WriteMode_OVERWRITE, NumberOfFiles: jsii.Number(1),
	})

	app.Synth(nil)
}

func mapping(source, target string) *glueprint.Mapping {
	return &glueprint.Mapping{Source: jsii.String(source), Target: jsii.String(target)}
}

func keys(left, right string) *[]*glueprint.JoinKey {
	return &[]*glueprint.JoinKey{{Left: jsii.String(left), Right: jsii.String(right)}}
}

func expression(name, expression string) *glueprint.Aggregation {
	return &glueprint.Aggregation{Name: jsii.String(name), Expression: jsii.String(expression)}
}

func function(name string, function glueprint.AggregateFunction, column string) *glueprint.Aggregation {
	return &glueprint.Aggregation{Name: jsii.String(name), Function: function, Column: jsii.String(column)}
}
