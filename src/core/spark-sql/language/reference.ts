import { signaturesOf } from './signature';
import type { FunctionGroup, SqlFunction } from '../functions/function';
import { FUNCTIONS } from '../functions/registry';

/** Titles in the order of the page. */
const GROUPS: Readonly<Record<FunctionGroup, string>> = {
  agg_funcs: 'Aggregates',
  window_funcs: 'Window functions',
  math_funcs: 'Mathematics',
  bitwise_funcs: 'Bits',
  predicate_funcs: 'Predicates',
  conditional_funcs: 'Conditions',
  conversion_funcs: 'Conversion',
  string_funcs: 'Text',
  datetime_funcs: 'Dates and times',
  array_funcs: 'Arrays',
  collection_funcs: 'Collections',
  map_funcs: 'Maps',
  struct_funcs: 'Structs',
  lambda_funcs: 'Functions with lambdas',
  generator_funcs: 'Generators',
  table_funcs: 'Table functions',
  json_funcs: 'JSON',
  csv_funcs: 'CSV',
  xml_funcs: 'XML',
  url_funcs: 'URLs',
  hash_funcs: 'Hashes',
  misc_funcs: 'Others',
};

/** The page docs/spark-functions.md, from the catalogue. */
export function functionReference(): string {
  const known = FUNCTIONS.filter((f) => f.names.some((n) => /^[a-z]/i.test(n)));
  const names = (list: readonly SqlFunction[]) => list.reduce((n, f) => n + f.names.filter((x) => /^[a-z]/i.test(x)).length, 0);
  const unavailable = known.filter((f) => f.unsupported !== undefined);
  return [
    '# Spark SQL functions on the local engine',
    '',
    '<!-- Written by build-tools/generate-function-docs.mjs from src/core/spark-sql/functions. Do not edit. -->',
    '',
    `The local engine knows ${names(known)} function names of Spark SQL and runs ${names(known) - names(unavailable)} of them with Spark's types and results.`,
    'A function that it knows but cannot run is refused with the reason before any data moves; `--engine spark` runs it. A name that Spark does not have is an error with the nearest name.',
    '',
    'A parameter shows the types that it takes, after Spark\'s implicit casts; `= value` is its default, `…` any number more. "A JavaScript function" is slower than the others, a matter of large data only.',
    ...(Object.keys(GROUPS) as FunctionGroup[]).flatMap((group) => {
      const list = known.filter((f) => f.group === group).sort((a, b) => (a.names[0] < b.names[0] ? -1 : 1));
      return list.length === 0 ? [] : ['', `## ${GROUPS[group]}`, '', '| function | runs | notes |', '| --- | --- | --- |', ...list.map(row)];
    }),
    '',
  ].join('\n');
}

function row(f: SqlFunction): string {
  const [first, ...others] = f.names.filter((n) => /^[a-z]/i.test(n));
  const labels = f.signatures.length === 0 ? [`${first}(…)`] : signaturesOf(f, first).map((s) => s.label);
  const notes = [
    ...(others.length === 0 ? [] : [`also ${others.map((n) => `\`${n}\``).join(', ')}`]),
    ...(f.since === undefined ? [] : [`since Spark ${f.since}`]),
    ...(f.unsupported === undefined ? [] : [f.unsupported]),
    ...(f.notes === undefined ? [] : [f.notes.replace(/\.$/, '')]),
  ];
  return `| ${[...new Set(labels)].map((l) => `\`${cell(l)}\``).join('<br>')} | ${f.unsupported === undefined ? 'yes' : 'no'} | ${cell(notes.join('; '))} |`;
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
}
