import { CallInfo, LowerCall, Refusal, refuse, Signature, SqlFunction } from './function';
import { param, shown } from './typing';
import { ANY_ARRAY, ANY_MAP, commonType, DataType, INT } from '../../types';

const group = 'generator_funcs';
const kind = 'generator';
const ANY = { family: 'any' } as const;

type Columns = NonNullable<Signature['columns']>;

function elements(positions: boolean): Columns {
  return (call) => {
    const t = call.args[0].type;
    const pos = positions ? [{ name: 'pos', type: INT, nullable: false }] : [];
    if (t.kind === 'map') return [...pos, { name: 'key', type: t.key, nullable: false }, { name: 'value', type: t.value, nullable: t.valueContainsNull }];
    return [...pos, { name: 'col', type: t.kind === 'array' ? t.element : { kind: 'void' } as DataType, nullable: t.kind === 'array' && t.containsNull }];
  };
}

function explode(names: readonly string[], positions: boolean): SqlFunction {
  return {
    names,
    group,
    kind,
    named: true,
    signatures: [{
      params: [param('collection', [ANY_ARRAY, ANY_MAP], { typed: true })],
      result: INT,
      columns: elements(positions),
      lists: (c) => {
        const [x] = c.args;
        const lists = c.types[0].kind === 'map' ? [`map_keys(${x})`, `map_values(${x})`] : [x];
        return positions ? [`CAST(range(len(${lists[0]})) AS INTEGER[])`, ...lists] : lists;
      },
    }],
  };
}

function inline(names: readonly string[]): SqlFunction {
  return {
    names,
    group,
    kind,
    named: true,
    signatures: [{
      params: [param('input', ANY_ARRAY)],
      result: INT,
      check: (call) => {
        const t = call.args[0].type;
        return t.kind === 'array' && t.element.kind === 'struct' ? undefined
          : refuse('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', `parameter 1 of ${call.name} requires an array of structs, got ${shown(t)}`, 0);
      },
      columns: (call) => {
        const t = call.args[0].type;
        if (t.kind !== 'array' || t.element.kind !== 'struct') return [];
        const { containsNull } = t;
        return t.element.fields.map((f) => ({ name: f.name, type: f.type, nullable: f.nullable || containsNull }));
      },
      lists: (c) => {
        const t = c.types[0];
        if (t.kind !== 'array' || t.element.kind !== 'struct') return [];
        return t.element.fields.map((_, i) => `list_transform(${c.args[0]}, lambda s_: struct_extract_at(s_, ${i + 1}))`);
      },
    }],
  };
}

function stackRows(call: { readonly args: CallInfo['args'] }): number {
  return Number(call.args[0].constant ?? 0);
}

function stackColumns(call: CallInfo): { name: string; type: DataType; nullable: boolean }[] | Refusal {
  const rows = stackRows(call);
  if (!(rows > 0)) return refuse('DATATYPE_MISMATCH.VALUE_OUT_OF_RANGE', 'the number of rows of stack must be a positive constant', 0);
  const values = call.args.slice(1);
  const width = Math.ceil(values.length / rows);
  const out = [];
  for (let c = 0; c < width; c++) {
    const column = values.filter((_, i) => i % width === c);
    const type = commonType(column.map((v) => v.type), true) ?? column[0].type;
    const other = column.find((v) => v.type.kind !== 'void' && v.type.kind !== column.find((w) => w.type.kind !== 'void')?.type.kind);
    if (other !== undefined) {
      return refuse('DATATYPE_MISMATCH.STACK_COLUMN_DIFF_TYPES', `the arguments of stack in column ${c + 1} have different types: ${column.map((v) => shown(v.type)).join(', ')}`);
    }
    out.push({ name: `col${c}`, type, nullable: true });
  }
  return out;
}

export const GENERATOR_FUNCTIONS: readonly SqlFunction[] = [
  explode(['explode', 'explode_outer'], false), explode(['posexplode', 'posexplode_outer'], true), inline(['inline', 'inline_outer']),
  {
    names: ['stack'],
    group,
    kind,
    signatures: [{
      params: [param('n', INT, { constant: true })],
      rest: { ...param('expr', ANY), min: 1 },
      result: INT,
      columns: stackColumns,
      lists: (c: LowerCall) => {
        const rows = stackRows({ args: c.info });
        const values = c.args.slice(1);
        const width = Math.ceil(values.length / rows);
        const columns = stackColumns({ name: 'stack', args: c.info, session: c.session });
        if ('code' in columns) return [];
        return Array.from({ length: width }, (_, col) => {
          const cells = Array.from({ length: rows }, (__, row) => {
            const at = row * width + col;
            return at < values.length ? c.cast(values[at], c.types[at + 1], columns[col].type) : 'NULL';
          });
          return `CAST([${cells.join(', ')}] AS ${c.typeSql({ kind: 'array', element: columns[col].type, containsNull: true })})`;
        });
      },
    }],
  },
];

