/**
 * A condition on rows that a source may be read by. It is given where leaving out rows makes no difference: who reads the rows tests them again.
 * So a system may keep more rows than it says, and leave out parts that it cannot test as Spark does, never the other way round.
 */
export type RowCondition =
  | { readonly kind: 'and'; readonly of: readonly RowCondition[] }
  | { readonly kind: 'or'; readonly of: readonly RowCondition[] }
  | { readonly kind: 'compare'; readonly column: string; readonly operator: Comparison; readonly value: Constant }
  | { readonly kind: 'in'; readonly column: string; readonly values: readonly Constant[] }
  | { readonly kind: 'null'; readonly column: string; readonly negated: boolean };

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** Numbers as their digits, dates as `2026-01-31`, texts as they are. */
export interface Constant { readonly type: 'number' | 'text' | 'date'; readonly text: string }

/** All of them, or any. One that is not there is no condition; of `or`, none then is. */
export function joined(kind: 'and' | 'or', of: readonly (RowCondition | undefined)[]): RowCondition | undefined {
  const there = of.filter((c): c is RowCondition => c !== undefined);
  if (there.length === 0 || (kind === 'or' && there.length < of.length)) return undefined;
  return there.length === 1 ? there[0] : { kind, of: there };
}
