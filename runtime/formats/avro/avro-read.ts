import { openAvro } from './avro-container';
import { AvroSchema, AvroType, avroColumns, readAvroSchema } from './avro-types';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, DataType, isString, typeName } from '../../../src/core/types';
import { faultCode, faultMessage } from '../../host/fault';
import { damaged } from '../compression/damaged';
import { FormatOptions, Prepared, PrepareRequest } from '../format';
import { fileCalendar, FileCalendar, FIRST_SURE_MICROS, foreignZone, gregorianDay, gregorianMicros, isUtc } from '../hybrid-calendar';
import { atFile, landFiles, LANDED, LANDED_VALUES } from '../landed';
import { readable } from '../readable-as';

type Avsc = typeof import('../../clients/avsc');

/** Lands Avro files. Their schema is the first one's where none is declared, as with Spark; the others must be readable so. */
export async function prepareAvro(
  files: readonly string[], _options: FormatOptions, folder: string, request: PrepareRequest = {},
): Promise<Prepared> {
  const avsc = await import('../../clients/avsc');
  const [first] = files;
  const own = first === undefined ? [] : avroColumns(await schemaOf(first));
  const columns = request.columns ?? own;
  const landed = await landFiles(files, folder, request, '.ndjson', (file) => records(avsc, file, columns));
  return { files: landed, format: LANDED, options: {}, columns: own };
}

async function schemaOf(path: string): Promise<AvroType> {
  try {
    const file = await openAvro(path);
    await file.close();
    return parsed(file.schema);
  } catch (e) {
    throw atFile(e, path);
  }
}

function parsed(schema: string): AvroType {
  let json: AvroSchema;
  try {
    json = JSON.parse(schema) as AvroSchema;
  } catch (cause) {
    throw new GlueprintError({ code: 'DamagedFile', message: 'the schema in the head of the Avro file is not JSON', cause });
  }
  return readAvroSchema(json);
}

type Render = (value: unknown) => string;

async function* records(avsc: Avsc, path: string, columns: readonly Column[]): AsyncIterable<string> {
  const file = await openAvro(path);
  try {
    const render = structRenderer(parsed(file.schema), columns, timesOf(fileCalendar(file.note)));
    const type = avsc.Type.forSchema(JSON.parse(file.schema) as never, { typeHook: bigLongs(avsc), wrapUnions: 'always' });
    for await (const block of file.blocks()) {
      let at = 0;
      for (let i = 0; i < block.count; i++) {
        const { value, offset } = type.decode(block.bytes, at);
        if (offset < 0) throw damaged('Avro', 'a record goes beyond its block');
        at = offset;
        yield render(value);
      }
    }
  } catch (e) {
    throw GlueprintError.isGlueprintError(e) || faultCode(e) !== undefined ? e : damaged('Avro', faultMessage(e));
  } finally {
    await file.close();
  }
}

/** 64 bits do not fit a number. */
export function bigLongs(avsc: Avsc): (schema: unknown) => never | undefined {
  const make = (avsc.types.LongType as unknown as { __with(methods: object): unknown });
  const type = make.__with({
    fromBuffer: (b: Buffer) => b.readBigInt64LE(),
    toBuffer: (n: bigint) => {
      const b = Buffer.alloc(8);
      b.writeBigInt64LE(n);
      return b;
    },
    fromJSON: (x: number | string) => BigInt(x),
    toJSON: String,
    isValid: (n: unknown) => typeof n === 'bigint',
    compare: (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0),
  });
  return (schema) => (schema === 'long' || (schema as { type?: unknown }).type === 'long' ? type as never : undefined);
}

/** A record as a line with the columns asked for; what it lacks is left out. */
function structRenderer(type: AvroType, columns: readonly Column[], times: Times): Render {
  const parts = columns.flatMap((c) => {
    const there = type.fields?.find((f) => f.name === c.name) ?? type.fields?.find((f) => f.name.toLowerCase() === c.name.toLowerCase());
    if (there === undefined) return [];
    if (!readable(there.type.spark, c.type)) {
      throw new GlueprintError({
        code: 'SchemaMismatch',
        field: 'schema',
        message: `column '${c.name}' is ${typeName(there.type.spark)} in the file, ${typeName(c.type)} in the schema`,
        hint: `declare it as ${typeName(there.type.spark).toUpperCase()} and cast it in a transform`,
      });
    }
    return [{ from: there.name, key: `${JSON.stringify(c.name)}:`, render: renderer(there.type, c.type, times) }];
  });
  return (value) => {
    const record = value as Record<string, unknown>;
    return `{${parts.map((p) => p.key + p.render(record[p.from])).join(',')}}`;
  };
}

/** Days and instants as they are to be read. */
interface Times { readonly day: (n: number) => number; readonly micros: (n: bigint) => bigint }

function timesOf(calendar: FileCalendar | undefined): Times {
  if (calendar?.dates !== true) return { day: (n) => n, micros: (n) => n };
  if (isUtc(calendar.timeZone)) return { day: gregorianDay, micros: gregorianMicros };
  return {
    day: gregorianDay,
    micros: (n) => {
      if (n >= FIRST_SURE_MICROS) return n;
      throw foreignZone(calendar.timeZone ?? '', 'has timestamps before 1900');
    },
  };
}

const text: Render = (v) => JSON.stringify(v);

function renderer(type: AvroType, as: DataType, times: Times): Render {
  switch (type.kind) {
    case 'null': return () => 'null';
    case 'string':
    case 'enum': return text;
    case 'boolean': return String;
    case 'int': return type.logical === 'date' ? (v) => LANDED_VALUES.date(times.day(v as number)) : String;
    case 'long': return long(type.logical, times);
    case 'float':
    case 'double': return (v) => LANDED_VALUES.double(v as number);
    case 'bytes':
    case 'fixed':
      if (type.spark.kind === 'decimal') {
        const { scale } = type.spark;
        return (v) => LANDED_VALUES.decimal(unscaled(v as Uint8Array), scale);
      }
      return isString(as) ? (v) => JSON.stringify(Buffer.from(v as Uint8Array).toString()) : (v) => LANDED_VALUES.binary(v as Uint8Array);
    case 'array': {
      const item = renderer(type.items ?? type, as.kind === 'array' ? as.element : as, times);
      return (v) => `[${(v as unknown[]).map(item).join(',')}]`;
    }
    case 'map': {
      const value = renderer(type.values ?? type, as.kind === 'map' ? as.value : as, times);
      return (v) => `{${Object.entries(v as object).map(([k, x]) => `${JSON.stringify(k)}:${value(x)}`).join(',')}}`;
    }
    case 'union': return union(type, as, times);
    default: return structRenderer(type, as.kind === 'struct' ? as.fields : [], times);
  }
}

function union(type: AvroType, as: DataType, times: Times): Render {
  const rest = (type.branches ?? []).filter((b) => b.type.kind !== 'null');
  const members = type.spark.kind === 'struct' && rest.length > 1;
  const renders = new Map(rest.map((b, i) => {
    const member = members && as.kind === 'struct' ? as.fields.find((f) => f.name.toLowerCase() === `member${i}`) : undefined;
    const render = renderer(b.type, member?.type ?? as, times);
    return [b.name, members ? (v: unknown) => `{"member${i}":${render(v)}}` : render];
  }));
  return (v) => {
    if (v === null || v === undefined) return 'null';
    const [[name, value] = ['', null]] = Object.entries(v as object);
    return renders.get(name)?.(value) ?? 'null';
  };
}

function long(logical: string | undefined, times: Times): Render {
  switch (logical) {
    case 'timestamp-millis': return (v) => LANDED_VALUES.timestamp(times.micros((v as bigint) * 1000n));
    case 'timestamp-micros': return (v) => LANDED_VALUES.timestamp(times.micros(v as bigint));
    case 'local-timestamp-millis': return (v) => LANDED_VALUES.timestampNtz((v as bigint) * 1000n);
    case 'local-timestamp-micros': return (v) => LANDED_VALUES.timestampNtz(v as bigint);
    default: return String;
  }
}

/** Big end first, two's complement. */
function unscaled(bytes: Uint8Array): bigint {
  const hex = Buffer.from(bytes).toString('hex');
  return hex === '' ? 0n : BigInt.asIntN(bytes.length * 8, BigInt(`0x${hex}`));
}
