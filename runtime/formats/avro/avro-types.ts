import { GlueprintError } from '../../../src/core/diagnostics';
import {
  array, BIGINT, BINARY, BOOLEAN, Column, DataType, DATE, decimal, DOUBLE, field, FLOAT, INT, map, STRING, struct, TIMESTAMP, TIMESTAMP_NTZ, typeName,
  VOID,
} from '../../../src/core/types';

/** An Avro schema as it stands in JSON. */
export type AvroSchema = string | AvroSchema[] | AvroObject;
export interface AvroObject {
  readonly type: AvroSchema;
  readonly name?: string;
  readonly namespace?: string;
  readonly fields?: readonly { readonly name: string; readonly type: AvroSchema }[];
  readonly items?: AvroSchema;
  readonly values?: AvroSchema;
  readonly symbols?: readonly string[];
  readonly size?: number;
  readonly logicalType?: string;
  readonly precision?: number;
  readonly scale?: number;
}

/** A schema with its names followed: what it is in Avro and what Spark reads it as. */
export interface AvroType {
  readonly kind: string;
  readonly spark: DataType;
  readonly nullable: boolean;
  readonly logical?: string;
  readonly fields?: readonly { readonly name: string; readonly type: AvroType }[];
  readonly items?: AvroType;
  readonly values?: AvroType;
  /** Of a union, with the names that its values are wrapped in. */
  readonly branches?: readonly { readonly name: string; readonly type: AvroType }[];
}

/**
 * Spark's reading of an Avro schema (`SchemaConverters.toSqlType`).
 *
 * @see https://github.com/apache/spark/blob/branch-3.5/connector/avro/src/main/scala/org/apache/spark/sql/avro/SchemaConverters.scala
 */
export function readAvroSchema(schema: AvroSchema): AvroType {
  const type = new SchemaReader().read(schema, '');
  if (type.kind !== 'record') throw new GlueprintError({ code: 'UnsupportedSchema', message: `the Avro schema is ${type.kind}; only a record has columns` });
  return type;
}

export function avroColumns(type: AvroType): Column[] {
  return (type.fields ?? []).map((f) => ({ name: f.name, type: f.type.spark, nullable: true }));
}

class SchemaReader {
  private readonly named = new Map<string, AvroObject & { readonly space: string }>();
  private readonly open = new Set<string>();

  public read(schema: AvroSchema, space: string): AvroType {
    if (Array.isArray(schema)) return this.union(schema, space);
    if (typeof schema === 'string') return this.primitive(schema, space);
    const { type } = schema;
    if (typeof type !== 'string') return this.read(type, space);
    switch (type) {
      case 'record':
      case 'error': return this.record(schema, space);
      case 'enum': return this.remember(schema, space, { kind: 'enum', spark: STRING, nullable: false });
      case 'fixed': {
        const isDecimal = schema.logicalType === 'decimal';
        return this.remember(schema, space, { kind: 'fixed', spark: isDecimal ? decimalOf(schema) : BINARY, nullable: false, logical: isDecimal ? 'decimal' : undefined });
      }
      case 'array': {
        const items = this.read(schema.items ?? 'null', space);
        return { kind: 'array', items, spark: array(items.spark, items.nullable), nullable: false };
      }
      case 'map': {
        const values = this.read(schema.values ?? 'null', space);
        return { kind: 'map', values, spark: map(STRING, values.spark, values.nullable), nullable: false };
      }
      default: return logical(this.primitive(type, space), schema);
    }
  }

  private record(schema: AvroObject, space: string): AvroType {
    const name = fullName(schema, space);
    if (this.open.has(name)) throw new GlueprintError({ code: 'UnsupportedSchema', message: `the Avro record '${name}' holds itself, which Spark cannot read` });
    this.named.set(name, { ...schema, space });
    this.open.add(name);
    const inner = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '';
    const fields = (schema.fields ?? []).map((f) => ({ name: f.name, type: this.read(f.type, inner) }));
    this.open.delete(name);
    return { kind: 'record', fields, spark: struct(fields.map((f) => field(f.name, f.type.spark, f.type.nullable))), nullable: false };
  }

  private remember(schema: AvroObject, space: string, type: AvroType): AvroType {
    this.named.set(fullName(schema, space), { ...schema, space });
    return type;
  }

  private primitive(name: string, space: string): AvroType {
    const spark: Record<string, DataType> = {
      null: VOID, boolean: BOOLEAN, int: INT, long: BIGINT, float: FLOAT, double: DOUBLE, bytes: BINARY, string: STRING,
    };
    if (spark[name] !== undefined) return { kind: name, spark: spark[name], nullable: name === 'null' };
    const known = this.named.get(name) ?? this.named.get(space === '' ? name : `${space}.${name}`);
    if (known !== undefined) return this.read(known, known.space);
    throw new GlueprintError({ code: 'UnsupportedSchema', message: `the Avro schema names the type '${name}', which it does not have` });
  }

  /** Null makes nullable; int with long is long, float with double is double; else a struct with a member for each. */
  private union(schema: AvroSchema[], space: string): AvroType {
    const branches = schema.map((s) => ({ name: this.branchName(s, space), type: this.read(s, space) }));
    const nullable = branches.some((b) => b.type.kind === 'null');
    const rest = branches.filter((b) => b.type.kind !== 'null').map((b) => b.type);
    const kinds = rest.map((t) => t.kind).sort().join(' ');
    const spark = rest.length === 0 ? VOID : rest.length === 1 && rest[0] !== undefined ? rest[0].spark
      : kinds === 'int long' ? BIGINT : kinds === 'double float' ? DOUBLE
        : struct(rest.map((t, i) => field(`member${i}`, t.spark)));
    return { kind: 'union', branches, spark, nullable };
  }

  /** As avsc wraps the values. */
  private branchName(schema: AvroSchema, space: string): string {
    if (Array.isArray(schema)) throw new GlueprintError({ code: 'UnsupportedSchema', message: 'the Avro schema has a union in a union' });
    if (typeof schema === 'string') {
      return this.named.has(schema) ? schema : this.named.has(`${space}.${schema}`) ? `${space}.${schema}` : schema;
    }
    if (typeof schema.type !== 'string') return this.branchName(schema.type, space);
    return ['record', 'error', 'enum', 'fixed'].includes(schema.type) ? fullName(schema, space) : schema.type;
  }
}

function fullName(schema: AvroObject, space: string): string {
  const name = schema.name ?? '';
  const own = schema.namespace ?? space;
  return name.includes('.') || own === '' ? name : `${own}.${name}`;
}

const decimalOf = (schema: AvroObject) => decimal(schema.precision ?? 10, schema.scale ?? 0);

function logical(type: AvroType, schema: AvroObject): AvroType {
  const rules: Record<string, DataType | undefined> = {
    'int date': DATE,
    'long timestamp-millis': TIMESTAMP,
    'long timestamp-micros': TIMESTAMP,
    'long local-timestamp-millis': TIMESTAMP_NTZ,
    'long local-timestamp-micros': TIMESTAMP_NTZ,
    'bytes decimal': schema.precision === undefined ? undefined : decimalOf(schema),
  };
  const spark = rules[`${type.kind} ${schema.logicalType ?? ''}`];
  return spark === undefined ? type : { ...type, spark, logical: schema.logicalType };
}

/** The schema that Spark writes columns with (`SchemaConverters.toAvroType`). */
export function avroSchema(columns: readonly Column[]): AvroObject {
  return recordSchema('topLevelRecord', '', columns);
}

function recordSchema(name: string, namespace: string, fields: readonly Column[]): AvroObject {
  const inner = namespace === '' ? name : `${namespace}.${name}`;
  return {
    type: 'record', name, ...(namespace === '' ? {} : { namespace }), fields: fields.map((f) => ({ name: checkedName(f.name), type: toAvro(f.type, f.nullable, f.name, inner) })),
  };
}

function checkedName(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name;
  throw new GlueprintError({ code: 'InvalidColumns', message: `Avro cannot name a field '${name}'; letters, digits and _ are allowed`, hint: 'rename the column before the target' });
}

function toAvro(type: DataType, nullable: boolean, name: string, namespace: string): AvroSchema {
  const schema = plain(type, name, namespace);
  return nullable && type.kind !== 'void' ? [schema, 'null'] : schema;
}

function plain(type: DataType, name: string, namespace: string): AvroSchema {
  switch (type.kind) {
    case 'boolean': return 'boolean';
    case 'tinyint':
    case 'smallint':
    case 'int': return 'int';
    case 'bigint': return 'long';
    case 'float': return 'float';
    case 'double': return 'double';
    case 'string':
    case 'char':
    case 'varchar': return 'string';
    case 'binary': return 'bytes';
    case 'date': return { type: 'int', logicalType: 'date' };
    case 'timestamp': return { type: 'long', logicalType: 'timestamp-micros' };
    case 'timestamp_ntz': return { type: 'long', logicalType: 'local-timestamp-micros' };
    case 'decimal': return {
      type: 'fixed', name: 'fixed', namespace: namespace === '' ? name : `${namespace}.${name}`, size: decimalBytes(type.precision), logicalType: 'decimal', precision: type.precision, scale: type.scale,
    };
    case 'array': return { type: 'array', items: toAvro(type.element, type.containsNull, name, namespace) };
    case 'map': {
      if (type.key.kind !== 'string') throw unsupported(type);
      return { type: 'map', values: toAvro(type.value, type.valueContainsNull, name, namespace) };
    }
    case 'struct': return recordSchema(name, namespace, type.fields);
    case 'void': return 'null';
    default: throw unsupported(type);
  }
}

function unsupported(type: DataType): GlueprintError {
  return new GlueprintError({ code: 'UnsupportedType', message: `Avro does not support a column of type ${typeName(type)}`, hint: 'cast it, or leave it out' });
}

/** The fewest bytes that hold so many digits with a sign. */
export function decimalBytes(precision: number): number {
  let bytes = 1;
  while (2n ** BigInt(8 * bytes - 1) <= 10n ** BigInt(precision) - 1n) bytes++;
  return bytes;
}
