import type { ScriptContext } from './node-type';
import { pythonString } from './python';

/** Glue has no rows and no columns where nothing is new, and strings where a CSV file has no types. */
const withSchema = (cast: string) => [
  'def with_schema(frame, ddl):',
  '    """The frame with exactly these columns: what it lacks is null, what is not named is left out."""',
  '    columns = []',
  '    for field in spark.createDataFrame([], ddl).schema.fields:',
  '        name = "`" + field.name.replace("`", "``") + "`"',
  '        column = F.col(name) if field.name in frame.columns else F.lit(None)',
  `        columns.append(column.${cast}(field.dataType).alias(field.name))`,
  '    return frame.select(columns)',
];

/** Python expression for a frame brought to a schema (DDL). */
export function withSchemaCall(node: ScriptContext, frame: string, ddl: string): string {
  node.use('from pyspark.sql import functions as F');
  node.define(withSchema(node.session.ansi === true ? 'try_cast' : 'cast'));
  return `with_schema(${frame}, ${pythonString(ddl)})`;
}
