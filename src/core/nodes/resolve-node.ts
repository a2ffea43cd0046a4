import { CheckedNodeContext } from './node-context';
import type { Columns, NodeInput, NodeType } from './node-type';
import { GlueprintError } from '../diagnostics';
import { checkFields } from '../manifest/check-fields';
import type { Fields } from '../manifest/field';
import type { ManifestParameter } from '../manifest/manifest';
import type { SqlSession } from '../spark-sql/contract';

export interface NodeRequest {
  readonly type: NodeType;
  /** Construct path or id, for messages. */
  readonly node: string;
  /** As given; unchecked. */
  readonly fields: { readonly [name: string]: unknown };
  readonly inputs: readonly NodeInput[];
  readonly session: SqlSession;
  readonly parameters: readonly ManifestParameter[];
  /** Default: the job keeps none. */
  readonly bookmarks?: boolean;
  /** The row of the type's `measure` query, where the data has been looked at. */
  readonly measured?: Readonly<Record<string, unknown>>;
}

export interface ResolvedNode {
  readonly fields: Fields;
  readonly outputs: readonly string[];
  /** By output name; `undefined` where it is not known before a source has been read. */
  readonly columns?: Columns;
  /** `undefined` for nodes without SQL, and where it depends on columns that are not known yet. */
  readonly sql?: string | Readonly<Record<string, string>>;
  readonly context: CheckedNodeContext;
}

/**
 * A node with everything that follows from its fields and inputs: what constructs do in their constructor, and the runtime
 * once it has looked at a source.
 *
 * @throws GlueprintError with the node's path, the field and the place in its text.
 */
export function resolveNode(request: NodeRequest): ResolvedNode {
  const { type, node, inputs } = request;
  const { min, max } = type.inputs;
  if (inputs.length < min || inputs.length > max) {
    const allowed = max === Infinity ? `at least ${min}` : min === max ? min : `${min} to ${max}`;
    throw new GlueprintError({ code: 'InvalidInputs', message: `${type.kind} has ${inputs.length} inputs, expected ${allowed}`, node, field: 'inputs' });
  }
  const fields = checkFields(type.fields, request.fields, { node });
  const context = new CheckedNodeContext(request, fields);
  context.checkReferences();
  atNode(node, () => type.check?.(context));
  const outputs = outputNames(type, fields);
  const sql = type.sql === undefined ? undefined : whereKnown(node, () => type.sql?.(context));
  const columns = type.columns === undefined ? context.queryColumns(sql) : whereKnown(node, () => type.columns?.(context));
  checkNames(node, columns);
  return { fields, outputs, columns, sql, context };
}

export function outputNames(type: NodeType, fields: Fields): readonly string[] {
  return type.outputs?.(fields) ?? (type.family === 'target' ? [] : ['output']);
}

/** Code of the error by which a node says that it cannot go on without its input's columns. */
export const UNKNOWN_COLUMNS = 'UnknownColumns';

function atNode(node: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw GlueprintError.isGlueprintError(error) ? error.at({ node }) : error;
  }
}

function whereKnown<T>(node: string, compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (!GlueprintError.isGlueprintError(error)) throw error;
    if (error.code === UNKNOWN_COLUMNS) return undefined;
    throw error.at({ node });
  }
}

/** Two columns of one name can be written by Spark, but never again be told apart. */
function checkNames(node: string, columns: Columns | undefined): void {
  for (const list of Object.values(columns ?? {})) {
    const seen = new Set<string>();
    for (const { name } of list) {
      if (seen.has(name.toLowerCase())) {
        throw new GlueprintError({
          code: 'DuplicateColumn', message: `two output columns are named '${name}' (names are compared without regard to case)`, node, hint: 'give one of them another name',
        });
      }
      seen.add(name.toLowerCase());
    }
  }
}
