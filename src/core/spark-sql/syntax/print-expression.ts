import type { Binary, BinaryOperator, Expression, FrameBound, FunctionCall, Identifier, IntervalLiteral, Like, Literal, LiteralType, Query, SortItem, WindowSpec } from './ast';
import { Doc, group, indent, join, LINE, SOFT_LINE } from './document';
import { DATETIME_UNITS, isTimestampForm } from './keywords';
import { printFunctionName, printName, printNames } from './names';
import { quoteString } from './string-literal';
import { typeDdl } from '../../types';

/** How tightly a printed expression holds together; as the parser's binding powers, shifted by the boolean levels. */
export const Level = { Any: 0, Not: 3, Predicate: 4, Value: 5, Unary: 12, Primary: 13 } as const;

const BINARY_LEVEL: Readonly<Record<BinaryOperator, number>> = {
  'or': 1,
  'and': 2,
  '=': 5,
  '<=>': 5,
  '<>': 5,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '|': 6,
  '^': 7,
  '&': 8,
  '<<': 9,
  '>>': 9,
  '>>>': 9,
  '+': 10,
  '-': 10,
  '||': 10,
  '*': 11,
  '/': 11,
  '%': 11,
  'div': 11,
};
const TYPED: Partial<Record<LiteralType, string>> = {
  date: 'DATE ', timestamp: 'TIMESTAMP ', timestamp_ntz: 'TIMESTAMP_NTZ ', timestamp_ltz: 'TIMESTAMP_LTZ ', binary: 'X',
};
const SUFFIX: Partial<Record<LiteralType, string>> = { tinyint: 'Y', smallint: 'S', bigint: 'L', float: 'F', bigdecimal: 'BD' };

const BARE_WORD = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Expressions as documents; `query` prints their subqueries. */
export class ExpressionPrinter {
  constructor(private readonly query: (query: Query) => Doc) {}

  /** The expression, in brackets if it holds together less than `min`. */
  public print(e: Expression, min: number = Level.Any): Doc {
    const doc = this.bare(e);
    return this.level(e) < min ? group(['(', indent([SOFT_LINE, doc]), SOFT_LINE, ')']) : doc;
  }

  public list(items: readonly Expression[]): Doc {
    return join([',', LINE], items.map((e) => this.print(e)));
  }

  private level(e: Expression): number {
    switch (e.kind) {
      case 'binary': return BINARY_LEVEL[e.operator];
      case 'unary': return e.operator === 'not' ? Level.Not : e.literal === true ? Level.Primary : Level.Unary;
      case 'exists': return Level.Not;
      case 'between':
      case 'in':
      case 'in-subquery':
      case 'like':
      case 'is': return Level.Predicate;
      case 'lambda':
      case 'alias':
      case 'named-argument': return Level.Any;
      // An interval goes on as long as values and units follow.
      case 'interval': return Level.Unary;
      default: return Level.Primary;
    }
  }

  private bare(e: Expression): Doc {
    switch (e.kind) {
      case 'literal': return literal(e);
      case 'interval': return this.interval(e);
      case 'column': return printNames(e.parts);
      case 'star': return [e.qualifier.length === 0 ? '*' : `${printNames(e.qualifier)}.*`, e.except === undefined ? '' : ` EXCEPT (${e.except.map(printNames).join(', ')})`];
      case 'parameter': return `:${printName(e.name)}`;
      case 'default': return 'DEFAULT';
      case 'alias': return [this.print(e.child), ' AS ', e.names.length === 1 ? printName(e.names[0].name) : `(${e.names.map((n) => printName(n.name)).join(', ')})`];
      case 'named-argument': return [printName(e.name.name), ' => ', this.print(e.value)];
      case 'call': return this.call(e);
      case 'unary': return this.unary(e.operator, e.operand, e.literal === true);
      case 'binary': return e.operator === 'and' || e.operator === 'or' ? this.logical(e) : this.arithmetic(e);
      case 'cast': return group([e.try ? 'TRY_CAST(' : 'CAST(', indent([SOFT_LINE, this.print(e.child), ` AS ${typeDdl(e.type)}`]), SOFT_LINE, ')']);
      case 'case': return this.caseWhen(e);
      case 'between': return group([
        this.print(e.value, Level.Value), e.negated ? ' NOT BETWEEN ' : ' BETWEEN ', this.print(e.low, Level.Value), indent([LINE, 'AND ', this.print(e.high, Level.Value)]),
      ]);
      case 'in': return group([this.print(e.value, Level.Value), e.negated ? ' NOT IN (' : ' IN (', indent([SOFT_LINE, this.inList(e.list)]), SOFT_LINE, ')']);
      case 'in-subquery': return [this.print(e.value, Level.Value), e.negated ? ' NOT IN ' : ' IN ', this.subquery(e.query)];
      case 'exists': return ['EXISTS ', this.subquery(e.query)];
      case 'subquery': return this.subquery(e.query);
      case 'like': return this.like(e);
      case 'is': return [
        this.print(e.value, Level.Value), e.negated ? ' IS NOT ' : ' IS ',
        e.test === 'distinct' && e.other !== undefined ? ['DISTINCT FROM ', this.print(e.other, Level.Value)] : e.test.toUpperCase(),
      ];
      case 'lambda': return [e.params.length === 1 ? printName(e.params[0].name) : `(${e.params.map((p) => printName(p.name)).join(', ')})`, ' -> ', this.print(e.body)];
      case 'subscript': return [this.base(e.value), '[', this.print(e.index, Level.Value), ']'];
      case 'field': return [this.base(e.value), '.', printName(e.name.name)];
      case 'row': return group(['(', indent([SOFT_LINE, this.list(e.items)]), SOFT_LINE, ')']);
    }
  }

  public subquery(query: Query): Doc {
    return group(['(', indent([SOFT_LINE, this.query(query)]), SOFT_LINE, ')']);
  }

  /** What an access follows; a number there would take the dot for its own. */
  private base(e: Expression): Doc {
    const number = (e.kind === 'literal' && e.type !== 'string') || (e.kind === 'unary' && e.literal === true);
    return number ? ['(', this.print(e), ')'] : this.print(e, Level.Primary);
  }

  /** A list of one subquery in brackets stays a list. */
  private inList(list: readonly Expression[]): Doc {
    return list.length === 1 && list[0].kind === 'subquery' ? this.print(list[0]) : this.list(list);
  }

  /** `- 5` reads back as the literal -5, and `--` as a comment: what begins so is put in brackets or apart. */
  private unary(operator: string, operand: Expression, isLiteral: boolean): Doc {
    if (operator === 'not') return ['NOT ', this.print(operand, Level.Not)];
    if (isLiteral) return ['-', this.print(operand)];
    const doc = this.print(operand, Level.Unary);
    const first = firstCharacter(doc);
    if (operator === '-' && /[0-9.]/.test(first)) return ['-(', doc, ')'];
    return first === operator ? [operator, ' ', doc] : [operator, doc];
  }

  /** Left-deep chains of one level on one line of operands, without a stack frame each. */
  private arithmetic(e: Binary): Doc {
    const level = BINARY_LEVEL[e.operator];
    const tail: Doc[] = [];
    let left: Expression = e;
    while (left.kind === 'binary' && BINARY_LEVEL[left.operator] === level) {
      tail.push([LINE, left.operator.toUpperCase(), ' ', this.print(left.right, level + 1)]);
      left = left.left;
    }
    return group([this.print(left, level), indent(tail.reverse())]);
  }

  /**
   * The parser balances a chain: `a AND b AND c AND d` is `(a AND b) AND (c AND d)`. A tree of that shape is printed as the chain,
   * any other with its brackets.
   */
  private logical(e: Binary): Doc {
    const operands = balancedOperands(e) ?? [e.left, e.right];
    const docs = operands.map((o) => this.print(o, BINARY_LEVEL[e.operator] + 1));
    return group([docs[0], indent(docs.slice(1).map((d) => [LINE, e.operator.toUpperCase(), ' ', d]))]);
  }

  private like(e: Like): Doc {
    const operator = `${e.negated ? ' NOT' : ''} ${e.operator.toUpperCase()} `;
    const value = this.print(e.value, Level.Value);
    if (e.quantifier !== undefined) return group([value, operator, e.quantifier.toUpperCase(), ' (', indent([SOFT_LINE, this.list(e.patterns)]), SOFT_LINE, ')']);
    return [value, operator, this.print(e.patterns[0], Level.Value), e.escape === undefined ? '' : [' ESCAPE ', this.print(e.escape)]];
  }

  private caseWhen(e: Extract<Expression, { kind: 'case' }>): Doc {
    const whens = e.whens.map((w): Doc => [LINE, group(['WHEN ', this.print(w.when), indent([LINE, 'THEN ', this.print(w.then)])])]);
    return group([
      'CASE', e.operand === undefined ? '' : [' ', this.print(e.operand)],
      indent([whens, e.otherwise === undefined ? '' : [LINE, 'ELSE ', this.print(e.otherwise)]]), LINE, 'END',
    ]);
  }

  private interval(e: IntervalLiteral): Doc {
    const parts = e.parts.map((p): Doc => [
      this.print(p.value), p.unit === undefined ? '' : ` ${p.unit.toUpperCase()}`, p.to === undefined ? '' : ` TO ${p.to.toUpperCase()}`,
    ]);
    return ['INTERVAL ', join(' ', parts)];
  }

  // ---------------------------------------------------------------- calls

  private call(e: FunctionCall): Doc {
    const tail: Doc[] = [];
    if (e.withinGroup !== undefined) tail.push([' WITHIN GROUP (ORDER BY ', this.sortItems(e.withinGroup), ')']);
    if (e.filter !== undefined) tail.push([' FILTER (WHERE ', this.print(e.filter), ')']);
    if (e.nulls !== undefined) tail.push(` ${e.nulls.toUpperCase()} NULLS`);
    if (e.over !== undefined) tail.push([' OVER ', this.windowSpec(e.over)]);
    return [this.callHead(e), tail];
  }

  private callHead(e: FunctionCall): Doc {
    const name = e.name.toUpperCase();
    const [first] = e.args;
    const wrap = (inside: Doc, shown = printFunctionName(e.name)): Doc => group([shown, '(', indent([SOFT_LINE, inside]), SOFT_LINE, ')']);
    if (e.args.length === 0) return [printFunctionName(e.name), '()'];
    const distinct = e.distinct === true ? 'DISTINCT ' : '';
    const rest = e.args.slice(1).map((a): Doc => [',', LINE, this.print(a)]);
    const isUnit = first.kind === 'literal' && first.type === 'string';
    if (isUnit && distinct === '' && name === 'EXTRACT' && e.args.length === 2 && BARE_WORD.test(first.value)) {
      return wrap([printName(first.value), ' FROM ', this.print(e.args[1], Level.Value)]);
    }
    if (isTimestampForm(name) && e.args.length === 3) {
      if (isUnit && distinct === '' && (name === 'TIMESTAMPADD' || name === 'TIMESTAMPDIFF') && DATETIME_UNITS.has(first.value.toUpperCase())) {
        return wrap([first.value, ', ', this.print(e.args[1], Level.Value), ',', LINE, this.print(e.args[2], Level.Value)]);
      }
      // A column called `day` there would be read as the unit, and so would a string.
      if (isUnit || first.kind === 'column') return wrap([distinct, '(', this.print(first), ')', rest]);
    }
    // `position(a IN (b), c)` would be read as the form with IN.
    if (name === 'POSITION' && first.kind !== 'named-argument') return wrap([distinct, this.print(first, Level.Value), rest]);
    if (name === 'EXISTS' && first.kind === 'subquery') return wrap([distinct, this.print(first), rest], `\`${e.name}\``);
    if (name === 'STRUCT') return group([e.name, '(', indent([SOFT_LINE, this.list(e.args)]), SOFT_LINE, ')']);
    return wrap([distinct, this.list(e.args)]);
  }

  public sortItems(items: readonly SortItem[]): Doc {
    return join([',', LINE], items.map((i) => this.sortItem(i)));
  }

  public sortItem(i: SortItem): Doc {
    return [this.print(i.expression), sortOrder(i)];
  }

  public windowSpec(spec: WindowSpec | Identifier): Doc {
    if ('name' in spec) return printName(spec.name);
    const parts: Doc[] = [];
    if (spec.base !== undefined) parts.push(printName(spec.base.name));
    if (spec.partitionBy.length > 0) parts.push(['PARTITION BY ', this.list(spec.partitionBy)]);
    if (spec.orderBy.length > 0) parts.push(['ORDER BY ', this.sortItems(spec.orderBy)]);
    if (spec.frame !== undefined) {
      const { unit, start, end } = spec.frame;
      parts.push([unit.toUpperCase(), ' ', end === undefined ? this.frameBound(start) : ['BETWEEN ', this.frameBound(start), ' AND ', this.frameBound(end)]]);
    }
    return group(['(', indent([SOFT_LINE, join(LINE, parts)]), SOFT_LINE, ')']);
  }

  private frameBound(b: FrameBound): Doc {
    return b.value === undefined ? b.type.toUpperCase() : [this.print(b.value, Level.Value), ' ', b.type.toUpperCase()];
  }
}

function literal(e: Literal): string {
  if (e.type === 'null') return 'NULL';
  if (e.type === 'boolean') return e.value.toUpperCase();
  if (e.type === 'string') return quoteString(e.value);
  if (TYPED[e.type] !== undefined) return `${TYPED[e.type]}${quoteString(e.value)}`;
  if (e.type === 'double') return /e/i.test(e.value) ? e.value : `${e.value}D`;
  return `${e.value}${SUFFIX[e.type] ?? ''}`;
}

export function sortOrder(i: SortItem): string {
  return `${i.direction === undefined ? '' : ` ${i.direction.toUpperCase()}`}${i.nulls === undefined ? '' : ` NULLS ${i.nulls.toUpperCase()}`}`;
}

/** The operands of a chain whose balanced tree is exactly this one, if it is one. */
function balancedOperands(e: Binary): Expression[] | undefined {
  const leaves: Expression[] = [];
  const collect = (x: Expression): void => {
    if (x.kind === 'binary' && x.operator === e.operator) {
      collect(x.left);
      collect(x.right);
    } else {
      leaves.push(x);
    }
  };
  collect(e);
  let next = 0;
  const matches = (x: Expression, count: number): boolean => {
    if (count === 1) return x === leaves[next++];
    if (x.kind !== 'binary' || x.operator !== e.operator) return false;
    const left = count === 2 ? 1 : Math.floor((count - 1) / 2) + 1;
    return matches(x.left, left) && matches(x.right, count - left);
  };
  return matches(e, leaves.length) ? leaves : undefined;
}

function firstCharacter(doc: Doc): string {
  if (typeof doc === 'string') return doc[0] ?? '';
  if (Array.isArray(doc)) {
    for (const part of doc as readonly Doc[]) {
      const first = firstCharacter(part);
      if (first !== '') return first;
    }
    return '';
  }
  const node = doc as Exclude<Doc, string | readonly Doc[]>;
  return node.type === 'line' ? node.flat[0] ?? '' : firstCharacter(node.doc);
}
