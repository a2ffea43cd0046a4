import { choicesAsStructs } from './choice';
import { resolvePath, parsePath } from './column-path';
import type { ColumnReference, Columns, NodeContext, NodeInput } from './node-type';
import type { NodeRequest } from './resolve-node';
import { sqlName } from './sql-text';
import { didYouMean, GlueprintError } from '../diagnostics';
import type { Field, Fields } from '../manifest/field';
import type { ManifestParameter, Text } from '../manifest/manifest';
import { textParts } from '../manifest/text';
import { walkFields } from '../manifest/walk-fields';
import { analyzeExpression, analyzeQuery } from '../spark-sql';
import type { AnalyzedExpression, SqlSession, SqlTable } from '../spark-sql/contract';
import { Column, sameType, typeName } from '../types';

/** The context of a node whose fields have been checked against their list. */
export class CheckedNodeContext implements NodeContext {
  public readonly fields: Fields;
  public readonly inputs: readonly NodeInput[];
  public readonly session: SqlSession;
  public readonly parameters: readonly ManifestParameter[];
  public readonly bookmarks: boolean;
  private readonly node: string;
  private readonly measurement: Readonly<Record<string, unknown>> | undefined;
  private readonly fieldList: readonly Field[];

  constructor(request: NodeRequest, fields: Fields) {
    this.fields = fields;
    this.inputs = request.inputs;
    this.session = request.session;
    this.parameters = request.parameters;
    this.bookmarks = request.bookmarks ?? false;
    this.node = request.node;
    this.measurement = request.measured;
    this.fieldList = request.type.fields;
  }

  public columnsOf(input = 0): readonly Column[] {
    const columns = this.inputs[input].columns;
    if (columns === undefined) {
      throw new GlueprintError({ code: 'UnknownColumns', message: `the columns of input '${this.inputs[input].as}' are not known before its source has been read`, node: this.node });
    }
    return columns;
  }

  public column(path: string, field: string, input = 0): Column {
    const { parts, type, nullable } = this.reference(path, field, { input });
    if (type === undefined) this.columnsOf(input);
    return { name: parts[parts.length - 1], type: type as Column['type'], nullable };
  }

  public reference(path: string, field: string, options: { readonly input?: number; readonly inArrays?: boolean } = {}): ColumnReference {
    const { input = 0, inArrays = false } = options;
    const { as, columns } = this.inputs[input];
    if (columns === undefined) {
      const parts = parsePath(path) ?? this.fail(field, `'${path}' is not a column path`, 'a part with a dot in its name is written in backquotes: `a.b`.c');
      return { parts, nullable: true, sql: this.sqlOf(as, parts) };
    }
    const resolution = resolvePath(path, columns, inArrays);
    if ('found' in resolution) {
      const { parts, type, nullable } = resolution.found;
      return { parts, type, nullable, sql: this.sqlOf(as, parts) };
    }
    const { part, before, candidates, type } = resolution;
    if (type !== undefined && candidates.length === 0) {
      throw new GlueprintError({
        code: 'InvalidField', message: `'${before}' is ${typeName(type)} and has no field '${part}'`, node: this.node, field, subject: { name: part, relation: as, within: before },
      });
    }
    const where = before === '' ? `'${as}'` : `struct '${before}'`;
    throw new GlueprintError({
      code: 'UnknownColumn',
      message: `no column '${part}' in ${where}${didYouMean(part, candidates)}`,
      hint: `it has ${list(candidates)}`,
      node: this.node,
      field,
      text: path,
      span: spanOf(path, part),
      subject: { name: part, relation: as, ...(before === '' ? {} : { within: before }) },
    });
  }

  public expression(text: string, field: string, options: { readonly aggregates?: boolean; readonly input?: number } = {}): AnalyzedExpression {
    const inputs = options.input === undefined ? this.inputs : [this.inputs[options.input]];
    inputs.forEach((i) => i.columns ?? this.columnsOf(this.inputs.indexOf(i)));
    return this.located(field, () => analyzeExpression(text, {
      ...this.session,
      aggregates: options.aggregates,
      columns: inputs.flatMap((i) => (i.columns ?? []).map((c) => ({ ...c, type: choicesAsStructs(c.type), qualifier: i.as }))),
    }));
  }

  public measured(): Readonly<Record<string, unknown>> {
    if (this.measurement === undefined) {
      throw new GlueprintError({ code: 'UnknownColumns', message: 'its columns hang on the data, which has not been looked at', node: this.node });
    }
    return this.measurement;
  }

  public get isMeasured(): boolean {
    return this.measurement !== undefined;
  }

  public fail(field: string, message: string, hint?: string): never {
    throw new GlueprintError({ code: 'InvalidField', message, hint, node: this.node, field });
  }

  /** Columns, expressions and parameters that the fields name. Those over inputs with unknown columns wait. */
  public checkReferences(): void {
    for (const { path, type, value } of walkFields(this.fieldList, this.fields)) {
      if (type.type === 'column') {
        this.reference(value as string, path, type);
      } else if (type.type === 'expression' && this.inputs.every((i) => i.columns !== undefined)) {
        const { type: got } = this.expression(value as string, path, { aggregates: type.aggregates });
        if (type.result !== undefined && !sameType(got, type.result) && got.kind !== 'void') {
          throw new GlueprintError({
            code: 'WrongType',
            message: `is ${typeName(got)}, expected ${typeName(type.result)}`,
            node: this.node,
            field: path,
            text: value as string,
            span: { start: 0, end: (value as string).length },
          });
        }
      } else if (type.type === 'text' || type.type === 'path') {
        this.checkText(value as Text, path);
      }
    }
  }

  /** What the analyzer says of the node's query, by output. */
  public queryColumns(sql: string | Readonly<Record<string, string>> | undefined): Columns | undefined {
    if (sql === undefined || this.inputs.some((i) => i.columns === undefined)) return undefined;
    const query = this.fieldList.find((f) => f.type.type === 'query');
    const analyze = (text: string) => this.located(query?.name, () => analyzeQuery(text, { ...this.session, tables: this.tables() })).columns;
    return typeof sql === 'string' ? { output: analyze(sql) } : Object.fromEntries(Object.entries(sql).map(([name, text]) => [name, analyze(text)]));
  }

  private tables(): Record<string, SqlTable> {
    return Object.fromEntries(this.inputs.map((i) => [i.as, { columns: (i.columns ?? []).map((c) => ({ ...c, type: choicesAsStructs(c.type) })) }]));
  }

  private checkText(text: Text, field: string): void {
    const names = this.parameters.map((p) => p.name);
    for (const part of textParts(text)) {
      if ('parameter' in part && !names.includes(part.parameter)) {
        this.fail(field, `unknown job parameter '${part.parameter}'${didYouMean(part.parameter, names)}`, names.length === 0 ? 'the job has no parameters' : `it has ${list(names)}`);
      }
    }
  }

  private located<T>(field: string | undefined, analyze: () => T): T {
    try {
      return analyze();
    } catch (error) {
      throw GlueprintError.isGlueprintError(error) ? error.at({ node: this.node, field }) : error;
    }
  }

  /** Nested fields go through the input's name: `a.b` could also mean column b of a relation a. */
  private sqlOf(as: string, parts: readonly string[]): string {
    return [...(parts.length > 1 || this.inputs.length > 1 ? [as] : []), ...parts].map(sqlName).join('.');
  }
}

function list(names: readonly string[]): string {
  return names.length <= 20 ? names.join(', ') : `${names.slice(0, 20).join(', ')} and ${names.length - 20} more`;
}

function spanOf(path: string, part: string): { readonly start: number; readonly end: number } {
  const start = Math.max(0, path.lastIndexOf(part));
  return { start, end: start + part.length };
}
