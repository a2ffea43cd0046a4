import type { GlueForm } from './glue-form';
import type { Field, Fields } from '../manifest/field';
import type { FieldValue, ManifestNode, ManifestParameter, Text } from '../manifest/manifest';
import type { QualitySpec } from './quality/quality-spec';
import type { AnalyzedExpression, SqlSession } from '../spark-sql/contract';
import type { Column, DataType } from '../types';

export type { Field, Fields, FieldType } from '../manifest/field';

/**
 * A node type, declared once. Constructs, manifest, schema, script, importer, exporter, Studio forms and docs read this.
 * The file of a node type holds one such value and nothing else of the product knows the type by name.
 */
export interface NodeType {
  /** The Glue Studio (else Spark SQL) name: `ApplyMapping`. */
  readonly kind: string;
  readonly family: 'source' | 'transform' | 'target';
  /** Display text. */
  readonly title: string;
  /** One or two sentences; markdown. */
  readonly doc: string;
  /** The AWS or Spark page that the semantics come from. */
  readonly see: string;
  readonly inputs: InputRule;
  /** Default: one output named `output` (targets: none). */
  readonly outputs?: (fields: Fields) => readonly string[];
  readonly fields: readonly Field[];
  /**
   * Output columns by output name. Throws on a wrong field. `undefined`: not known before the source has been read.
   * Default for nodes with `sql`: what the analyzer says of that query.
   */
  readonly columns?: (node: NodeContext) => Columns | undefined;
  /** Rules that the field list cannot say. Throws. Input columns may be unknown. */
  readonly check?: (node: NodeContext) => void;
  /** The node as a Spark SQL query over its inputs' `as` names; by output name where there are several. Absent, or `undefined` with these fields, for sources, targets and script nodes. */
  readonly sql?: (node: NodeContext) => string | Readonly<Record<string, string>> | undefined;
  /** PySpark, where it is not simply `spark.sql(...)`; `undefined`: with these fields it is. */
  readonly script?: (node: ScriptContext) => readonly string[] | undefined;
  /**
   * Of a source that is a stream: what a micro-batch of it is. Its `script` opens the stream; the renderer puts all that reads the source
   * into a function that Glue calls with the `data_frame` of each batch.
   */
  readonly microBatch?: (node: ScriptContext) => MicroBatch;
  /** To and from members of Glue Studio's `CodeGenConfigurationNode`. Absent: the node is exported as a SQL query. */
  readonly glue?: readonly GlueForm[];
  /**
   * Facts of the data that its columns hang on, as a Spark SQL query of one row over its inputs. The runtime asks it before it plans,
   * and `columns` and `sql` find the row in `measured`; at synth there is none, and `measured()` throws, which leaves the columns unknown until then.
   */
  readonly measure?: (node: NodeContext) => string | undefined;
  /** Rights it needs. */
  readonly access?: (node: NodeContext) => readonly Access[];
  /** Names of the Glue connections that it goes through: the job lists them, the role may read them, the runtime binds them. */
  readonly connections?: (fields: Fields) => readonly Text[];
  /** What it asks of the job's settings. */
  readonly settings?: (fields: Fields) => JobNeeds;
  /** Data quality rules that it evaluates: the runtime measures and judges, and makes the outputs. */
  readonly quality?: (fields: Fields) => QualitySpec;
  /** Of a node that passes its rows on: nodes that do in a local run what the script does on AWS Glue beside making rows, such as a sample that is written. */
  readonly beside?: (node: ManifestNode) => readonly ManifestNode[];
  /** Why the embedded engine cannot run it, given the fields; `undefined` where it can. */
  readonly notLocal?: (fields: Fields) => string | undefined;
  /** Fields with which it cannot, where that hangs on them: the docs tell the reason of each. `…` stands for any value. */
  readonly notLocalWith?: readonly Fields[];
  /** What `notLocal` refuses runs on AWS Glue only: local Spark cannot run it either. */
  readonly glueOnly?: boolean;
}

/** How a stream is cut. */
export interface MicroBatch {
  /** Python variable of the stream, as `script` names it. */
  readonly stream: string;
  /** Options of `forEachBatch`: names, and Python expressions. */
  readonly options: readonly (readonly [name: string, value: string])[];
  /** Makes the node's variable of `data_frame`. */
  readonly lines: readonly string[];
}

/** Settings of a Glue job that a node needs; those of all nodes are merged. */
export interface JobNeeds {
  /** `--datalake-formats`. */
  readonly datalakeFormats?: readonly ('iceberg' | 'delta' | 'hudi')[];
  /** Spark settings by name: `--conf`. */
  readonly conf?: Readonly<Record<string, string>>;
  /** `--additional-python-modules`. */
  readonly pythonModules?: readonly string[];
  /** S3 locations of Python files that the script imports: `--extra-py-files`. */
  readonly extraPyFiles?: readonly Text[];
  /** The node reads a stream: the job is a `gluestreaming` one. */
  readonly streaming?: boolean;
}

export interface InputRule { readonly min: number; readonly max: number; readonly names?: readonly string[] }

export type Columns = Readonly<Record<string, readonly Column[]>>;

/** An input as a node sees it. */
export interface NodeInput {
  /** Its name in the node's SQL. */
  readonly as: string;
  /** `undefined`: not known before the source has been read. */
  readonly columns?: readonly Column[];
}

/** What the functions of a node type are given. */
export interface NodeContext {
  /** Checked against the field list, defaults filled in. */
  readonly fields: Fields;
  readonly inputs: readonly NodeInput[];
  readonly session: SqlSession;
  readonly parameters: readonly ManifestParameter[];
  /** The job keeps bookmarks: sources are to be read with a `transformation_ctx`. */
  readonly bookmarks: boolean;
  /** Whether the data has been looked at. */
  readonly isMeasured: boolean;
  /** Columns of an input; to be asked only where they are known. */
  columnsOf(input?: number): readonly Column[];
  /** The column of that name or dotted path in an input, without regard to case; else an error with the nearest name, at `field`. */
  column(path: string, field: string, input?: number): Column;
  /** The same with its SQL, as the columns spell it. Where the columns are not known it is taken as written. */
  reference(path: string, field: string, options?: { readonly input?: number; readonly inArrays?: boolean }): ColumnReference;
  /** Types an expression of `field` over the inputs' columns (all of them, qualified by `as`, where the node has several). Errors carry the place in the field's text. */
  expression(text: string, field: string, options?: { readonly aggregates?: boolean; readonly input?: number }): AnalyzedExpression;
  /** The row of the type's `measure` query; throws where the data has not been looked at, which leaves the columns unknown until then. */
  measured(): Readonly<Record<string, unknown>>;
  /** An error at a field. */
  fail(field: string, message: string, hint?: string): never;
}

/** A column that a field names. */
export interface ColumnReference {
  /** As the input spells them. */
  readonly parts: readonly string[];
  /** `undefined` where the input's columns are not known. */
  readonly type?: DataType;
  readonly nullable: boolean;
  /** To be used in the node's query. */
  readonly sql: string;
}

/** What `script` is given besides: names in the generated Python. */
export interface ScriptContext extends NodeContext {
  readonly glueVersion: string;
  /** Python variable of this node's DataFrame and of each input. */
  readonly variable: string;
  readonly inputVariables: readonly string[];
  /** Python variables of its outputs, by output name. */
  readonly outputVariables: Readonly<Record<string, string>>;
  /** Python expression for a text: a literal, or with job arguments where the text is known only at deploy or run. */
  text(text: Text): string;
  /** Asks for an import line (`from pyspark.sql import functions as F`); each appears once, sorted. */
  use(importLine: string): void;
  /** Asks for a function at the top of the script, once. */
  define(lines: readonly string[]): void;
  /** Lines that stand after `job.commit()`. */
  atEnd(lines: readonly string[]): void;
}

/** A right on a resource, as data: rendered to IAM statements by the construct, shown by `glueprint access`. */
export interface Access {
  readonly actions: readonly string[];
  /**
   * What it is on: an S3 location (bucket and prefix of a path field), an ARN text, or a resource of the job's account and region by service
   * and the rest of its ARN: `{ service: 'glue', resource: 'table/db/orders' }`.
   */
  readonly on:
    | { readonly s3: FieldValue; readonly scope: 'objects' | 'list' }
    | { readonly arn: FieldValue }
    | { readonly service: string; readonly resource: FieldValue };
}
