import { expandReplacement, javaRegex, javaSplit } from './java-regex';
import type { Udf } from './udf';

function* matches(text: string, pattern: string): Generator<RegExpExecArray> {
  const regex = javaRegex(pattern);
  for (let m = regex.exec(text); m !== null; m = regex.exec(text)) {
    const after = regex.lastIndex;
    yield m;
    regex.lastIndex = m[0] === '' ? after + ((text.codePointAt(after) ?? 0) > 0xffff ? 2 : 1) : after;
  }
}

function group(m: RegExpExecArray, index: number): string {
  if (index < 0 || index >= m.length) throw new Error(`[INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX] expects group index between 0 and ${m.length - 1}, but got ${index}`);
  return m[index] ?? '';
}

/** Position in code points, from 1. */
function position(text: string, at: number): number {
  return [...text.slice(0, at)].length + 1;
}

export const REGEXP_UDFS: readonly Udf[] = [
  { name: 'spark_split', params: ['VARCHAR', 'VARCHAR', 'INTEGER'], returns: 'VARCHAR[]', run: (t, p, n) => javaSplit(t as string, p as string, n as number) },
  { name: 'spark_rlike', params: ['VARCHAR', 'VARCHAR'], returns: 'BOOLEAN', run: (t, p) => javaRegex(p as string).test(t as string) },
  {
    name: 'spark_regexp_replace',
    params: ['VARCHAR', 'VARCHAR', 'VARCHAR', 'INTEGER'],
    returns: 'VARCHAR',
    run: (t, p, r, pos) => {
      const text = t as string;
      const skip = [...text].slice(0, (pos as number) - 1).join('').length;
      if ((pos as number) > [...text].length + 1) return text;
      let out = text.slice(0, skip);
      let from = skip;
      for (const m of matches(text.slice(skip), p as string)) {
        out += text.slice(from, m.index + skip) + expandReplacement(r as string, m);
        from = m.index + skip + m[0].length;
      }
      return out + text.slice(from);
    },
  },
  {
    name: 'spark_regexp_extract',
    params: ['VARCHAR', 'VARCHAR', 'INTEGER'],
    returns: 'VARCHAR',
    run: (t, p, g) => {
      for (const m of matches(t as string, p as string)) return group(m, g as number);
      return '';
    },
  },
  {
    name: 'spark_regexp_extract_all',
    params: ['VARCHAR', 'VARCHAR', 'INTEGER'],
    returns: 'VARCHAR[]',
    run: (t, p, g) => [...matches(t as string, p as string)].map((m) => group(m, g as number)),
  },
  { name: 'spark_regexp_count', params: ['VARCHAR', 'VARCHAR'], returns: 'INTEGER', run: (t, p) => [...matches(t as string, p as string)].length },
  {
    name: 'spark_regexp_substr',
    params: ['VARCHAR', 'VARCHAR'],
    returns: 'VARCHAR',
    run: (t, p) => {
      for (const m of matches(t as string, p as string)) return m[0] === '' ? null : m[0];
      return null;
    },
  },
  {
    name: 'spark_regexp_instr',
    params: ['VARCHAR', 'VARCHAR'],
    returns: 'INTEGER',
    run: (t, p) => {
      for (const m of matches(t as string, p as string)) return position(t as string, m.index);
      return 0;
    },
  },
];
