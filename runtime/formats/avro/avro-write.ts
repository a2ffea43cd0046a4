import { AVRO_PACK } from './avro-codecs';
import { avroContainer } from './avro-container';
import { bigLongs } from './avro-read';
import { avroSchema, decimalBytes } from './avro-types';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, DataType } from '../../../src/core/types';
import { replaceFile } from '../../host/file-streams';
import { departed } from '../departing';
import { FinishRequest } from '../format';
import { atFile } from '../landed';

/** Turns the engine's lines into Avro files with Spark's schema. */
export async function finishAvro(files: readonly string[], request: FinishRequest): Promise<void> {
  const avsc = await import('../../clients/avsc');
  const keys = request.partitionKeys.map((k) => k.toLowerCase());
  const columns = request.columns.filter((c) => !keys.includes(c.name.toLowerCase()));
  const schema = avroSchema(columns);
  const type = avsc.Type.forSchema(schema as never, { typeHook: bigLongs(avsc) });
  const row = fields(columns);
  const asked = String(request.options.compression ?? 'snappy').toLowerCase();
  const codec = asked === 'none' || asked === 'uncompressed' ? 'null' : asked;
  async function* encoded(file: string): AsyncIterable<Buffer> {
    for await (const values of departed(file)) yield type.toBuffer(row(values));
  }
  for (const file of files) {
    try {
      await replaceFile(file, () => avroContainer(JSON.stringify(schema), codec, AVRO_PACK[codec], encoded(file)), request.signal);
    } catch (e) {
      throw atFile(e, file);
    }
  }
}

type Convert = (value: unknown) => unknown;

function fields(columns: readonly Column[]): (values: Record<string, unknown>) => object {
  const parts = columns.map((c, i) => ({ name: c.name, at: String(i), convert: converter(c.type), nullable: c.nullable }));
  return (values) => Object.fromEntries(parts.map((p) => [p.name, p.convert(values[p.at])]));
}

function converter(type: DataType): Convert {
  const convert = present(type);
  return (v) => (v === null || v === undefined ? null : convert(v));
}

function present(type: DataType): Convert {
  switch (type.kind) {
    case 'bigint':
    case 'timestamp':
    case 'timestamp_ntz': return (v) => BigInt(v as string);
    case 'float':
    case 'double': return (v) => NUMBERS[v as string] ?? Number(v);
    case 'binary': return (v) => Buffer.from(v as string, 'base64');
    case 'decimal': {
      const size = decimalBytes(type.precision);
      return (v) => decimalFixed(v as string, size);
    }
    case 'array': {
      const element = converter(type.element);
      return (v) => (v as unknown[]).map(element);
    }
    case 'map': {
      const value = converter(type.value);
      return (v) => Object.fromEntries((v as { k: string; v: unknown }[]).map((e) => [e.k, value(e.v)]));
    }
    case 'struct': {
      const convert = fields(type.fields);
      return (v) => convert(v as Record<string, unknown>);
    }
    case 'void': return () => null;
    default: return (v) => v;
  }
}

const NUMBERS: Readonly<Record<string, number>> = { 'nan': NaN, 'inf': Infinity, '-inf': -Infinity };

function decimalFixed(text: string, size: number): Buffer {
  const unscaled = BigInt.asUintN(size * 8, BigInt(text.replace('.', '')));
  return Buffer.from(unscaled.toString(16).padStart(size * 2, '0'), 'hex');
}

/** A name or type that Avro does not have, told before anything is written. */
export function checkAvroColumns(columns: readonly Column[], partitionKeys: readonly string[]): void {
  const keys = partitionKeys.map((k) => k.toLowerCase());
  try {
    avroSchema(columns.filter((c) => !keys.includes(c.name.toLowerCase())));
  } catch (e) {
    throw GlueprintError.isGlueprintError(e) ? e.at({ field: 'format' }) : e;
  }
}
