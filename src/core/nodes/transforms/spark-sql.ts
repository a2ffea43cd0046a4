import { glueObjects, glueText, glueTexts } from '../glue-form';
import type { NodeType } from '../node-type';

export const SPARK_SQL: NodeType = {
  kind: 'SparkSql',
  family: 'transform',
  title: 'SQL query',
  doc: 'A Spark SQL query over one or more datasets, each known in the query by its alias.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-sql.html',
  inputs: { min: 1, max: Infinity },
  fields: [
    { name: 'sqlQuery', required: true, doc: 'The query: `SELECT a.id FROM a JOIN b USING (id)`.', type: { type: 'query' } },
  ],
  // Studio's queries often end with a semicolon, which spark.sql allows and a subquery does not.
  sql: ({ fields }) => (fields.sqlQuery as string).replace(/[\s;]+$/, ''),
  glue: [{
    member: 'SparkSQL',
    understood: ['SqlQuery', 'SqlAliases'],
    fromGlue: (body) => {
      const aliases = glueObjects(body.SqlAliases);
      const inputs = glueTexts(body.Inputs).map((id) => ({ id, as: glueText(aliases.find((a) => a.From === id)?.Alias) ?? 'myDataSource' }));
      // In the order of the construct, whose map has none of its own.
      inputs.sort((a, b) => (a.as < b.as ? -1 : a.as > b.as ? 1 : 0));
      return { fields: { sqlQuery: String(body.SqlQuery) }, inputs: inputs.map((i) => i.id), as: inputs.map((i) => i.as) };
    },
    toGlue: (fields, { inputs, as }) => ({ body: { SqlQuery: fields.sqlQuery, SqlAliases: inputs.map((From, i) => ({ From, Alias: as[i] })) } }),
  }],
};
