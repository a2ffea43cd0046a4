import { Json, parseJson, printJson } from './json-text';
import type { Udf, UdfValue } from './udf';

/** The JSON functions that read a text: `get_json_object`, `json_tuple`, `json_array_length`, `json_object_keys`. */

const LENIENT = { singleQuotes: true };
type Step = { readonly key: string } | { readonly index: number } | 'any key' | 'any index';

/** `$.a['b'][0][*].*`; undefined when the path is not one. */
function parsePath(path: string): readonly Step[] | undefined {
  if (!path.startsWith('$')) return undefined;
  const steps: Step[] = [];
  const pattern = /\.\*|\.([^.[\]]+)|\[\*\]|\[(\d+)\]|\['([^'?]+)'\]|\[\s*'\*'\s*\]/y;
  pattern.lastIndex = 1;
  while (pattern.lastIndex < path.length) {
    const m = pattern.exec(path);
    if (m === null) return undefined;
    if (m[1] !== undefined || m[3] !== undefined) steps.push({ key: m[1] ?? m[3] });
    else if (m[2] !== undefined) steps.push({ index: Number(m[2]) });
    else steps.push(m[0] === '[*]' ? 'any index' : 'any key');
  }
  return steps;
}

/** Values at a path. A wildcard gives all that match; `wild` tells that the answer is then a list. */
function walk(value: Json, steps: readonly Step[], at: number): readonly Json[] {
  if (at === steps.length) return [value];
  const step = steps[at];
  if (step === 'any index') return value.kind === 'array' ? value.items.flatMap((v) => walk(v, steps, at + 1)) : [];
  // Spark's reader has no case for `.*`
  if (step === 'any key') return [];
  if ('index' in step) return value.kind === 'array' && value.items[step.index] !== undefined ? walk(value.items[step.index], steps, at + 1) : [];
  if (value.kind === 'object') {
    const found = value.entries.find(([k]) => k === step.key);
    return found === undefined ? [] : walk(found[1], steps, at + 1);
  }
  // a key of an array is that key of its elements, as Hive has it
  return [];
}

function getJsonObject(text: string, path: string): string | null {
  const steps = parsePath(path);
  if (steps === undefined) return null;
  const json = tolerant(text);
  if (json === undefined) return null;
  const found = walk(json, steps, 0).filter((v) => v.kind !== 'null' || steps.some((s) => typeof s === 'string'));
  const wild = steps.some((s) => s === 'any index');
  if (found.length === 0) return null;
  if (!wild) return plain(found[0]);
  // one match stands alone when the wildcard is not the last step
  if (found.length === 1) return steps[steps.length - 1] === 'any index' ? printJson(found[0]) : plain(found[0], true);
  return `[${found.map(printJson).join(',')}]`;
}

function plain(value: Json, quoted = false): string | null {
  if (value.kind === 'null') return null;
  return value.kind === 'string' && !quoted ? value.value : printJson(value);
}

function tolerant(text: string, whole = false): Json | undefined {
  try {
    return parseJson(text, whole, LENIENT);
  } catch {
    return undefined;
  }
}

export const JSON_UDFS: readonly Udf[] = [
  { name: 'spark_get_json_object', params: ['VARCHAR', 'VARCHAR'], returns: 'VARCHAR', run: (text, path) => getJsonObject(text as string, path as string) },
  {
    name: 'spark_json_tuple',
    params: ['VARCHAR'],
    rest: 'VARCHAR',
    returns: 'VARCHAR[]',
    nulls: true,
    run: (text, ...names) => {
      const json = text === null ? undefined : tolerant(text as string);
      return names.map((name): UdfValue => {
        const found = json?.kind === 'object' ? [...json.entries].reverse().find(([k]) => k === name) : undefined;
        return found === undefined ? null : plain(found[1]);
      });
    },
  },
  {
    name: 'spark_json_array_length',
    params: ['VARCHAR'],
    returns: 'INTEGER',
    run: (text) => {
      const json = tolerant(text as string);
      return json?.kind === 'array' ? json.items.length : null;
    },
  },
  {
    name: 'spark_json_object_keys',
    params: ['VARCHAR'],
    returns: 'VARCHAR[]',
    run: (text) => {
      const json = tolerant(text as string);
      return json?.kind === 'object' ? json.entries.map(([k]) => k) : null;
    },
  },
];
