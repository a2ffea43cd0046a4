import type { ReferenceArgument } from './job-arguments';
import { displayText, Fields, Text, textParts } from '../../manifest';
import { CheckedNodeContext } from '../../nodes/node-context';
import type { ScriptContext } from '../../nodes/node-type';
import { escaped, pythonString } from '../../nodes/python';
import type { NodeRequest } from '../../nodes/resolve-node';

/** What the nodes of one script share. */
export class ScriptParts {
  public readonly imports = new Set<string>();
  public readonly definitions = new Map<string, readonly string[]>();
  /** After the job's commit. */
  public readonly end: string[] = [];

  constructor(public readonly glueVersion: string, public readonly references: readonly ReferenceArgument[]) {}

  /** Python expression for a text. */
  public text(text: Text): string {
    const parts = textParts(text);
    if (parts.every((p) => 'literal' in p)) return pythonString(parts.map((p) => p.literal).join(''));
    const inside = parts.map((p) => {
      if ('literal' in p) return escaped(p.literal, '"').replace(/[{}]/g, (c) => c + c);
      return `{args['${'parameter' in p ? p.parameter : this.argument(displayText(p))}']}`;
    });
    return `f"${inside.join('')}"`;
  }

  private argument(reference: string): string {
    const found = this.references.find((r) => displayText(r) === reference);
    if (found === undefined) throw new Error(`no job argument for ${reference}`);
    return found.argument;
  }
}

export class ScriptNode extends CheckedNodeContext implements ScriptContext {
  constructor(
    request: NodeRequest,
    fields: Fields,
    private readonly parts: ScriptParts,
    public readonly variable: string,
    public readonly inputVariables: readonly string[],
    public readonly outputVariables: Readonly<Record<string, string>>,
  ) {
    super(request, fields);
  }

  public get glueVersion(): string {
    return this.parts.glueVersion;
  }

  public text(text: Text): string {
    return this.parts.text(text);
  }

  public use(importLine: string): void {
    this.parts.imports.add(importLine);
  }

  public atEnd(lines: readonly string[]): void {
    this.parts.end.push(...lines);
  }

  public define(lines: readonly string[]): void {
    this.parts.definitions.set(lines[0], lines);
  }
}
