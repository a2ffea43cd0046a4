import { excerpt, lineColumn, Span } from './span';

/** Where a fault is; every part is optional, what is known is shown. */
export interface Place {
  /** Construct path or manifest id of the node, e.g. `App/Job/Big`. */
  readonly node?: string;
  /** Field of the node or file that holds the text, e.g. `condition`. */
  readonly field?: string;
  /** The text that `span` points into. */
  readonly text?: string;
  readonly span?: Span;
  /** File or URI the fault was met in. */
  readonly file?: string;
}

export interface ErrorDetails extends Place {
  /** Stable code: PascalCase for our own, Spark's error condition (`UNRESOLVED_COLUMN.WITH_SUGGESTION`) for SQL. */
  readonly code: string;
  /** Lower case, no full stop: the fault, the value got, what is allowed. */
  readonly message: string;
  /** What to do about it, one line. */
  readonly hint?: string;
  readonly sqlState?: string;
  /** The column that is not there, or the field within one, and the input that was asked for it: for programs. */
  readonly subject?: { readonly name: string; readonly relation: string; readonly within?: string };
  readonly cause?: unknown;
}

/**
 * The one error class of the project. A user error is shown without a stack;
 * anything else that reaches a user is a bug of ours.
 */
export class GlueprintError extends Error {
  /** By symbol, not `instanceof`: the constructs and the bundled runtime each carry a copy of this class. */
  public static isGlueprintError(x: unknown): x is GlueprintError {
    return x !== null && typeof x === 'object' && SYMBOL in x;
  }

  public readonly code: string;
  public readonly details: ErrorDetails;

  constructor(details: ErrorDetails) {
    super(render(details), details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'GlueprintError';
    this.code = details.code;
    this.details = details;
    Object.defineProperty(this, SYMBOL, { value: true });
    // The message says it all: Node would print the details again below an uncaught error.
    Object.defineProperty(this, 'details', { enumerable: false });
  }

  /** The same fault, with more known of its place. What is already known stays. */
  public at(place: Place): GlueprintError {
    return new GlueprintError({ ...place, ...this.details });
  }
}

const SYMBOL = Symbol.for('cdk-glueprint.GlueprintError');

function render(d: ErrorDetails): string {
  const where = [d.file, d.node, d.field].filter((x) => x !== undefined).join(' › ');
  const lines = [where === '' ? d.message : `${where}: ${d.message}`];
  if (d.text !== undefined && d.span !== undefined) {
    const { line, column } = lineColumn(d.text, d.span.start);
    lines[0] += ` (line ${line}, column ${column})`;
    lines.push(excerpt(d.text, d.span));
  }
  if (d.hint !== undefined) lines.push(`  hint: ${d.hint}`);
  return lines.join('\n');
}
