import type { Column } from '../types';
import { isNumeric, isString } from '../types';
import { isNested } from './sql-text';

/** What is known of a column after a profile. */
export interface ColumnProfile {
  readonly column: Column;
  readonly completeness: number;
  /** Values that occur once, per row with a value. */
  readonly uniqueness?: number;
  readonly distinct?: number;
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** The analyzers whose metrics `recommendRules` reads. */
export function profileAnalyzers(columns: readonly Column[]): string {
  const quoted = (c: Column) => `"${c.name.replace(/["\\]/g, '\\$&')}"`;
  const each = columns.flatMap((c) => [`AllStatistics ${quoted(c)}`, ...(isNested(c.type) ? [] : [`DistinctValuesCount ${quoted(c)}`])]);
  return `Analyzers = [\n    ${['RowCount', ...each].join(',\n    ')}\n]`;
}

/** What the metrics of `profileAnalyzers` say of each column. */
export function columnProfiles(columns: readonly Column[], metrics: Readonly<Record<string, number>>): ColumnProfile[] {
  return columns.map((column): ColumnProfile => {
    const of = (metric: string) => metrics[`Column.${column.name}.${metric}`];
    return {
      column,
      completeness: of('Completeness') ?? 0,
      uniqueness: of('Uniqueness'),
      distinct: of('DistinctValuesCount'),
      min: of('Minimum'),
      max: of('Maximum'),
      minLength: of('MinimumLength'),
      maxLength: of('MaximumLength'),
    };
  });
}

/**
 * Rules that the profiled data keeps and that later data should: half to double the rows, complete columns, a margin of a tenth
 * for columns that are not, keys, the range of lengths and numbers. To be read by a person before they are relied on.
 */
export function recommendRules(rows: number, profiles: readonly ColumnProfile[]): string[] {
  return [`RowCount between ${Math.floor(rows / 2)} and ${rows * 2 + 1}`, ...profiles.flatMap((p) => columnRules(p, rows))];
}

function columnRules(p: ColumnProfile, rows: number): string[] {
  const name = `"${p.column.name.replace(/["\\]/g, '\\$&')}"`;
  const unique = p.uniqueness === 1 && rows > 1;
  const out: string[] = [];
  if (p.completeness === 1) out.push(unique ? `IsPrimaryKey ${name}` : `IsComplete ${name}`);
  else if (p.completeness > 0.1) out.push(`Completeness ${name} >= ${Math.floor((p.completeness - 0.1) * 100) / 100}`);
  if (unique && p.completeness < 1 && p.completeness > 0) out.push(`IsUnique ${name}`);
  if (isString(p.column.type) && p.completeness === 1 && p.maxLength !== undefined && p.minLength !== undefined) {
    out.push(p.minLength === p.maxLength ? `ColumnLength ${name} = ${p.maxLength}` : `ColumnLength ${name} between ${p.minLength - 1} and ${p.maxLength * 2 + 1}`);
  }
  if (isNumeric(p.column.type) && p.completeness === 1 && p.min !== undefined && p.min >= 0) out.push(`ColumnValues ${name} >= 0`);
  if (p.distinct !== undefined && p.distinct > 1 && p.distinct <= 10 && rows >= p.distinct * 10) out.push(`DistinctValuesCount ${name} <= ${p.distinct}`);
  return out;
}
