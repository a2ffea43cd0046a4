import { impossible, Lowering, LoweringContext } from '../lowering';
import { name } from '../sql-text';
import { assertComparison } from './dataset-comparisons';

/** Share of rows whose key exists in the reference; a NULL in the key exists nowhere. */
export const referentialIntegrity: Lowering = (cx) => {
  const [own, reference] = cx.parameters;
  const [, alias, braced, plain] = /^(.+)\.(?:\{(.+)\}|([^.]+))$/.exec(reference) ?? [];
  if (alias === undefined) {
    cx.fault(`expected alias.column or alias.{column,column}, got '${reference}'`, cx.rule.parameters[1].value.span);
    return impossible('Rule (or nested rule) not supported due to: Could not parse ReferenceDatasetColumns parameter');
  }
  if (!cx.hasTable(alias, cx.rule.parameters[1])) return impossible(`${alias} not found in additional sources`);
  const [ownNames, otherNames] = [split(own), split(braced ?? plain)];
  if (ownNames.length !== otherNames.length) {
    cx.fault(`${ownNames.length} column(s) on one side, ${otherNames.length} on the other`, cx.rule.parameters[1].value.span);
    return impossible('The number of columns to check from the primary data frame must equal the number of columns to check from the reference data frame.');
  }
  const missing = missingText(cx, ownNames, 0, 'primary', 'primary') ?? missingText(cx, otherNames, 1, alias, 'reference');
  if (missing !== undefined) return impossible(missing);

  const keys = ownNames.map((n, i) => ({ own: columnName(cx, n), other: columnName(cx, otherNames[i], alias), as: `dq__k${i}` }));
  const relation = `SELECT DISTINCT ${keys.map((k) => `${k.other} AS ${k.as}`).join(', ')}, true AS dq__ok FROM ${name(alias)}`;
  const on = (r: string) => keys.map((k) => `p.${k.own} = ${r}.${k.as}`).join(' AND ');
  const query = cx.queries.add(`SELECT count(*) AS total, count(r.dq__ok) AS matched\nFROM primary AS p LEFT JOIN (${relation}) AS r ON ${on('r')}`, ['primary', alias]);
  return {
    evaluate: (m) => {
      const total = m.number({ query, column: 'total' }) ?? 0;
      if (total === 0) return { passed: false, reasons: ['Primary data frame contains no data.'], metrics: {} };
      const ratio = (m.number({ query, column: 'matched' }) ?? 0) / total;
      return assertComparison(cx, m, `Column.${alias}.ReferentialIntegrity`, ratio);
    },
    rows: { predicate: `${cx.alias}.dq__ok IS NOT NULL`, joins: [{ relation, alias: cx.alias, on: on(cx.alias) }], inComposite: false },
  };
};

/** Share of rows equal to the row with the same key in the reference. Keys must be unique on both sides. */
export const datasetMatch: Lowering = (cx) => {
  const [alias, keyText, matchText] = cx.parameters;
  if (!cx.hasTable(alias, cx.rule.parameters[0])) return impossible(`${alias} not found in additional sources`);
  const keys = mappings(keyText);
  const missingKey = keysMissing(cx, keys, alias);
  if (missingKey !== undefined) return impossible(missingKey);
  const keyNames = new Set(keys.map((k) => k.own.toLowerCase()));
  const others = cx.columns().filter((c) => !keyNames.has(c.name.toLowerCase())).map((c) => ({ own: c.name, other: c.name }));
  const compared = matchText === undefined ? others : mappings(matchText);
  if (compared.length === 0) return impossible('Empty column comparison map provided.');
  const problem = compareMissing(cx, compared, alias);
  if (problem !== undefined) return impossible(problem);

  const pair = (p: Mapping, as: string) => ({ own: columnName(cx, p.own), other: columnName(cx, p.other, alias), as });
  const [k, v] = [keys.map((p, i) => pair(p, `dq__k${i}`)), compared.map((p, i) => pair(p, `dq__v${i}`))];
  const groups = (table: string, columns: readonly string[]) => cx.queries.add(
    `SELECT count(*) AS groups_n, sum(n) AS rows_n FROM (SELECT count(*) AS n FROM ${name(table)} GROUP BY ${columns.join(', ')}) AS g`, [table],
  );
  const [ownGroups, otherGroups] = [groups('primary', k.map((x) => x.own)), groups(alias, k.map((x) => x.other))];
  // Joined by key and values: one match per row at most, also where keys repeat.
  const relation = `SELECT DISTINCT ${[...k, ...v].map((x) => `${x.other} AS ${x.as}`).join(', ')}, true AS dq__ok FROM ${name(alias)}`;
  const on = (r: string) => [...k.map((x) => `p.${x.own} = ${r}.${x.as}`), ...v.map((x) => `p.${x.own} <=> ${r}.${x.as}`)].join(' AND ');
  const query = cx.queries.add(
    `SELECT count(*) AS total, count(r.dq__ok) AS matched\nFROM primary AS p LEFT JOIN (${relation}) AS r ON ${on('r')}`, ['primary', alias],
  );
  return {
    evaluate: (m) => {
      const count = (q: string, column: string) => m.number({ query: q, column }) ?? 0;
      const [unique1, rows1, unique2, rows2] = [count(ownGroups, 'groups_n'), count(ownGroups, 'rows_n'), count(otherGroups, 'groups_n'), count(otherGroups, 'rows_n')];
      if (unique1 !== rows1 || unique2 !== rows2) {
        return { passed: false, metrics: {}, reasons: [duplicatesText(keys, unique1, rows1, unique2, rows2)] };
      }
      if (rows1 === 0) return { passed: false, reasons: ['Cannot evaluate: primary DataFrame is empty'], metrics: {} };
      return assertComparison(cx, m, `Dataset.${alias}.DatasetMatch`, count(query, 'matched') / rows1);
    },
    rows: {
      predicate: `${cx.alias}.dq__ok IS NOT NULL`,
      joins: [{ relation, alias: cx.alias, on: on(cx.alias) }],
      inComposite: matchText !== undefined,
    },
  };
};

interface Mapping { readonly own: string; readonly other: string }

/** `a->b,c`: a column that has the same name on both sides needs no arrow. */
function mappings(text: string): Mapping[] {
  return text.split(',').map((part) => {
    const [own, other = own] = part.split('->').map((x) => x.trim());
    return { own, other };
  });
}

function split(text: string): string[] {
  return text.split(',').map((x) => x.trim());
}

function columnName(cx: LoweringContext, text: string, table?: string): string {
  return name(cx.column(text, undefined, table)?.name ?? text);
}

function missingText(cx: LoweringContext, names: readonly string[], parameter: number, table: string, word: string): string | undefined {
  const missing = names.filter((n) => cx.column(n, cx.rule.parameters[parameter], table) === undefined);
  if (missing.length === 0) return undefined;
  return missing.length === 1
    ? `Column ${missing[0]} does not exist in ${word} data frame.`
    : `Columns ${missing.join(', ')} do not exist in ${word} data frame.`;
}

function notIn(cx: LoweringContext, names: readonly string[], parameter: number, table: string): string {
  return names.filter((n) => cx.column(n, cx.rule.parameters[parameter], table) === undefined).join(', ');
}

function keysMissing(cx: LoweringContext, keys: readonly Mapping[], alias: string): string | undefined {
  const own = notIn(cx, keys.map((k) => k.own), 1, 'primary');
  if (own !== '') return `The following key columns were not found in the first dataset: ${own}`;
  const other = notIn(cx, keys.map((k) => k.other), 1, alias);
  return other === '' ? undefined : `The following key columns were not found in the second dataset: ${other}`;
}

function compareMissing(cx: LoweringContext, compared: readonly Mapping[], alias: string): string | undefined {
  const parameter = cx.parameters.length - 1;
  const own = notIn(cx, compared.map((c) => c.own), parameter, 'primary');
  if (own !== '') return `The following columns were not found in the first dataset: ${own}`;
  const other = notIn(cx, compared.map((c) => c.other), parameter, alias);
  return other === '' ? undefined : `The following columns were not found in the second dataset: ${other}`;
}

function duplicatesText(keys: readonly Mapping[], unique1: number, rows1: number, unique2: number, rows2: number): string {
  return 'The selected columns are not comparable due to duplicates present in the dataset.Comparison keys must be unique, but '
    + `in Dataframe 1, there are ${unique1} unique records and ${rows1} rows, and in Dataframe 2, there are ${unique2} unique records and ${rows2} rows, `
    + `based on the combination of keys {${keys.map((k) => k.own).join(', ')}} in Dataframe 1 and {${keys.map((k) => k.other).join(', ')}} in Dataframe 2`;
}
