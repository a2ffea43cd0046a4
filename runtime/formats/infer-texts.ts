import { array, BIGINT, BOOLEAN, Column, DataType, DATE, DOUBLE, field, STRING, struct, TIMESTAMP } from '../../src/core/types';

/** A value that a converter has made of texts: what JSON can hold. */
export type TextValue = string | number | boolean | null | readonly TextValue[] | { readonly [name: string]: TextValue };

type Scalar = 'boolean' | 'bigint' | 'double' | 'date' | 'timestamp' | 'string';
interface Shape { scalar?: Scalar; fields?: Map<string, Shape>; isArray?: boolean }

/**
 * The narrowest types that all values of the records fit, as Spark's inference for XML and CSV has them: whole numbers are bigint, fractions
 * double, a mixture string; a text beside an object is its `valueTag` member; what occurs twice in a record is an array. Fields are sorted by name.
 */
export class TextInference {
  private readonly root: Shape = { fields: new Map() };

  constructor(private readonly valueTag?: string) {}

  public add(record: { readonly [name: string]: TextValue }): void {
    this.merge(this.root, record);
  }

  public columns(sorted = true): Column[] {
    return this.fields(this.root, sorted);
  }

  private fields(shape: Shape, sorted: boolean): Column[] {
    const fields = [...shape.fields ?? []].map(([name, s]) => field(name, this.type(s)));
    return sorted ? fields.sort((a, b) => (a.name < b.name ? -1 : 1)) : fields;
  }

  private type(shape: Shape): DataType {
    const single = (): DataType => {
      if (shape.fields === undefined) return SCALARS[shape.scalar ?? 'string'];
      if (shape.scalar === undefined || this.valueTag === undefined) return struct(this.fields(shape, true));
      const value = field(this.valueTag, SCALARS[shape.scalar]);
      return struct([...this.fields(shape, true).filter((f) => f.name !== value.name), value].sort((a, b) => (a.name < b.name ? -1 : 1)));
    };
    return shape.isArray === true ? array(single()) : single();
  }

  private merge(shape: Shape, value: TextValue): void {
    if (value === null || value === '') return;
    if (Array.isArray(value)) {
      shape.isArray = true;
      for (const v of value as readonly TextValue[]) this.merge(shape, v);
    } else if (typeof value === 'object') {
      shape.fields ??= new Map();
      for (const [name, v] of Object.entries(value)) {
        const known = shape.fields.get(name) ?? {};
        shape.fields.set(name, known);
        this.merge(known, v);
      }
    } else {
      shape.scalar = wider(shape.scalar, scalarOf(value));
    }
  }
}

const SCALARS: Readonly<Record<Scalar, DataType>> = {
  boolean: BOOLEAN, bigint: BIGINT, double: DOUBLE, date: DATE, timestamp: TIMESTAMP, string: STRING,
};

function scalarOf(value: string | number | boolean): Scalar {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'bigint' : 'double';
  const text = value.trim();
  if (/^[+-]?\d{1,19}$/.test(text)) return BigInt(text) >= -(2n ** 63n) && BigInt(text) < 2n ** 63n ? 'bigint' : 'double';
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[dDfF]?$/.test(text) || /^([+-]?Infinity|[+-]?Inf|NaN)$/.test(text)) return 'double';
  if (/^(true|false)$/i.test(text)) return 'boolean';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'date';
  if (/^\d{4}-\d{1,2}-\d{1,2}[ T]\d{1,2}:\d{1,2}(:\d{1,2}(\.\d+)?)? ?(Z|[+-]\d{1,2}(:?\d{2})?)?$/.test(text)) return 'timestamp';
  return 'string';
}

function wider(a: Scalar | undefined, b: Scalar): Scalar {
  if (a === undefined || a === b) return b;
  const pair = [a, b].sort().join(' ');
  return pair === 'bigint double' ? 'double' : pair === 'date timestamp' ? 'timestamp' : 'string';
}
