import { prettyText, Shown } from './column-name';
import { isQuery, Attribute, TypedBody, TypedExpression, TypedQuery, TypedRelation, TypedSort } from './plan';
import { some } from './walk';
import { typeName } from '../../types';

/**
 * The typed plan for people, in the manner of Spark's analyzed plan: an operator a line, below it what it reads; columns by name and number,
 * output columns with their types, implicit casts written out.
 */
export function explainPlan(query: TypedQuery, timeZone: string): string {
  return new Explanation(timeZone).query(query).join('\n');
}

type Lines = readonly string[];

const typed = (a: Attribute): string => `${a.name}#${a.id}: ${typeName(a.type)}${a.nullable ? '' : ' not null'}`;

class Explanation {
  private readonly subqueries: TypedQuery[] = [];

  constructor(private readonly timeZone: string) {}

  public query(query: TypedQuery): Lines {
    const from = this.subqueries.length;
    let lines = this.body(query.body);
    if (query.orderBy.length > 0) lines = over(`Sort [${query.orderBy.map((s) => this.sort(s)).join(', ')}]`, lines);
    if (query.offset !== undefined) lines = over(`Offset ${this.text(query.offset)}`, lines);
    if (query.limit !== undefined) lines = over(`Limit ${this.text(query.limit)}`, lines);
    if (query.ctes.length > 0) {
      lines = ['WithCTE', ...query.ctes.flatMap((c) => child(over(`CteDefinition ${c.name}#${c.id}${c.recursive ? ' recursive' : ''}`, this.query(c.query)), false)), ...child(lines, true)];
    }
    const own = this.subqueries.splice(from);
    return [...lines, ...own.flatMap((q, i) => over(`Subquery ${from + i + 1}`, this.query(q)))];
  }

  private body(body: TypedBody): Lines {
    if (isQuery(body)) return this.query(body);
    switch (body.kind) {
      case 'values': return [`Values ${body.rows.length} ${body.rows.length === 1 ? 'row' : 'rows'} [${body.outputs.map(typed).join(', ')}]`];
      case 'set': return over(`${body.operator.charAt(0).toUpperCase()}${body.operator.slice(1)}${body.all ? ' all' : ''} [${body.outputs.map(typed).join(', ')}]`, this.query(body.left), this.query(body.right));
      case 'select': {
        let lines = body.from === undefined ? ['OneRowRelation'] : this.relation(body.from);
        if (body.where !== undefined) lines = over(`Filter ${this.text(body.where)}`, lines);
        const outputs = body.projections.map((p) => this.projection(p.expression, p.attribute)).join(', ');
        if (body.aggregate === undefined) {
          const window = body.projections.some((p) => some(p.expression, (e) => e.kind === 'call' && e.over !== undefined));
          lines = over(`${window ? 'Window' : 'Project'} [${outputs}]`, lines);
        } else {
          const { groupBy, sets } = body.aggregate;
          const keys = groupBy.map((g) => this.text(g));
          const grouping = sets === undefined ? `[${keys.join(', ')}]` : `grouping sets (${sets.map((s) => `(${s.map((i) => keys[i]).join(', ')})`).join(', ')})`;
          if (body.having !== undefined) lines = over(`Having ${this.text(body.having)}`, over(`Aggregate ${grouping}`, lines));
          lines = over(body.having === undefined ? `Aggregate ${grouping}, [${outputs}]` : `Project [${outputs}]`, lines);
        }
        return body.distinct ? over('Distinct', lines) : lines;
      }
    }
  }

  private relation(r: TypedRelation): Lines {
    switch (r.kind) {
      case 'scan': return [`Relation ${scanned(r.outputs[0], r.relation)} [${r.outputs.map(typed).join(', ')}]`];
      case 'derived': return over(`SubqueryAlias ${r.outputs[0]?.qualifier.join('.') ?? ''}${r.lateral ? ' lateral' : ''}`.trimEnd(), this.query(r.query));
      case 'cte': return [`CteRelation ${r.cte.name}#${r.cte.id} [${r.outputs.map(typed).join(', ')}]`];
      case 'join': return over(`Join ${r.type}${r.on === undefined ? '' : ` on ${this.text(r.on)}`}`, this.relation(r.left), this.relation(r.right));
      case 'generate': return over(`Generate ${this.text(r.call)}${r.outer ? ' outer' : ''} [${r.generated.map(typed).join(', ')}]`, ...(r.input === undefined ? [] : [this.relation(r.input)]));
      case 'session': return over(`SessionWindow ${this.text(r.call)} by [${r.keys.map((k) => this.text(k)).join(', ')}] [${typed(r.generated)}]`, this.relation(r.input));
      case 'table-function': return [`TableFunction ${this.text(r.call)} [${r.outputs.map(typed).join(', ')}]`];
      case 'sample': return over(`Sample ${r.clause}`, this.relation(r.input));
    }
  }

  private projection(e: TypedExpression, output: Attribute): string {
    const inner = e.kind === 'alias' ? e.child : e;
    return inner.kind === 'attribute' && inner.attribute.id === output.id ? typed(output) : `${this.text(inner)} AS ${typed(output)}`;
  }

  private sort(s: TypedSort): string {
    return `${this.text(s.expression)} ${s.descending ? 'DESC' : 'ASC'} NULLS ${s.nullsFirst ? 'FIRST' : 'LAST'}`;
  }

  private text(e: TypedExpression): string {
    return prettyText(e, this.timeZone, this.shown);
  }

  private readonly shown: Shown = (e, show) => {
    switch (e.kind) {
      case 'attribute': return e.outer ? `outer(${e.attribute.name}#${e.attribute.id})` : `${e.attribute.name}#${e.attribute.id}`;
      case 'cast': return `${e.mode === 'try' ? 'try_cast' : 'cast'}(${show(e.child)} as ${typeName(e.type)})`;
      // a text is told from a column and a number
      case 'literal': return typeof e.value === 'string' && e.type.kind === 'string' ? `'${e.value.replace(/'/g, "\\'")}'` : undefined;
      case 'parameter': return `:${e.name}`;
      case 'variable': return e.name;
      case 'lambda': return `${e.params.length === 1 ? show(e.params[0]) : `(${e.params.map(show).join(', ')})`} -> ${show(e.body)}`;
      case 'subquery': {
        this.subqueries.push(e.query);
        const name = `${e.use === 'exists' ? 'exists ' : e.use === 'scalar' ? 'scalar ' : ''}subquery ${this.subqueries.length}`;
        return e.use === 'in' ? `(${e.values.map(show).join(', ')} IN ${name})` : `(${name})`;
      }
      default: return undefined;
    }
  };
}

/** The table's own name, and its alias where it has one. */
function scanned(column: Attribute | undefined, relation: string): string {
  const table = column?.lineage[0]?.table ?? relation;
  const alias = column?.qualifier.at(-1) ?? table;
  return alias === table ? table : `${table} AS ${alias}`;
}

function over(line: string, ...inputs: readonly Lines[]): Lines {
  return [line, ...inputs.flatMap((input, i) => child(input, i === inputs.length - 1))];
}

function child(lines: Lines, last: boolean): Lines {
  return lines.map((line, i) => `${i === 0 ? (last ? '+- ' : ':- ') : last ? '   ' : ':  '}${line}`);
}
