import type {
  Expression, FunctionCall, GroupBy, GroupingItem, GroupingSetItem, Hint, Join, LateralView, NamedWindow, Query, QueryBody, Relation, Sampled, Select,
  TableAlias, Unpivot, Values,
} from './ast';
import { CLAUSE_LINE, Doc, group, indent, join, LINE, renderDocument, SOFT_LINE } from './document';
import { printBareAlias, printFunctionName, printName, printNames } from './names';
import { ExpressionPrinter, Level, sortOrder } from './print-expression';

const SET_LEVEL = { union: 1, except: 1, intersect: 2 } as const;
const JOIN_WORDS = {
  'inner': 'JOIN', 'cross': 'CROSS JOIN', 'left': 'LEFT JOIN', 'right': 'RIGHT JOIN', 'full': 'FULL JOIN', 'left semi': 'LEFT SEMI JOIN', 'left anti': 'LEFT ANTI JOIN',
} as const;

/** Queries as documents. The clauses of the outer query always break, those of a subquery only where its text is too long for the line. */
export class QueryPrinter {
  private readonly expressions = new ExpressionPrinter((q) => this.query(q, LINE));

  public get expression(): ExpressionPrinter {
    return this.expressions;
  }

  /** The clauses, separated by `line`. */
  public query(q: Query, line: Doc = CLAUSE_LINE): Doc {
    const e = this.expressions;
    const clauses: Doc[] = [];
    if (q.with.length > 0) {
      const ctes = q.with.map((c): Doc => [printName(c.name.name), columns(c.columns), ' AS ', e.subquery(c.query)]);
      clauses.push([q.recursive === true ? 'WITH RECURSIVE ' : 'WITH ', join([',', line], ctes)]);
    }
    clauses.push(this.body(q.body, line));
    const list = (words: string, doc: Doc): void => {
      clauses.push(group([words, indent([LINE, doc])]));
    };
    if (q.orderByAll !== undefined) clauses.push(['ORDER BY ', allWord(q.orderByAll.expression), sortOrder(q.orderByAll)]);
    if (q.orderBy.length > 0) list('ORDER BY', e.sortItems(q.orderBy));
    if (q.clusterBy.length > 0) list('CLUSTER BY', e.list(q.clusterBy));
    if (q.distributeBy.length > 0) list('DISTRIBUTE BY', e.list(q.distributeBy));
    if (q.sortBy.length > 0) list('SORT BY', e.sortItems(q.sortBy));
    if (q.windows.length > 0) clauses.push(this.windows(q.windows));
    if (q.limit !== undefined) clauses.push(['LIMIT ', e.print(q.limit)]);
    if (q.offset !== undefined) clauses.push(['OFFSET ', e.print(q.offset)]);
    return join(line, clauses);
  }

  private body(b: QueryBody, line: Doc, min = 0): Doc {
    switch (b.kind) {
      case 'query': return this.expressions.subquery(b);
      case 'select': return this.select(b, line);
      case 'values': return this.values(b);
      case 'table-statement': return `TABLE ${printNames(b.name)}`;
      case 'set': return this.setOperation(b, line, min);
    }
  }

  /** Left-deep chains of one level without a stack frame each. */
  private setOperation(b: Extract<QueryBody, { kind: 'set' }>, line: Doc, min: number): Doc {
    const level = SET_LEVEL[b.operator];
    const tail: Doc[] = [];
    let left: QueryBody = b;
    while (left.kind === 'set' && SET_LEVEL[left.operator] === level) {
      tail.push([line, left.operator.toUpperCase(), left.all ? ' ALL' : '', line, this.body(left.right, line, level + 1)]);
      left = left.left;
    }
    const doc: Doc = [this.body(left, line, level), tail.reverse()];
    return level < min ? group(['(', indent([SOFT_LINE, doc]), SOFT_LINE, ')']) : doc;
  }

  private select(s: Select, line: Doc): Doc {
    const e = this.expressions;
    const head = ['SELECT', s.hints.length > 0 ? ` /*+ ${s.hints.map((h) => this.hintText(h)).join(', ')} */` : '', s.distinct ? ' DISTINCT' : ''].join('');
    const clauses: Doc[] = [group([head, indent([LINE, e.list(s.items)])])];
    if (s.from.length > 0) clauses.push(group(['FROM ', join([',', indent(LINE)], s.from.map((r) => this.relation(r, line)))]));
    for (const view of s.lateralViews) clauses.push(this.lateralView(view));
    if (s.where !== undefined) clauses.push(['WHERE ', e.print(s.where)]);
    if (s.groupBy !== undefined) clauses.push(this.groupBy(s.groupBy));
    if (s.having !== undefined) clauses.push(['HAVING ', e.print(s.having)]);
    if (s.windows.length > 0) clauses.push(this.windows(s.windows));
    return join(line, clauses);
  }

  /** Hints stay on one line: a text in a comment is not for breaking. */
  private hintText(h: Hint): string {
    return h.args.length === 0 ? printName(h.name) : `${printName(h.name)}(${h.args.map((a) => renderDocument(this.expressions.print(a, Level.Value))).join(', ')})`;
  }

  private windows(windows: readonly NamedWindow[]): Doc {
    return ['WINDOW ', join([',', LINE], windows.map((w): Doc => [printName(w.name.name), ' AS ', this.expressions.windowSpec(w.spec)]))];
  }

  private lateralView(v: LateralView): Doc {
    const names = v.columns.map((c) => printName(c.name)).join(', ');
    return [
      v.outer ? 'LATERAL VIEW OUTER ' : 'LATERAL VIEW ', this.tableCall(v.call), v.table === undefined ? '' : ` ${printBareAlias(v.table.name)}`, names === '' ? '' : ` AS ${names}`,
    ];
  }

  private tableCall(call: FunctionCall): Doc {
    return [printFunctionName(call.name), '(', this.expressions.list(call.args), ')'];
  }

  // ---------------------------------------------------------------- GROUP BY

  private groupBy(g: GroupBy): Doc {
    if (g.all === true) return 'GROUP BY ALL';
    const items = join([',', LINE], g.items.map((i) => this.groupingItem(i)));
    let trailing: Doc = '';
    if (g.trailing === 'rollup') trailing = ' WITH ROLLUP';
    else if (g.trailing === 'cube') trailing = ' WITH CUBE';
    else if (g.trailing !== undefined) trailing = [' GROUPING SETS (', join(', ', g.trailing.sets.map((s) => this.groupingSet(s, true))), ')'];
    return group(['GROUP BY', indent([LINE, items]), trailing]);
  }

  private groupingItem(i: GroupingItem): Doc {
    return i.kind === 'expression' ? this.expressions.print(i.expression) : this.analytics(i);
  }

  private analytics(i: Exclude<GroupingItem, { kind: 'expression' }>): Doc {
    if (i.kind === 'sets') return ['GROUPING SETS (', join(', ', i.sets.map((s) => this.setItem(s))), ')'];
    return [i.kind.toUpperCase(), '(', join(', ', i.sets.map((s) => this.groupingSet(s, false))), ')'];
  }

  private setItem(s: GroupingSetItem): Doc {
    return s.kind === 'set' ? this.groupingSet(s.items, true) : this.analytics(s);
  }

  /**
   * GROUPING SETS reads better with brackets around each set, ROLLUP (a, b) without; a row needs them, whose own would be taken for the set's,
   * a subquery must not have more than its own.
   */
  private groupingSet(items: readonly Expression[], brackets: boolean): Doc {
    const bare = items.length === 1 && (items[0].kind === 'subquery' || (!brackets && items[0].kind !== 'row'));
    return bare ? this.expressions.print(items[0]) : ['(', this.expressions.list(items), ')'];
  }

  // ---------------------------------------------------------------- FROM

  private relation(r: Relation, line: Doc): Doc {
    switch (r.kind) {
      case 'table': return [printNames(r.name), this.timeTravel(r.timeTravel), alias(r.alias)];
      case 'subquery-relation': return [r.lateral ? 'LATERAL ' : '', this.expressions.subquery(r.query), alias(r.alias)];
      case 'table-function': return [r.lateral ? 'LATERAL ' : '', this.tableCall(r.call), alias(r.alias)];
      case 'inline-table': return this.values(r.values);
      case 'join': return this.joins(r, line);
      case 'pivot': {
        const e = this.expressions;
        const names = r.columns.map((c) => printName(c.name)).join(', ');
        return [this.relation(r.relation, line), line, group([
          'PIVOT (', indent([SOFT_LINE, e.list(r.aggregates), LINE, `FOR ${r.columns.length === 1 ? names : `(${names})`} IN (`, e.list(r.values), ')']), SOFT_LINE, ')',
        ])];
      }
      case 'unpivot': return [this.relation(r.relation, line), line, this.unpivot(r)];
      case 'sample': return [this.operand(r.relation, line), ' ', this.sample(r), alias(r.alias)];
    }
  }

  private timeTravel(t: Extract<Relation, { kind: 'table' }>['timeTravel']): Doc {
    return t === undefined ? '' : [t.type === 'version' ? ' VERSION AS OF ' : ' TIMESTAMP AS OF ', this.expressions.print(t.value, Level.Value)];
  }

  /** Left-deep chains of joins without a stack frame each. */
  private joins(r: Join, line: Doc): Doc {
    const tail: Doc[] = [];
    let left: Relation = r;
    while (left.kind === 'join') {
      const { natural, type, right, on, using } = left;
      tail.push([
        line, natural ? 'NATURAL ' : '', JOIN_WORDS[type], ' ', this.operand(right, line),
        on === undefined ? '' : [' ON ', this.expressions.print(on)],
        using === undefined ? '' : ` USING (${using.map((u) => printName(u.name)).join(', ')})`,
      ]);
      left = left.left;
    }
    return [this.relation(left, line), tail.reverse()];
  }

  /** A relation where the grammar takes a primary one. */
  private operand(r: Relation, line: Doc): Doc {
    return r.kind === 'join' || r.kind === 'pivot' || r.kind === 'unpivot' ? group(['(', indent([SOFT_LINE, this.relation(r, line)]), SOFT_LINE, ')']) : this.relation(r, line);
  }

  private unpivot(u: Unpivot): Doc {
    const names = u.valueColumns.map((c) => printName(c.name)).join(', ');
    const several = u.valueColumns.length > 1 || u.inputs.some((i) => i.columns.length !== 1);
    const inputs = u.inputs.map((i): Doc => {
      const parts = i.columns.map((c) => printNames(c.parts)).join(', ');
      return [several ? `(${parts})` : parts, i.alias === undefined ? '' : ` AS ${printName(i.alias.name)}`];
    });
    return group([
      u.includeNulls ? 'UNPIVOT INCLUDE NULLS (' : 'UNPIVOT (',
      indent([SOFT_LINE, several ? `(${names})` : names, ` FOR ${printName(u.nameColumn.name)} IN (`, join([',', LINE], inputs), ')']), SOFT_LINE, ')', alias(u.alias),
    ]);
  }

  private sample(s: Sampled): Doc {
    const { method, seed } = s;
    const size: Doc = method.type === 'bucket'
      ? `BUCKET ${method.numerator} OUT OF ${method.denominator}`
      : [this.expressions.print(method.value), method.type === 'percent' ? ' PERCENT' : ' ROWS'];
    return ['TABLESAMPLE (', size, ')', seed === undefined ? '' : ` REPEATABLE (${seed})`];
  }

  /** Rows always in brackets, `VALUES (1), (2)`; a subquery has its own. */
  private values(v: Values): Doc {
    const rows = v.rows.map((r): Doc => (r.kind === 'row' || r.kind === 'subquery' ? this.expressions.print(r) : ['(', this.expressions.print(r), ')']));
    return group(['VALUES', indent([LINE, join([',', LINE], rows)]), alias(v.alias)]);
  }
}

function alias(a: TableAlias | undefined): string {
  return a?.name === undefined ? '' : ` AS ${printName(a.name.name)}${columns(a.columns)}`;
}

function columns(names: readonly { readonly name: string }[]): string {
  return names.length === 0 ? '' : `(${names.map((n) => printName(n.name)).join(', ')})`;
}

/** The word as it was written: to quote it would make it a column. */
function allWord(e: Expression): string {
  return e.kind === 'column' ? e.parts[0].name : 'ALL';
}
