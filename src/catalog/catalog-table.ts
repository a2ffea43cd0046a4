import * as glue from 'aws-cdk-lib/aws-glue';
import { IcebergTable } from './iceberg-table';
import { SchemaTable } from './schema-table';
import { GlueprintError } from '../core/diagnostics';
import { Schema } from '../schema';
import { ReadFormat } from '../sources/read-format';

/** What is known of a table that another app or a crawler made. */
export interface CatalogTableOptions {
  /**
   * Columns, partition keys among them. With them, everything that reads the table is checked when the app is synthesized.
   *
   * @default - as the catalog says at the run
   */
  readonly schema?: Schema;

  /**
   * Its partition keys, in order.
   *
   * @default - none, or as the catalog says at the run
   */
  readonly partitionKeys?: string[];

  /**
   * Where its files lie, such as `s3://bucket/sales/`: the job gets the rights on them.
   *
   * @default - not known: grant the job's role the rights
   */
  readonly location?: string;

  /**
   * Format of its files, for local runs.
   *
   * @default - as the local catalog says
   */
  readonly format?: ReadFormat;
}

/** A table of the Data Catalog that a node reads or writes. */
export class CatalogTable {
  /**
   * A table of this app: a `SchemaTable`, an `IcebergTable`, or a table of the CDK.
   *
   * @param table the table
   */
  public static fromTable(table: glue.ITable): CatalogTable {
    if (table instanceof SchemaTable) {
      const { schema, location, files, partitionKeys, database } = table._props;
      return new CatalogTable({
        database: database.databaseName,
        name: table.tableName,
        schema: schema.ddl,
        partitionKeys: partitionKeys ?? [],
        location,
        format: files._readFormat,
      });
    }
    if (table instanceof IcebergTable) {
      const { schema, bucket, prefix, database } = table._props;
      return new CatalogTable({
        database: database.databaseName, name: table.tableName, schema: schema.ddl, partitionKeys: [], location: bucket.s3UrlForObject(prefix),
      });
    }
    if (table instanceof glue.TableBase) return CatalogTable.fromCdkTable(table);
    throw new GlueprintError({
      code: 'UnknownTable', node: table.node.path, message: 'of an imported table neither the database nor the columns are known', hint: "name it: CatalogTable.fromName('database', 'table')",
    });
  }

  /**
   * A table by its name, which exists when the job runs.
   *
   * @param database name of the database
   * @param tableName name of the table
   * @param options what is known of it
   */
  public static fromName(database: string, tableName: string, options: CatalogTableOptions = {}): CatalogTable {
    return new CatalogTable({
      database,
      name: tableName,
      schema: options.schema?.ddl,
      partitionKeys: options.partitionKeys ?? [],
      location: options.location,
      format: options.format?._fields,
    });
  }

  private static fromCdkTable(table: glue.TableBase): CatalogTable {
    const keys = table.partitionKeys ?? [];
    const classification = table.dataFormat.classificationString?.value;
    const known = classification !== undefined && ['csv', 'json', 'parquet', 'avro', 'orc'].includes(classification);
    return new CatalogTable({
      database: table.database.databaseName,
      name: table.tableName,
      schema: Schema.fromColumns([...table.columns, ...keys]).ddl,
      partitionKeys: keys.map((k) => k.name),
      location: table instanceof glue.S3Table ? table.bucket.s3UrlForObject(table.s3Prefix) : undefined,
      format: known ? { type: classification } : undefined,
    });
  }

  /** @internal */
  public readonly _fields: { readonly [name: string]: unknown };

  private constructor(fields: { readonly [name: string]: unknown }) {
    this._fields = fields;
  }

  /** @internal Without what a table in an open format does not need. */
  public get _openFields(): { readonly [name: string]: unknown } {
    const { format: _format, ...fields } = this._fields;
    return fields;
  }
}
