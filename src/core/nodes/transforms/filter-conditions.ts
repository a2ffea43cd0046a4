import type { Field } from '../../manifest/field';
import type { FieldValue } from '../../manifest/manifest';
import { DataType, isNumeric } from '../../types';
import { formatPath } from '../column-path';
import { glueParts } from '../glue-columns';
import { GlueBody, GlueNotes, glueObjects, glueTexts } from '../glue-form';
import type { NodeContext } from '../node-type';
import { sqlString } from '../sql-text';

/** Glue Studio's structured filters: what a row is compared with, field by field, as its generated Python compares. */
export interface FilterCondition {
  readonly column: string; readonly operation: string; readonly value?: string; readonly otherColumn?: string; readonly negated: boolean;
}

const OPERATORS: { readonly [operation: string]: string } = { EQ: '=', LT: '<', GT: '>', LTE: '<=', GTE: '>=' };
const OPERATIONS = [...Object.keys(OPERATORS), 'REGEX', 'ISNULL'];

export const FILTERS: Field = {
  name: 'filters',
  doc: 'Conditions as Glue Studio has them, instead of an expression: a comparison with null drops the row, `REGEX` matches at the start of the text, '
    + 'and a text is compared with the text of `value` where the column is not a number.',
  type: {
    type: 'list',
    min: 1,
    max: 50,
    items: {
      type: 'record',
      fields: [
        { name: 'column', required: true, doc: 'Column that is compared.', type: { type: 'column' } },
        { name: 'operation', required: true, doc: 'How it is compared.', type: { type: 'enum', values: OPERATIONS } },
        { name: 'value', doc: 'Constant that it is compared with, or the regular expression.', type: { type: 'string' } },
        { name: 'otherColumn', doc: 'Column that it is compared with, instead of a constant.', type: { type: 'column' } },
        { name: 'negated', doc: 'The opposite; a comparison with null still drops the row, but null is unequal to every value.', default: false, type: { type: 'boolean' } },
      ],
    },
  },
};

export const LOGICAL_OPERATOR: Field = {
  name: 'logicalOperator', doc: 'Whether all filters must hold or any.', default: 'AND', type: { type: 'enum', values: ['AND', 'OR'] },
};

export function checkFilters(node: NodeContext, filters: readonly FilterCondition[], at: string): void {
  for (const [i, f] of filters.entries()) {
    const place = `${at}.${i}`;
    const alone = f.operation === 'ISNULL';
    if (alone && (f.value !== undefined || f.otherColumn !== undefined)) node.fail(`${place}.operation`, 'ISNULL compares with nothing');
    if (!alone && (f.value === undefined) === (f.otherColumn === undefined)) node.fail(place, 'expected either a value or another column');
    if (f.operation === 'REGEX' && f.otherColumn !== undefined) node.fail(`${place}.otherColumn`, 'a regular expression is a constant');
  }
}

/** Their SQL, true or false, never null. */
export function filterCondition(node: NodeContext, filters: readonly FilterCondition[], logicalOperator: string, at: string): string {
  const tests = filters.map((f, i) => test(node, f, `${at}.${i}`));
  if (logicalOperator === 'AND') return tests.map((t) => (t.nullable ? `coalesce(${t.sql}, false)` : t.sql)).join(' AND ');
  if (tests.every((t) => !t.nullable)) return `(${tests.map((t) => t.sql).join(' OR ')})`;
  // Python raises at the first null it compares, which drops the row though a later test may hold.
  const cases = tests.map((t) => (t.nullable ? `WHEN (${t.sql}) IS NULL THEN false WHEN ${t.sql} THEN true` : `WHEN ${t.sql} THEN true`));
  return `CASE ${cases.join(' ')} ELSE false END`;
}

function test(node: NodeContext, f: FilterCondition, at: string): { readonly sql: string; readonly nullable: boolean } {
  const { sql: column, type } = node.reference(f.column, `${at}.column`);
  const not = (sql: string) => (f.negated ? `NOT (${sql})` : sql);
  if (f.operation === 'ISNULL') return { sql: f.negated ? `${column} IS NOT NULL` : `${column} IS NULL`, nullable: false };
  if (f.operation === 'REGEX') return { sql: not(`${column} RLIKE ${sqlString(`^(?:${f.value ?? ''})`)}`), nullable: true };
  const other = f.otherColumn === undefined ? constant(f.value ?? '', type) : node.reference(f.otherColumn, `${at}.otherColumn`).sql;
  // Python's == knows None.
  if (f.operation === 'EQ') return { sql: not(`${column} <=> ${other}`), nullable: false };
  return { sql: not(`${column} ${OPERATORS[f.operation]} ${other}`), nullable: true };
}

function constant(value: string, type: DataType | undefined): string {
  const number = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value.trim());
  if (type?.kind === 'boolean' && /^(true|false)$/i.test(value)) return value.toLowerCase();
  return number && (type === undefined || isNumeric(type)) ? value.trim() : sqlString(value);
}

/** Filters of a member of Glue Studio as ours. */
export function filtersFromStudio(filters: unknown, notes: GlueNotes): { readonly [name: string]: FieldValue }[] {
  return glueObjects(filters).map((filter) => {
    const values = glueObjects(filter.Values);
    const columns = values.filter((v) => v.Type === 'COLUMNEXTRACTED').map((v) => formatPath(glueTexts(v.Value)));
    const value = values.filter((v) => v.Type === 'CONSTANT').map((v) => glueTexts(v.Value)[0] ?? '')[0];
    const operation = String(filter.Operation);
    if (columns.length === 0) notes.refuse('a filter names no column');
    if (!OPERATIONS.includes(operation)) notes.refuse(`filter operation '${operation}' is unknown, expected one of ${OPERATIONS.join(', ')}`);
    const against: { readonly [name: string]: FieldValue } = operation === 'ISNULL' ? {} : columns.length > 1 ? { otherColumn: columns[1] } : { value: value ?? '' };
    return { column: columns[0], operation, ...against, negated: filter.Negated === true };
  });
}

export function studioFilters(filters: readonly FilterCondition[]): GlueBody[] {
  return filters.map((f) => {
    const column = { Type: 'COLUMNEXTRACTED', Value: glueParts(f.column) };
    const other = f.otherColumn === undefined ? { Type: 'CONSTANT', Value: [f.value ?? ''] } : { Type: 'COLUMNEXTRACTED', Value: glueParts(f.otherColumn) };
    const values = f.operation === 'ISNULL' ? [column] : f.operation === 'REGEX' ? [other, column] : [column, other];
    return { Operation: f.operation, Negated: f.negated, Values: values };
  });
}
