import { didYouMean } from '../../diagnostics';
import { Column, DataType, typeName } from '../../types';
import type { NodeContext } from '../node-type';
import { sqlName, sqlString } from '../sql-text';
import type { AddedColumn } from '../with-columns';

/** A step of a DataBrew recipe. */
export interface RecipeStep {
  readonly operation: string;
  readonly parameters: { readonly [name: string]: string };
  readonly conditions: readonly RecipeCondition[];
}

export interface RecipeCondition { readonly condition: string; readonly value?: string; readonly targetColumn: string }

/** What a step does to the rows. */
export type RecipeEdit =
  /** Columns that are added or replaced, and those that go. */
  | { readonly set: readonly AddedColumn[]; readonly dropped?: readonly string[] }
  /** All columns, in their order. */
  | { readonly columns: readonly AddedColumn[] }
  /** A query over the relation. */
  | { readonly query: (from: string) => string };

/** An operation of DataBrew: one entry of a table. */
export interface RecipeOperation {
  /** Parameters that it understands; a question mark marks optional ones. */
  readonly parameters: readonly string[];
  readonly edit: (step: StepContext) => RecipeEdit;
  /** It keeps rows out, by its conditions; others change the rows that meet them. */
  readonly filters?: true;
}

export interface StepColumn { readonly name: string; readonly sql: string; readonly type: DataType; /** As a text. */ readonly text: string }

const NUMERIC = ['tinyint', 'smallint', 'int', 'bigint', 'float', 'double', 'decimal'];

/** What an operation is given: its parameters, and the columns as the steps before have left them. */
export class StepContext {
  constructor(
    private readonly node: NodeContext,
    private readonly step: RecipeStep,
    public readonly columns: readonly Column[],
    public readonly field: string,
  ) {}

  public get conditions(): readonly RecipeCondition[] {
    return this.step.conditions;
  }

  public get session(): NodeContext['session'] {
    return this.node.session;
  }

  public has(name: string): boolean {
    return this.step.parameters[name] !== undefined && this.step.parameters[name] !== '';
  }

  public text(name: string): string {
    return this.step.parameters[name] ?? this.fail(`${this.step.operation} needs the parameter ${name}`);
  }

  public flag(name: string): boolean {
    return this.step.parameters[name]?.toLowerCase() === 'true';
  }

  public integer(name: string): number {
    const value = Number(this.text(name));
    return Number.isInteger(value) && value >= 0 ? value : this.fail(`${name} of ${this.step.operation} is '${this.text(name)}', expected a whole number`);
  }

  /** A number as SQL. */
  public number(name: string): string {
    const value = this.text(name);
    return /^-?\d+(\.\d+)?$/.test(value) ? value : this.fail(`${name} of ${this.step.operation} is '${value}', expected a number`);
  }

  public json(name: string): unknown {
    try {
      return JSON.parse(this.text(name));
    } catch {
      return this.fail(`${name} of ${this.step.operation} is '${this.text(name)}', expected JSON`);
    }
  }

  public column(parameter: string): StepColumn {
    return this.named(this.text(parameter));
  }

  /** Columns of a list parameter: JSON, or one name. */
  public columnList(parameter: string): StepColumn[] {
    const text = this.text(parameter);
    const names = text.trim().startsWith('[') ? this.json(parameter) : [text];
    return Array.isArray(names) && names.length > 0 ? names.map((n) => this.named(String(n))) : this.fail(`${parameter} of ${this.step.operation} names no column`);
  }

  public named(name: string): StepColumn {
    const plain = name.replace(/^`(.*)`$/, '$1');
    const found = this.columns.find((c) => c.name === plain) ?? this.columns.find((c) => c.name.toLowerCase() === plain.toLowerCase())
      ?? this.fail(`no column '${plain}'${didYouMean(plain, this.columns.map((c) => c.name))}`, `the rows have ${this.columns.map((c) => c.name).join(', ')} at this step`);
    const sql = sqlName(found.name);
    return { name: found.name, sql, type: found.type, text: found.type.kind === 'string' ? sql : `CAST(${sql} AS STRING)` };
  }

  /** A value in the type of a column, as SQL. */
  public literal(value: string, { name, type }: StepColumn): string {
    if (NUMERIC.includes(type.kind)) return /^-?\d+(\.\d+)?$/.test(value) ? value : this.fail(`'${value}' is no number, as column '${name}' holds`);
    if (type.kind === 'boolean') return /^(true|false)$/i.test(value) ? value.toUpperCase() : this.fail(`'${value}' is neither true nor false`);
    if (type.kind === 'date' || type.kind === 'timestamp') return `CAST(${sqlString(value)} AS ${type.kind.toUpperCase()})`;
    return type.kind === 'string' ? sqlString(value) : this.fail(`column '${name}' is ${typeName(type)}, which has no plain values`);
  }

  /** DataBrew takes an empty text for a missing value, too. */
  public missing({ sql, type }: StepColumn): string {
    return type.kind === 'string' ? `(${sql} IS NULL OR ${sql} = '')` : `${sql} IS NULL`;
  }

  /** Casts as DataBrew does: what does not fit becomes null. */
  public cast(sql: string, type: string): string {
    return `${this.session.ansi === true ? 'TRY_CAST' : 'CAST'}(${sql} AS ${type})`;
  }

  public fail(message: string, hint?: string): never {
    return this.node.fail(this.field, message, hint);
  }
}

/** Text that stands for itself in a regular expression. */
export function literalPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
