import { javaDouble, prettyText } from './column-name';
import type { TypedCall, TypedExpression } from './plan';
import { isFoldable } from './walk';
import { DataType, dateText, isIntegral } from '../../types';
import type { Argument, ConstantValue } from '../functions/function';

/** A typed expression as the catalogue's rules and lowerings see it; parts that cost are computed when asked for. */
export class ArgumentView implements Argument {
  public readonly type: DataType;
  public readonly nullable: boolean;
  constructor(private readonly e: TypedExpression, private readonly timeZone: string) {
    this.type = e.type;
    this.nullable = e.nullable;
  }

  public get foldable(): boolean {
    return isFoldable(this.e);
  }

  public get constant(): ConstantValue | undefined {
    return constantValue(this.e);
  }

  /** Of a `map('k', 'v', …)` of constants, as options are given. */
  public get entries(): Readonly<Record<string, string>> | undefined {
    return constantEntries(this.e);
  }

  public get literal(): boolean {
    return this.e.kind === 'literal';
  }

  /** It is a column of a table as it stands there. */
  public get stored(): boolean {
    return this.e.kind === 'attribute' && this.e.attribute.lineage.length === 1 && this.e.attribute.lineage[0].kind === 'direct';
  }

  public get text(): string {
    return prettyText(this.e, this.timeZone);
  }

  public get name(): string | undefined {
    return this.e.kind === 'attribute' ? this.e.attribute.name : this.e.kind === 'alias' || this.e.kind === 'field' || this.e.kind === 'variable' ? this.e.name : undefined;
  }
}

/** Value of a literal, seen through implicit casts that keep it. */
export function constantValue(e: TypedExpression): ConstantValue | undefined {
  if (e.kind === 'literal') return e.value;
  if (e.kind === 'alias') return constantValue(e.child);
  if (e.kind === 'call') return folded(e);
  if (e.kind !== 'cast') return undefined;
  const inner = constantValue(e.child);
  if (inner === null) return null;
  if (e.type.kind === 'string' && e.child.kind === 'literal') {
    const shown = inner === undefined ? undefined : constantText(inner, e.child.type);
    if (shown !== undefined) return shown;
  }
  // micros of times and intervals are no numbers
  if (typeof inner === 'bigint' && isIntegral(e.child.type)) {
    if (['tinyint', 'smallint', 'int', 'bigint'].includes(e.type.kind)) return inner;
    if (e.type.kind === 'double') return Number(inner);
    if (e.type.kind === 'string' || e.type.kind === 'decimal') return String(inner);
  }
  if (typeof inner === 'string') {
    if (e.type.kind === 'string') return inner;
    if (e.type.kind === 'double' && Number.isFinite(Number(inner))) return Number(inner);
    const whole = e.child.type.kind === 'decimal' ? inner.replace(/\.\d*$/, '') : inner;
    if (['tinyint', 'smallint', 'int', 'bigint'].includes(e.type.kind) && /^\s*-?\d+\s*$/.test(whole)) return BigInt(whole.trim());
  }
  if (typeof inner === 'number' && e.type.kind === 'double') return inner;
  if (typeof inner === 'number' && e.type.kind === 'int' && Math.abs(inner) < 2 ** 31) return BigInt(Math.trunc(inner));
  return undefined;
}

/** Text of a constant of another type. */
function constantText(value: ConstantValue, type: DataType): string | undefined {
  switch (type.kind) {
    case 'boolean': return String(value);
    case 'date': return dateText(value as number);
    case 'float':
    case 'double': return javaDouble(value as number, type.kind === 'float');
    case 'binary': return new TextDecoder().decode(Uint8Array.from(String(value).match(/../g) ?? [], (byte) => parseInt(byte, 16)));
    default: return undefined;
  }
}

/** Value of a call of constants, where the catalogue can tell it. */
function folded(e: TypedCall): ConstantValue | undefined {
  if (e.function.fold === undefined) return undefined;
  const values = e.args.map(constantValue);
  return values.includes(undefined) ? undefined : e.function.fold(values as readonly ConstantValue[]);
}

function constantEntries(e: TypedExpression): Readonly<Record<string, string>> | undefined {
  if (e.kind === 'cast' || e.kind === 'alias') return constantEntries(e.child);
  if (e.kind !== 'call' || e.name !== 'map') return undefined;
  const values = e.args.map(constantValue);
  if (values.some((v) => v === undefined || v === null)) return undefined;
  return Object.fromEntries(values.flatMap((k, i) => (i % 2 === 0 ? [[String(k).toLowerCase(), String(values[i + 1])]] : [])));
}
