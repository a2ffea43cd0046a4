import { readFileSync } from 'node:fs';
import * as glue from 'aws-cdk-lib/aws-glue';
import { GlueprintError } from './core/diagnostics';
import { Column, columnsDdl, parseColumns, parseType, typeName } from './core/types';

/**
 * Names and Spark types of the columns of a dataset.
 */
export class Schema {
  /**
   * A schema from Spark DDL.
   *
   * @param ddl columns such as `id BIGINT NOT NULL, items ARRAY<STRUCT<sku: STRING, qty: INT>>`
   * @see https://spark.apache.org/docs/3.5.6/sql-ref-datatypes.html
   */
  public static fromDdl(ddl: string): Schema {
    return new Schema(parseColumns(ddl));
  }

  /**
   * A schema from the columns that Glue tables of the CDK use.
   *
   * @param columns the columns
   */
  public static fromColumns(columns: glue.Column[]): Schema {
    return new Schema(columns.map((c) => ({
      name: c.name,
      type: parseType(c.type.inputString),
      nullable: true,
      ...(c.comment === undefined ? {} : { comment: c.comment }),
    })));
  }

  /**
   * A schema from a file that holds Spark DDL, as `glueprint infer` writes it.
   *
   * @param path path of the file, relative to the app's folder
   */
  public static fromFile(path: string): Schema {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (cause) {
      throw new GlueprintError({ code: 'MissingSchemaFile', message: `cannot read the schema: ${(cause as Error).message}`, file: path, hint: 'glueprint infer writes it', cause });
    }
    try {
      return Schema.fromDdl(text.trim());
    } catch (error) {
      throw GlueprintError.isGlueprintError(error) ? error.at({ file: path }) : error;
    }
  }

  /** @internal */
  public static _of(columns: readonly Column[]): Schema {
    return new Schema(columns);
  }

  /**
   * The columns as Glue tables of the CDK take them.
   */
  public readonly columns: glue.Column[];

  /**
   * The columns as Spark DDL.
   */
  public readonly ddl: string;

  /** @internal */
  public readonly _columns: readonly Column[];

  private constructor(columns: readonly Column[]) {
    this._columns = columns;
    this.ddl = columnsDdl(columns);
    this.columns = columns.map((c) => ({
      name: c.name,
      type: { inputString: typeName(c.type), isPrimitive: !['array', 'map', 'struct', 'choice'].includes(c.type.kind) },
      ...(c.comment === undefined ? {} : { comment: c.comment }),
    }));
  }

  /**
   * Names of the columns, in order.
   */
  public get columnNames(): string[] {
    return this._columns.map((c) => c.name);
  }

  /**
   * The schema as Spark DDL.
   */
  public toString(): string {
    return this.ddl;
  }
}
