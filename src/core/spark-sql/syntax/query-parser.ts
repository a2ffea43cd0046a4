import type {
  Cte, Expression, GroupBy, GroupingItem, GroupingSetItem, Hint, Identifier, LateralView, NamedWindow, Query, QueryBody, Relation, Select,
  SetOperation, SortItem,
} from './ast';
import { OTHER_STATEMENTS } from './keywords';
import { RelationParser } from './relation-parser';
import { isSetOperator } from './special-form-parser';
import { isName, isOperator, isWord, startsOperand } from './token-stream';
import { didYouMean } from '../../diagnostics';

type Organization = Pick<Query, 'orderBy' | 'sortBy' | 'clusterBy' | 'distributeBy' | 'windows' | 'orderByAll' | 'limit' | 'offset'>;
const QUERY_STARTS = ['SELECT', 'WITH', 'FROM', 'VALUES', 'TABLE'];

/** query of the grammar, and the entries: a whole query, a whole expression. */
export class QueryParser extends RelationParser {
  public wholeQuery(): Query {
    const query = this.query();
    while (this.takeOperator(';'));
    if (this.token.kind !== 'end') this.fail();
    return query;
  }

  public wholeExpression(): Expression {
    const expression = this.expression();
    if (this.token.kind !== 'end') this.fail();
    return expression;
  }

  public wholeNamedExpression(): Expression {
    const expression = this.namedExpression();
    if (this.token.kind !== 'end') this.fail();
    return expression;
  }

  /** query := [WITH cte (',' cte)*] queryTerm queryOrganization */
  protected query(): Query {
    const { start } = this.token;
    const fromFirst = isWord(this.token, 'FROM');
    this.enter();
    const ctes = this.ctes();
    const body = this.queryTerm(1);
    const organization = this.organization();
    this.leave();
    // `FROM t SELECT a ORDER BY a` takes the ORDER BY with the select; with nothing after it, it is this query's.
    if (fromFirst && body.kind === 'query' && isEmpty(organization)) return body;
    return { kind: 'query', with: ctes?.list ?? [], ...(ctes?.recursive === true && { recursive: true }), body, ...organization, span: this.spanFrom(start) };
  }

  private ctes(): { list: Cte[]; recursive: boolean } | undefined {
    if (!this.take('WITH')) return undefined;
    const recursive = this.is('RECURSIVE') && isName(this.peek()) && !isWord(this.peek(), 'AS');
    if (recursive) this.advance();
    const list: Cte[] = [];
    do {
      const cte = this.cte();
      const name = cte.name.name.toLowerCase();
      if (list.some((c) => c.name.name.toLowerCase() === name)) {
        this.fail({ code: 'DUPLICATED_CTE_NAMES', sqlState: '42602', message: `the WITH clause defines ${cte.name.name} twice`, span: cte.name.span });
      }
      list.push(cte);
    } while (this.takeOperator(','));
    return { list, recursive };
  }

  /** cte := name ['(' name (',' name)* ')'] [AS] '(' query ')' */
  private cte(): Cte {
    const { start } = this.token;
    const name = this.plainIdentifier();
    const columns = isOperator(this.token, '(') && !this.startsQuery(this.index + 1) ? this.identifierList() : [];
    this.take('AS');
    const query = this.bracketed(() => this.query());
    return { name, columns, query, span: this.spanFrom(start) };
  }

  /** INTERSECT (2) binds tighter than UNION, EXCEPT and MINUS (1). */
  private queryTerm(min: number): QueryBody {
    const { start } = this.token;
    let left = this.queryPrimary();
    for (let length = 1; ; length++) {
      this.note('UNION', 'EXCEPT', 'INTERSECT', 'MINUS');
      const word = this.token;
      if (!isSetOperator(word, this.peek())) return left;
      const power = word.text === 'INTERSECT' ? 2 : 1;
      if (power < min) return left;
      this.checkChain(length, 'set operations');
      this.advance();
      const all = this.take('ALL');
      if (!all) this.take('DISTINCT');
      const right = this.queryTerm(power + 1);
      const operator = word.text === 'MINUS' ? 'except' : word.text.toLowerCase() as SetOperation['operator'];
      left = { kind: 'set', operator, all, left, right, span: this.spanFrom(start) };
    }
  }

  private queryPrimary(): QueryBody {
    const token = this.token;
    const { start } = token;
    if (this.isOperator('(')) return this.bracketed(() => this.query());
    if (this.is('SELECT')) return this.select();
    if (this.is('FROM')) return this.fromStatement();
    if (this.is('VALUES')) return this.values();
    if (this.take('TABLE')) {
      this.expects('tables');
      const name = this.multipartIdentifier();
      return { kind: 'table-statement', name, span: this.spanFrom(start) };
    }
    this.is('WITH');
    if (token.kind === 'word' && (token.text === 'MAP' || token.text === 'REDUCE')) this.refuse(`script transformation (${token.text} … USING)`);
    if (this.index === 0 && token.kind === 'word' && OTHER_STATEMENTS.has(token.text)) {
      this.refuse(`the ${token.text} statement`, 'only queries are: SELECT, WITH, FROM, VALUES or TABLE');
    }
    if (token.kind === 'word') {
      const shown = this.text.slice(token.start, token.end);
      const meant = didYouMean(shown, QUERY_STARTS).replace(/'/g, '');
      this.fail({ message: `syntax error at or near '${shown}'${meant === '' ? `; a query starts with ${QUERY_STARTS.join(', ')}` : meant}`, span: token });
    }
    return this.fail();
  }

  /** fromStatement := FROM … (SELECT … organization)+; several selects are their UNION ALL. */
  private fromStatement(): QueryBody {
    const { start } = this.token;
    const source = this.fromClause();
    let out: QueryBody | undefined;
    do {
      if (!this.is('SELECT')) this.fail();
      const body: QueryBody = { ...this.select(source), span: this.spanFrom(start) };
      const organization = this.organization();
      const query: QueryBody = isEmpty(organization) ? body : { kind: 'query', with: [], body, ...organization, span: this.spanFrom(start) };
      out = out === undefined ? query : { kind: 'set', operator: 'union', all: true, left: out, right: query, span: this.spanFrom(start) };
    } while (this.is('SELECT'));
    return out;
  }

  /** selectClause [fromClause] lateralView* [WHERE] [GROUP BY] [HAVING] [WINDOW]; `source` is the FROM that came first. */
  private select(source?: { from: Relation[]; lateralViews: LateralView[] }): Select {
    const { start } = this.advance();
    if (this.is('TRANSFORM') && this.isScriptTransform()) this.refuse('script transformation (SELECT TRANSFORM … USING)');
    const hints = this.hints();
    let distinct = false;
    this.note('DISTINCT', 'ALL');
    if (startsOperand(this.peek()) && !isWord(this.peek(), 'FROM') && !isWord(this.peek(), 'AS')) {
      if (this.take('DISTINCT')) distinct = true;
      else if (!isOperator(this.peek(), '(')) this.take('ALL');
    }
    const items = this.list(() => this.namedExpression());
    let from = source?.from ?? [];
    let lateralViews = source?.lateralViews ?? [];
    if (source === undefined && this.is('FROM')) ({ from, lateralViews } = this.fromClause());
    lateralViews = [...lateralViews, ...this.lateralViews()];
    const where = this.take('WHERE') ? this.expression() : undefined;
    const groupBy = this.groupBy();
    const having = this.take('HAVING') ? this.expression() : undefined;
    const windows = this.windowClause();
    return {
      kind: 'select', hints, distinct, items, from, lateralViews, ...(where && { where }), ...(groupBy && { groupBy }), ...(having && { having }), windows, span: this.spanFrom(start),
    };
  }

  private isScriptTransform(): boolean {
    const close = this.peek().match ?? -1;
    if (!isOperator(this.peek(), '(') || close < 0) return false;
    const after = this.tokenAt(close + 1);
    return isWord(after, 'USING') || isWord(after, 'RECORDWRITER') || (isWord(after, 'ROW') && isWord(this.tokenAt(close + 2), 'FORMAT'));
  }

  /** hint := '/*+' statement ([','] statement)* end; statement := name ['(' primary (',' primary)* ')'] */
  private hints(): Hint[] {
    const hints: Hint[] = [];
    while (this.token.kind === 'hint') {
      this.advance();
      do {
        const { start } = this.token;
        const { name } = this.identifier();
        const args = isOperator(this.token, '(') ? this.bracketed(() => this.list(() => this.value(1))) : [];
        hints.push({ name, args, span: this.spanFrom(start) });
      } while (this.takeOperator(',') || this.isName());
      if (this.tokenAt(this.index).kind !== 'hint-end') this.fail();
      this.advance();
    }
    return hints;
  }

  /** fromClause := FROM relation (',' relation)* lateralView* */
  private fromClause(): { from: Relation[]; lateralViews: LateralView[] } {
    this.need('FROM');
    const from = this.list(() => this.relation());
    const lateralViews = this.lateralViews();
    for (const word of ['PIVOT', 'UNPIVOT']) {
      if (lateralViews.length > 0 && this.is(word) && isOperator(this.peek(), '(')) {
        this.fail({ code: `NOT_ALLOWED_IN_FROM.LATERAL_WITH_${word}`, sqlState: '42601', message: `LATERAL VIEW cannot be used together with ${word} in FROM`, span: this.token });
      }
    }
    return { from, lateralViews };
  }

  private lateralViews(): LateralView[] {
    const views: LateralView[] = [];
    while (this.isSequence('LATERAL', 'VIEW')) views.push(this.lateralView());
    return views;
  }

  /** LATERAL VIEW [OUTER] function '(' … ')' table [[AS] column (',' column)*] */
  private lateralView(): LateralView {
    const { start } = this.token;
    this.index += 2;
    const outer = this.is('OUTER') && isName(this.peek());
    if (outer) this.advance();
    this.expects('generators');
    const name = this.multipartIdentifier();
    const call = this.tableCall(name);
    let table: Identifier | undefined;
    let columns: Identifier[] = [];
    if (this.isName() && this.mayBeTableAlias()) table = this.identifier();
    if (this.take('AS') || (table !== undefined && this.isName() && this.mayBeTableAlias())) columns = this.list(() => this.identifier());
    else if (table === undefined) this.fail();
    return { outer, call, ...(table && { table }), columns, span: this.spanFrom(start) };
  }

  // ---------------------------------------------------------------- GROUP BY

  private groupBy(): GroupBy | undefined {
    const { start } = this.token;
    if (!this.takeSequence('GROUP', 'BY')) return undefined;
    if (this.is('ALL') && !startsOperand(this.peek()) && !isOperator(this.peek(), '.') && !isOperator(this.peek(), ',') || isWord(this.token, 'ALL') && isName(this.peek())) {
      this.since('3.4', 'GROUP BY ALL');
      this.advance();
      return { all: true, items: [], span: this.spanFrom(start) };
    }
    const items = this.list(() => this.groupingItem());
    let trailing: GroupBy['trailing'];
    if (this.takeSequence('WITH', 'ROLLUP')) trailing = 'rollup';
    else if (this.takeSequence('WITH', 'CUBE')) trailing = 'cube';
    else if (this.takeSequence('GROUPING', 'SETS')) trailing = { sets: this.bracketed(() => this.list(() => this.groupingSet())) };
    return { items, ...(trailing && { trailing }), span: this.spanFrom(start) };
  }

  private groupingItem(): GroupingItem {
    return this.groupingAnalytics() ?? { kind: 'expression', expression: this.expression() };
  }

  /** (ROLLUP | CUBE) '(' set, … ')' | GROUPING SETS '(' (set | analytics), … ')' */
  private groupingAnalytics(): Exclude<GroupingItem, { kind: 'expression' }> | undefined {
    const { start } = this.token;
    for (const word of ['ROLLUP', 'CUBE'] as const) {
      if (!this.is(word) || !isOperator(this.peek(), '(')) continue;
      this.advance();
      const sets = this.bracketed(() => this.list(() => this.groupingSet()));
      return { kind: word === 'ROLLUP' ? 'rollup' : 'cube', sets, span: this.spanFrom(start) };
    }
    if (!this.isSequence('GROUPING', 'SETS') || !isOperator(this.peek(2), '(')) return undefined;
    this.index += 2;
    this.enter();
    const sets = this.bracketed(() => this.list((): GroupingSetItem => this.groupingAnalytics() ?? { kind: 'set', items: this.groupingSet() }));
    this.leave();
    return { kind: 'sets', sets, span: this.spanFrom(start) };
  }

  /** groupingSet := '(' [expression (',' expression)*] ')' | expression */
  private groupingSet(): Expression[] {
    if (isOperator(this.token, '(') && isOperator(this.peek(), ')')) {
      this.index += 2;
      return [];
    }
    const close = this.token.match ?? -1;
    const bracketed = isOperator(this.token, '(') && close > 0 && (isOperator(this.tokenAt(close + 1), ',') || isOperator(this.tokenAt(close + 1), ')')) && !this.startsQuery(this.index + 1);
    return bracketed ? this.bracketed(() => this.list(() => this.expression())) : [this.expression()];
  }

  // ---------------------------------------------------------------- WINDOW, ORDER BY, LIMIT

  private windowClause(): NamedWindow[] {
    if (!(this.is('WINDOW') && isName(this.peek()) && isWord(this.peek(2), 'AS'))) return [];
    this.advance();
    return this.list(() => {
      const { start } = this.token;
      const name = this.plainIdentifier();
      this.need('AS');
      return { name, spec: this.windowSpec(), span: this.spanFrom(start) };
    });
  }

  /** [ORDER BY] [CLUSTER BY] [DISTRIBUTE BY] [SORT BY] [WINDOW] [LIMIT] [OFFSET] */
  private organization(): Organization {
    let orderBy: SortItem[] = [];
    let orderByAll: SortItem | undefined;
    if (this.takeSequence('ORDER', 'BY')) {
      orderBy = this.sortItems();
      const [first] = orderBy;
      if (orderBy.length === 1 && first.expression.kind === 'column' && first.expression.parts.length === 1 && !first.expression.parts[0].quoted
        && first.expression.parts[0].name.toUpperCase() === 'ALL') {
        this.since('3.4', 'ORDER BY ALL', this.tokenAt(this.index - 1));
        orderByAll = first;
        orderBy = [];
      }
    }
    const clusterBy = this.takeSequence('CLUSTER', 'BY') ? this.list(() => this.expression()) : [];
    const distributeBy = this.takeSequence('DISTRIBUTE', 'BY') ? this.list(() => this.expression()) : [];
    const sortBy = this.takeSequence('SORT', 'BY') ? this.sortItems() : [];
    const windows = this.windowClause();
    const limit = this.take('LIMIT') ? this.limit() : undefined;
    if (this.is('OFFSET')) this.since('3.4', 'OFFSET');
    const offset = this.take('OFFSET') ? this.expression() : undefined;
    const rest = { ...(orderByAll && { orderByAll }), ...(limit && { limit }), ...(offset && { offset }) };
    return { orderBy, sortBy, clusterBy, distributeBy, windows, ...rest };
  }

  /** LIMIT ALL is no limit. */
  private limit(): Expression | undefined {
    if (this.is('ALL') && !(isOperator(this.peek(), '.') || isOperator(this.peek(), '('))) {
      this.advance();
      return undefined;
    }
    return this.expression();
  }
}

function isEmpty(o: Organization): boolean {
  return o.orderBy.length + o.sortBy.length + o.clusterBy.length + o.distributeBy.length + o.windows.length === 0
    && o.limit === undefined && o.offset === undefined && o.orderByAll === undefined;
}
