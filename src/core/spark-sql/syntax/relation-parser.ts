import type {
  Expression, Identifier, InlineTable, Join, JoinType, Pivot, Relation, Sampled, SubqueryRelation, TableAlias, TableRef, Unpivot, Values,
} from './ast';
import { ExpressionParser } from './expression-parser';
import { isSetOperator } from './special-form-parser';
import { isName, isOperator, isStrictName, isWord } from './token-stream';

/** FROM: relations, joins, samples, PIVOT and UNPIVOT, table-valued functions. */
export abstract class RelationParser extends ExpressionParser {
  /** relation := [LATERAL] relationPrimary (join | pivot | unpivot)* */
  protected relation(): Relation {
    const { start } = this.token;
    this.enter();
    let relation = this.lateralOrPrimary();
    for (let length = 1; ; length++) {
      const next = this.relationExtension(relation, start);
      if (next === undefined) break;
      this.checkChain(length, 'joins');
      relation = next;
    }
    this.leave();
    return relation;
  }

  private relationExtension(left: Relation, start: number): Relation | undefined {
    if (this.is('PIVOT') && isOperator(this.peek(), '(')) return this.pivot(left, start);
    if (this.is('UNPIVOT') && (isOperator(this.peek(), '(') || isName(this.peek()))) return this.unpivot(left, start);
    return this.join(left, start);
  }

  /** join := [NATURAL] joinType JOIN [LATERAL] relationPrimary [ON … | USING (…)] */
  private join(left: Relation, start: number): Join | undefined {
    const at = this.index;
    const natural = this.take('NATURAL');
    const type = this.joinType();
    if (type === undefined || !this.take('JOIN')) {
      // `LEFT b` and the like: a join that lacks its JOIN.
      if (this.index !== at) this.fail();
      return undefined;
    }
    const bad = (code: string, message: string): never => this.fail({ code, sqlState: '42613', message, span: this.spanFrom(this.tokenAt(at).start) });
    if (natural && type === 'cross') bad('INCOMPATIBLE_JOIN_TYPES', 'the join types NATURAL and CROSS are incompatible');
    const lateral = isWord(this.token, 'LATERAL');
    const right = this.lateralOrPrimary();
    if (lateral && natural) bad('INCOMPATIBLE_JOIN_TYPES', 'the join types LATERAL and NATURAL are incompatible');
    if (lateral && !['inner', 'cross', 'left'].includes(type)) bad('INVALID_LATERAL_JOIN_TYPE', `the ${type.toUpperCase()} JOIN with LATERAL correlation is not allowed`);
    if (natural) return { kind: 'join', type, natural, left, right, span: this.spanFrom(start) };
    if (this.is('ON')) {
      this.advance();
      const on = this.expression();
      return { kind: 'join', type, natural, left, right, on, span: this.spanFrom(start) };
    }
    if (this.is('USING')) {
      if (lateral) bad('UNSUPPORTED_FEATURE.LATERAL_JOIN_USING', 'a JOIN USING with LATERAL correlation is not supported');
      this.advance();
      const using = this.identifierList();
      return { kind: 'join', type, natural, left, right, using, span: this.spanFrom(start) };
    }
    return { kind: 'join', type, natural, left, right, span: this.spanFrom(start) };
  }

  /** [INNER] | CROSS | (LEFT | RIGHT | FULL) [OUTER] | [LEFT] (SEMI | ANTI); undefined where no join starts. */
  private joinType(): JoinType | undefined {
    if (this.is('JOIN')) return 'inner';
    if (this.take('INNER')) return 'inner';
    if (this.take('CROSS')) return 'cross';
    if (this.take('SEMI')) return 'left semi';
    if (this.take('ANTI')) return 'left anti';
    if (this.take('LEFT')) {
      if (this.take('SEMI')) return 'left semi';
      if (this.take('ANTI')) return 'left anti';
      this.take('OUTER');
      return 'left';
    }
    const type = this.takeOneOf('RIGHT', 'FULL');
    if (type === undefined) return undefined;
    this.take('OUTER');
    return type === 'RIGHT' ? 'right' : 'full';
  }

  private lateralOrPrimary(): Relation {
    const { start } = this.token;
    if (!(this.is('LATERAL') && !isWord(this.peek(), 'VIEW'))) return this.relationPrimary(false, start);
    this.advance();
    const relation = this.relationPrimary(true, start);
    if (relation.kind === 'subquery-relation' || relation.kind === 'table-function') return relation;
    return this.fail({
      code: 'INVALID_SQL_SYNTAX.LATERAL_WITHOUT_SUBQUERY_OR_TABLE_VALUED_FUNC',
      sqlState: '42000',
      span: relation.span,
      message: 'LATERAL can only be used with a subquery or a table-valued function',
    });
  }

  /** relationPrimary := VALUES … | '(' query ')' | '(' relation ')' | function '(' … ')' | name [time travel], with sample and alias */
  private relationPrimary(lateral: boolean, start: number): Relation {
    if (isOperator(this.token, '(')) return this.bracketedRelation(lateral, start);
    if (this.is('VALUES') && (isOperator(this.peek(), '(') || ['number', 'string', 'word', 'quoted'].includes(this.peek().kind)) && !isWord(this.peek(), 'AS')) {
      const values = this.values();
      return { kind: 'inline-table', values, span: values.span } satisfies InlineTable;
    }
    this.expects('tables');
    const name = this.multipartIdentifier();
    if (isOperator(this.token, '(')) {
      if (isWord(this.peek(), 'TABLE') && (isOperator(this.peek(2), '(') || isName(this.peek(2)))) this.refuse('a TABLE argument of a table-valued function', undefined, this.peek());
      const call = this.tableCall(name);
      const alias = this.tableAlias();
      return { kind: 'table-function', call, lateral, ...(alias && { alias }), span: this.spanFrom(start) };
    }
    const timeTravel = this.timeTravel();
    const table: TableRef = { kind: 'table', name, ...(timeTravel && { timeTravel }), span: this.spanFrom(start) };
    const sample = this.sample(table, start);
    if (sample !== undefined) return sample;
    const alias = this.tableAlias();
    return alias === undefined ? table : { ...table, alias, span: this.spanFrom(start) };
  }

  private bracketedRelation(lateral: boolean, start: number): Relation {
    if (this.startsQuery(this.index + 1) && !this.bracketsValuesRelation()) {
      const query = this.bracketed(() => this.query());
      const relation: SubqueryRelation = { kind: 'subquery-relation', query, lateral, span: this.spanFrom(start) };
      const sample = this.sample(relation, start);
      if (sample !== undefined) return sample;
      const alias = this.tableAlias();
      return alias === undefined ? relation : { ...relation, alias, span: this.spanFrom(start) };
    }
    const inner = this.bracketed(() => this.relation());
    const sample = this.sample(inner, start);
    if (sample !== undefined) return sample;
    const alias = this.tableAlias();
    if (alias === undefined) return inner;
    // The tree has no alias for a bracketed join: it is the query that selects all of it.
    const { span } = inner;
    return {
      kind: 'subquery-relation',
      lateral,
      alias,
      span: this.spanFrom(start),
      query: {
        kind: 'query',
        with: [],
        orderBy: [],
        sortBy: [],
        clusterBy: [],
        distributeBy: [],
        windows: [],
        span,
        body: { kind: 'select', hints: [], distinct: false, items: [{ kind: 'star', qualifier: [], span }], from: [inner], lateralViews: [], windows: [], span },
      },
    };
  }

  /** `(VALUES (1) AS v JOIN t)` is a relation, `(VALUES (1) UNION SELECT 2)` a query: told by the first such word of the bracket's own. */
  private bracketsValuesRelation(): boolean {
    const close = this.token.match ?? -1;
    if (close < 0 || !isWord(this.peek(), 'VALUES')) return false;
    for (let i = this.index + 2; i < close; i++) {
      const token = this.tokenAt(i);
      if (isOperator(token, '(') && token.match !== undefined && token.match > 0) i = token.match;
      else if (isWord(token, 'AS')) i++;
      else if (isWord(token, 'JOIN')) return true;
      else if (isWord(token, 'PIVOT') || isWord(token, 'UNPIVOT')) return isOperator(this.tokenAt(i + 1), '(') || isWord(this.tokenAt(i + 2), 'NULLS');
      else if (isSetOperator(token, this.tokenAt(i + 1)) || isWord(token, 'LIMIT') || isWord(this.tokenAt(i + 1), 'BY')) return false;
    }
    return false;
  }

  /** tableAlias := [[AS] strictIdentifier ['(' name (',' name)* ')']] */
  protected tableAlias(): TableAlias | undefined {
    const { start } = this.token;
    let name: Identifier;
    if (this.take('AS')) {
      if (this.isName() && !isStrictName(this.token)) this.fail();
      name = this.plainIdentifier();
    } else if (this.isName() && this.mayBeTableAlias()) {
      name = this.plainIdentifier();
      this.implicitAliasTaken();
    } else {
      return undefined;
    }
    const columns = isOperator(this.token, '(') ? this.identifierList() : [];
    return { name, columns, span: this.spanFrom(start) };
  }

  /** [FOR] (VERSION | SYSTEM_VERSION) AS OF version | [FOR] (TIMESTAMP | SYSTEM_TIME) AS OF timestamp */
  private timeTravel(): TableRef['timeTravel'] {
    const skip = isWord(this.token, 'FOR') ? 1 : 0;
    const word = this.peek(skip);
    const type = isWord(word, 'VERSION') || isWord(word, 'SYSTEM_VERSION') ? 'version' : isWord(word, 'TIMESTAMP') || isWord(word, 'SYSTEM_TIME') ? 'timestamp' : undefined;
    if (type === undefined || !isWord(this.peek(skip + 1), 'AS') || !isWord(this.peek(skip + 2), 'OF')) return undefined;
    this.index += skip + 3;
    if (type === 'timestamp') return { type, value: this.value(1) };
    if (this.token.kind === 'string') return { type, value: this.stringLiteral() };
    if (this.token.kind !== 'number' || !/^\d+$/.test(this.token.text)) this.fail();
    return { type, value: this.numberLiteral() };
  }

  /** TABLESAMPLE '(' (n PERCENT | expression ROWS | BUCKET n OUT OF m) ')' [REPEATABLE '(' seed ')'], then the alias */
  private sample(relation: Relation, start: number): Sampled | undefined {
    if (!(this.is('TABLESAMPLE') && isOperator(this.peek(), '('))) return undefined;
    this.advance();
    const method = this.bracketed(() => this.sampleMethod());
    const seed = this.take('REPEATABLE') ? this.bracketed(() => this.integer()) : undefined;
    const alias = this.tableAlias();
    return { kind: 'sample', relation, method, ...(seed !== undefined && { seed }), ...(alias && { alias }), span: this.spanFrom(start) };
  }

  private sampleMethod(): Sampled['method'] {
    const first = this.token;
    if (isOperator(first, ')')) this.fail({ message: 'TABLESAMPLE needs a size: (10 PERCENT), (5 ROWS) or (BUCKET 1 OUT OF 4)', span: first });
    if (isWord(first, 'BUCKET') && this.peek().kind === 'number') {
      this.advance();
      const numerator = this.integer();
      this.need('OUT');
      this.need('OF');
      const denominator = this.integer();
      if (this.is('ON')) this.refuse('TABLESAMPLE (BUCKET … ON …)');
      return { type: 'bucket', numerator, denominator };
    }
    const value = this.expression();
    if (this.take('PERCENT')) {
      const literal = value.kind === 'unary' ? value.operand : value;
      if (literal.kind !== 'literal' || !['integer', 'decimal'].includes(literal.type)) this.fail({ message: 'the percentage of TABLESAMPLE must be a number', span: value.span });
      return { type: 'percent', value };
    }
    if (this.take('ROWS')) return { type: 'rows', value };
    return isOperator(this.token, ')')
      ? this.refuse('TABLESAMPLE of a number of bytes', 'say PERCENT or ROWS', value.span)
      : this.fail();
  }

  private integer(): number {
    const token = this.token;
    if (token.kind !== 'number' || token.suffix !== '' || !/^\d{1,15}$/.test(token.text)) this.fail();
    this.advance();
    return Number(token.text);
  }

  /** PIVOT '(' aggregate [alias], … FOR (name | '(' name, … ')') IN '(' value [[AS] name], … ')' ')' */
  protected pivot(relation: Relation, start: number): Pivot {
    this.advance();
    this.needOperator('(');
    const aggregates = this.list(() => this.namedExpression());
    this.need('FOR');
    const columns = isOperator(this.token, '(') ? this.identifierList() : [this.plainIdentifier()];
    this.need('IN');
    const values = this.bracketed(() => this.list(() => this.pivotValue()));
    this.needOperator(')');
    return { kind: 'pivot', relation, aggregates, columns, values, span: this.spanFrom(start) };
  }

  private pivotValue(): Expression {
    const { start } = this.token;
    const child = this.expression();
    if (!this.take('AS') && !this.isName()) return child;
    return { kind: 'alias', child, names: [this.plainIdentifier()], span: this.spanFrom(start) };
  }

  /** UNPIVOT [(INCLUDE | EXCLUDE) NULLS] '(' (one | several) value columns FOR name IN '(' … ')' ')' [[AS] alias] */
  protected unpivot(relation: Relation, start: number): Unpivot {
    this.since('3.4', 'UNPIVOT');
    this.advance();
    const nulls = this.takeOneOf('INCLUDE', 'EXCLUDE');
    if (nulls !== undefined) this.need('NULLS');
    this.needOperator('(');
    const several = isOperator(this.token, '(');
    const valueColumns = several ? this.identifierList() : [this.identifier()];
    this.need('FOR');
    const nameColumn = this.identifier();
    this.need('IN');
    const inputs = this.bracketed(() => this.list(() => this.unpivotInput(several)));
    this.needOperator(')');
    const aliasStart = this.token.start;
    const name = this.take('AS') || (this.isName() && this.mayBeTableAlias()) ? this.plainIdentifier() : undefined;
    const alias: TableAlias | undefined = name && { name, columns: [], span: this.spanFrom(aliasStart) };
    return { kind: 'unpivot', relation, includeNulls: nulls === 'INCLUDE', valueColumns, nameColumn, inputs, ...(alias && { alias }), span: this.spanFrom(start) };
  }

  private unpivotInput(several: boolean): Unpivot['inputs'][number] {
    const column = () => {
      const { start } = this.token;
      const parts = this.multipartIdentifier();
      return { kind: 'column' as const, parts, span: this.spanFrom(start) };
    };
    const columns = several ? this.bracketed(() => this.list(column)) : [column()];
    const alias = this.take('AS') || this.isName() ? this.plainIdentifier() : undefined;
    return { columns, ...(alias && { alias }) };
  }

  /** VALUES expression (',' expression)* tableAlias */
  protected values(): Values {
    const { start } = this.token;
    this.need('VALUES');
    const rows = this.list(() => this.expression());
    const alias = this.tableAlias();
    return { kind: 'values', rows, ...(alias && { alias }), span: this.spanFrom(start) };
  }
}
