import { Token } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { GlueprintError } from './core/diagnostics';
import { Fields, FieldType, Field, FieldValue, ManifestNode, SourceLocation, StudioOrigin } from './core/manifest';
import { isAlias, NodeType, outputNames, ResolvedNode, resolveNode, viewName } from './core/nodes';
import { columnsDdl } from './core/types';
import { IDataset, originOf, registerDataset } from './dataset';
import { JobContext, jobContextOf } from './job-context';
import { Schema } from './schema';
import { sourceLocation } from './source-location';

/** An input of a node as its class passes it on. */
export interface NodeInputSpec {
  readonly dataset: IDataset;
  /** Its name in the node's SQL; default: the dataset's own. */
  readonly as?: string;
}

const SYMBOL = Symbol.for('cdk-glueprint.JobNode');

/**
 * A node of a job: a source, a transform or a target.
 */
export abstract class JobNode extends Construct {
  /**
   * Whether a value is a node.
   *
   * @param x anything
   */
  public static isJobNode(x: unknown): x is JobNode {
    return x !== null && typeof x === 'object' && SYMBOL in x;
  }

  /** @internal */
  public _type!: NodeType;
  /** @internal */
  public _resolved!: ResolvedNode;
  /** @internal */
  public _inputs: readonly { readonly node: JobNode; readonly output: string; readonly as: string }[] = [];
  /** @internal */
  public _outputs: readonly { readonly name: string; readonly view: string; readonly schema?: Schema }[] = [];
  /**
   * What Glue Studio had there, where the node was imported.
   *
   * @internal
   */
  public _studio?: StudioOrigin;
  /**
   * Where it is written, where that is not in the app.
   *
   * @internal
   */
  public _at?: SourceLocation;
  /** Fields as given, tokens and all. */
  private raw: { readonly [name: string]: unknown } = {};
  private at: SourceLocation | undefined;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    Object.defineProperty(this, SYMBOL, { value: true });
  }

  /**
   * Checks the node and takes it into its job. A wrong field, column or expression throws here.
   *
   * @internal
   */
  protected _define(type: NodeType, inputs: readonly NodeInputSpec[], fields: { readonly [name: string]: unknown }): void {
    const context = jobContextOf(this);
    this._type = type;
    this.raw = fields;
    this.at = this._at ?? sourceLocation();
    this._inputs = inputs.map((i) => this.input(context, i));
    this.checkAliases();
    this._resolved = this.located(() => resolveNode({
      type,
      node: this.node.path,
      fields: this.textFields(context),
      inputs: this._inputs.map((i) => ({ as: i.as, columns: i.node._outputs.find((o) => o.name === i.output)?.schema?._columns })),
      session: context.session(),
      parameters: context.parameters,
      bookmarks: context.bookmarks,
    }));
    const names = outputNames(type, this._resolved.fields);
    this._outputs = names.map((name) => {
      const view = viewName(names.length === 1 ? idBelow(context.job, this) : `${idBelow(context.job, this)}/${name}`, context.views);
      context.views.add(view);
      const columns = this._resolved.columns?.[name];
      return { name, view, schema: columns === undefined ? undefined : Schema._of(columns) };
    });
    context.add(this);
  }

  /** @internal */
  public _toManifest(): ManifestNode {
    const context = jobContextOf(this);
    const { fields, sql } = this._resolved;
    return {
      id: idBelow(context.job, this),
      path: this.node.path,
      type: this._type.kind,
      fields: withTexts(this._type.fields, fields, context) as { readonly [name: string]: FieldValue },
      inputs: this._inputs.map((i) => ({
        node: idBelow(context.job, i.node),
        ...(i.output === 'output' ? {} : { output: i.output }),
        as: i.as,
      })),
      outputs: this._outputs.map(({ name, view, schema }) => ({
        name,
        view,
        ...(schema === undefined ? {} : { columns: columnsDdl(schema._columns) }),
      })),
      ...(sql === undefined ? {} : { sql }),
      ...(this.at === undefined ? {} : { at: this.at }),
      ...(this._studio === undefined ? {} : { studio: this._studio }),
    };
  }

  private checkAliases(): void {
    const seen = new Set<string>();
    for (const { as } of this._inputs) {
      const fail = (message: string): never => {
        throw new GlueprintError({ code: 'InvalidInputs', message, node: this.node.path, field: 'inputs' });
      };
      if (!isAlias(as)) fail(`'${as}' cannot name an input in SQL, expected letters, digits and _, and no word such as LEFT or ON`);
      if (seen.has(as.toLowerCase())) fail(`two inputs are named '${as}'`);
      seen.add(as.toLowerCase());
    }
  }

  /** An error of this node says where in the app it was written. */
  private located<T>(resolve: () => T): T {
    try {
      return resolve();
    } catch (error) {
      if (!GlueprintError.isGlueprintError(error)) throw error;
      const placed = this.at === undefined ? error : error.at({ file: `${this.at.file}:${this.at.line}` });
      // The stack begins where the user wrote the node.
      Error.captureStackTrace(placed, this.constructor);
      throw placed;
    }
  }

  private input(context: JobContext, spec: NodeInputSpec): JobNode['_inputs'][number] {
    const origin = originOf(spec.dataset);
    if (origin === undefined) {
      throw new GlueprintError({ code: 'InvalidInputs', message: 'an input is not the dataset of a node', hint: 'pass a source or a transform', node: this.node.path, field: 'inputs' });
    }
    if (jobContextOf(origin.node) !== context) {
      throw new GlueprintError({
        code: 'InvalidInputs', message: `'${origin.node.node.path}' stands in another job`, hint: 'write it to a target there and read it here', node: this.node.path, field: 'inputs',
      });
    }
    return { ...origin, as: spec.as ?? spec.dataset.viewName };
  }

  /** Strings with tokens as texts, where the field may hold such; elsewhere they are an error. */
  private textFields(context: JobContext): { readonly [name: string]: unknown } {
    return convert(this._type.fields, this.raw, (value, type, path) => {
      if (type === 'text' || type === 'path') return typeof value === 'string' ? context.texts.text(value) : value;
      if (Token.isUnresolved(value)) {
        throw new GlueprintError({
          code: 'InvalidField', message: 'holds a value that only a deploy knows', hint: 'make it a parameter of the job and pass the value as its default', node: this.node.path, field: path,
        });
      }
      return value;
    });
  }
}

/** A node with one dataset. */
export abstract class DatasetNode extends JobNode implements IDataset {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    registerDataset(this, this, 'output');
  }

  /**
   * Its name in SQL and in the generated script, unique in the job.
   */
  public get viewName(): string {
    return this._outputs[0].view;
  }

  /**
   * Its columns; undefined when they are not known before the source has been read.
   */
  public get schema(): Schema | undefined {
    return this._outputs[0].schema;
  }
}

/** Construct path below the job. */
export function idBelow(job: IConstruct, node: IConstruct): string {
  return node.node.path.slice(job.node.path.length + 1);
}

type Convert = (value: unknown, type: FieldType['type'], path: string) => unknown;

/** Passes each value of a field list through a function; values of a wrong shape stay for the validation to find. */
function convert(fields: readonly Field[], values: { readonly [name: string]: unknown }, change: Convert, prefix = ''): { [name: string]: unknown } {
  const byName = new Map(fields.map((f) => [f.name, f]));
  return Object.fromEntries(Object.entries(values).map(([name, value]) => {
    const field = byName.get(name);
    const path = `${prefix}${name}`;
    return [name, field === undefined || value === undefined ? value : convertValue(field.type, value, change, path)];
  }));
}

function convertValue(type: FieldType, value: unknown, change: Convert, path: string): unknown {
  if (Array.isArray(value)) return type.type === 'list' ? value.map((v, i) => convertValue(type.items, v, change, `${path}.${i}`)) : change(value, type.type, path);
  if (typeof value === 'object' && value !== null) {
    const object = value as { readonly [name: string]: unknown };
    if (type.type === 'record') return convert(type.fields, object, change, `${path}.`);
    if (type.type === 'variant') return convert(type.cases[String(object.type)] ?? [], object, change, `${path}.`);
    if (type.type === 'map') return Object.fromEntries(Object.entries(object).map(([k, v]) => [k, convertValue(type.values, v, change, `${path}.${k}`)]));
  }
  return change(value, type.type, path);
}

/** Logical ids may have been overridden since the node was constructed: texts are made again from their tokens. */
function withTexts(fields: readonly Field[], values: Fields, context: JobContext): { [name: string]: unknown } {
  return convert(fields, values, (value, type) => (type === 'text' || type === 'path' ? context.texts.text(context.texts.raw(value as never)) : value));
}
