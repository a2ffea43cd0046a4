import { DataType, TypeClass, typeName } from '../../types';
import type { Parameter, Signature, SqlFunction } from '../functions/function';

/** A function as an editor shows it. */
export interface FunctionSignature {
  /** `substring(str: string | binary, pos: int, len: int = 2147483647)`, with ` → type` where it does not depend on the arguments. */
  readonly label: string;
  /** Parameters as they stand in the label. */
  readonly parameters: readonly string[];
}

export function signaturesOf(f: SqlFunction, name: string = f.names[0]): FunctionSignature[] {
  return f.signatures.map((s) => {
    const parameters = [...s.params.map(parameter), ...(s.rest === undefined ? [] : [`${parameter(s.rest)}, …`])];
    return { label: `${name}(${parameters.join(', ')})${result(s)}`, parameters };
  });
}

function parameter(p: Parameter): string {
  const type = p.lambda === undefined ? classText(p.type) : 'lambda';
  if (p.fill !== undefined) return `${p.name}: ${type} = ${typeof p.fill === 'string' ? `'${p.fill}'` : String(p.fill)}`;
  return `${p.name}${p.optional === true ? '?' : ''}: ${type}`;
}

function result(s: Signature): string {
  return typeof s.result === 'function' ? '' : ` → ${typeName(s.result)}`;
}

function classText(c: TypeClass): string {
  if (isSeveral(c)) return [...new Set(c.map(classText))].join(' | ');
  if (!('family' in c)) return typeName(c);
  if (c.family === 'array' && c.element !== undefined) return `array<${classText(c.element)}>`;
  return c.family;
}

function isSeveral(c: TypeClass): c is readonly TypeClass[] {
  return Array.isArray(c);
}

/** What kind of function it is, and what one must know of it, in one line each. */
export function functionNotes(f: SqlFunction): string[] {
  return [
    `${f.kind ?? 'scalar'} function, ${f.group.replace(/_funcs$/, '').replace(/_/g, ' ')}${f.since === undefined ? '' : `, since Spark ${f.since}`}`,
    ...(f.unsupported === undefined ? [] : [`not available on the local engine: ${f.unsupported}`]),
    ...(f.notes === undefined ? [] : [f.notes]),
  ];
}

export function typeText(type: DataType, nullable: boolean): string {
  return `${typeName(type)}${nullable ? '' : ' not null'}`;
}
