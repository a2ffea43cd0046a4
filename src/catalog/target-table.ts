import * as glue from 'aws-cdk-lib/aws-glue';
import { SchemaTable, SchemaTableOptions } from './schema-table';
import { TableFiles } from './table-files';
import { GlueprintError } from '../core/diagnostics';
import { Text, textParts } from '../core/manifest';
import { jobContextOf } from '../job-context';
import type { S3Target } from '../targets/s3-target';

/** Makes tables of the Data Catalog from what targets write. */
export class TargetTable {
  /**
   * A table with the columns, format, place and partition keys of a target. It stands below the target in the construct tree.
   *
   * @param target a target of a job
   * @param database database of the table
   * @param tableName name of the table
   */
  public static fromTarget(target: S3Target, database: glue.IDatabase, tableName: string, options: SchemaTableOptions = {}): SchemaTable {
    const fault = (message: string) => new GlueprintError({ code: 'TargetHasNoTable', node: target.node.path, message });
    const [input] = target._inputs;
    const schema = input?.node._outputs.find((o) => o.name === input.output)?.schema;
    if (schema === undefined) throw fault('the columns of the target are known only once its source has been read: give the source a schema');
    const fields = target._resolved.fields as { path: Text; format: { type: string; [option: string]: unknown }; partitionKeys?: string[] };
    const parameter = textParts(fields.path).find((p) => 'parameter' in p);
    if (parameter !== undefined && 'parameter' in parameter) {
      throw fault(`the path depends on parameter '${parameter.parameter}' of each run: a table lies in one place`);
    }
    return new SchemaTable(target, 'Table', {
      ...options,
      database,
      tableName,
      schema,
      location: jobContextOf(target).texts.raw(fields.path),
      files: filesOf(fields.format, fault),
      partitionKeys: fields.partitionKeys,
    });
  }

  private constructor() {}
}

function filesOf(format: { type: string; [option: string]: unknown }, fault: (message: string) => GlueprintError): TableFiles {
  switch (format.type) {
    case 'parquet': return TableFiles.parquet();
    case 'json': return TableFiles.json();
    case 'csv': return TableFiles.csv({
      separator: format.separator as string | undefined,
      quoteChar: format.quoteChar as string | undefined,
      header: format.writeHeader as boolean | undefined,
    });
    default: throw fault(`no table can be made of files in format '${format.type}'`);
  }
}
