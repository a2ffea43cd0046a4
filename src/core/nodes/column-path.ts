import type { Column, DataType } from '../types';

/**
 * The parts of a dotted path; a part in backquotes may hold dots: `` `a.b`.c ``.
 * `undefined` when the backquotes do not match.
 */
export function parsePath(path: string): string[] | undefined {
  const parts = path.match(/`(?:[^`]|``)+`|[^.`]+/g) ?? [];
  return parts.join('.') === path && parts.length > 0 ? parts.map((p) => (p.startsWith('`') ? p.slice(1, -1).replace(/``/g, '`') : p)) : undefined;
}

/** The path that `parsePath` reads back as these parts. */
export function formatPath(parts: readonly string[]): string {
  return parts.map((p) => (/[.`]/.test(p) ? `\`${p.replace(/`/g, '``')}\`` : p)).join('.');
}

export type Resolution =
  | { readonly found: { readonly parts: readonly string[]; readonly type: DataType; readonly nullable: boolean } }
  /** `part` is not among `candidates`, or what stands before it has no fields. */
  | { readonly part: string; readonly before: string; readonly candidates: readonly string[]; readonly type?: DataType };

/**
 * Finds a column, or a field of one, without regard to case. A column that bears the whole text as its name wins over a path.
 */
export function resolvePath(path: string, columns: readonly Column[], inArrays: boolean): Resolution {
  const whole = find(columns, path);
  if (whole !== undefined) return { found: { parts: [whole.name], type: whole.type, nullable: whole.nullable } };
  const parts = parsePath(path) ?? [path];
  let fields: readonly Column[] = columns;
  const spelt: string[] = [];
  let nullable = false;
  let type: DataType | undefined;
  for (const part of parts) {
    const found = find(fields, part) ?? (inArrays ? arrayOf(fields, part) : undefined);
    if (found === undefined) return { part, before: formatPath(spelt), candidates: fields.map((f) => f.name), type };
    spelt.push(found.name);
    nullable ||= found.nullable;
    type = found.type;
    fields = fieldsOf(type, inArrays);
  }
  return type === undefined ? { part: path, before: '', candidates: columns.map((c) => c.name) } : { found: { parts: spelt, type, nullable } };
}

/** The exact spelling first: Spark would call the other one ambiguous only where both are asked for. */
function find(columns: readonly Column[], name: string): Column | undefined {
  return columns.find((c) => c.name === name) ?? columns.find((c) => c.name.toLowerCase() === name.toLowerCase());
}

/** AWS Glue marks an array in a path by brackets: `items[].price`. */
function arrayOf(fields: readonly Column[], part: string): Column | undefined {
  const found = part.endsWith('[]') ? find(fields, part.slice(0, -2)) : undefined;
  return found?.type.kind === 'array' ? found : undefined;
}

function fieldsOf(type: DataType, inArrays: boolean): readonly Column[] {
  if (type.kind === 'struct') return type.fields;
  return inArrays && type.kind === 'array' ? fieldsOf(type.element, true) : [];
}
