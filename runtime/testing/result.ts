import { TestRow } from './values';
import { didYouMean, GlueprintError } from '../../src/core/diagnostics';
import { QualityResult } from '../../src/core/dqdl';
import { Manifest } from '../../src/core/manifest';
import { Column } from '../../src/core/types';

/** The rows of one output of a node. */
export interface NodeRows {
  readonly node: string;
  readonly output: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TestRow[];
  /** Where they come from, for a failure's message. */
  readonly of?: JobTestResult;
}

export interface TakenBranches { readonly node: string; readonly branches: readonly string[]; readonly taken: readonly number[] }

/** What a run of a test gave. */
export class JobTestResult {
  constructor(
    private readonly manifest: Manifest,
    private readonly nodes: ReadonlyMap<string, NodeRows>,
    private readonly quality: ReadonlyMap<string, QualityResult>,
    /** Why the job would have stopped: rules that failed. */
    public readonly stopped: GlueprintError | undefined,
    /** Nodes that were computed, in order. */
    public readonly computed: readonly string[],
    /** Of each CASE over rows: its branches, and the numbers of those that rows took. */
    public readonly branches: readonly TakenBranches[] = [],
  ) {}

  /** Rows of a node; of a target those that it writes. */
  public node(name: string, output?: string): NodeRows {
    const ids = [...new Set([...this.nodes.values()].map((n) => n.node))];
    const id = ids.find((i) => i === name) ?? ids.find((i) => i.toLowerCase() === name.toLowerCase());
    if (id === undefined) {
      const known = this.manifest.nodes.some((n) => n.id === name);
      throw new GlueprintError({
        code: 'UnknownNode', message: known ? `node '${name}' was not computed; there are ${ids.join(', ')}` : `no node '${name}'; there are ${ids.join(', ')}${didYouMean(name, ids)}`,
      });
    }
    const outputs = [...this.nodes.values()].filter((n) => n.node === id);
    const found = output === undefined ? (outputs.length === 1 ? outputs[0] : undefined) : outputs.find((n) => n.output === output);
    if (found !== undefined) return { ...found, of: this };
    throw new GlueprintError({ code: 'UnknownOutput', node: id, message: `name one of its outputs: ${outputs.map((o) => o.output).join(', ')}` });
  }

  public rows(name: string, output?: string): readonly TestRow[] {
    return this.node(name, output).rows;
  }

  /** Outcomes of the rules of a node. */
  public rules(name: string): QualityResult {
    const found = this.quality.get(name);
    if (found !== undefined) return found;
    const names = [...this.quality.keys()];
    throw new GlueprintError({ code: 'UnknownNode', message: `node '${name}' evaluated no rules; ${names.length === 0 ? 'none did' : `these did: ${names.join(', ')}`}${didYouMean(name, names)}` });
  }

  /** Nodes with rules. */
  public get ruleNodes(): readonly string[] {
    return [...this.quality.keys()];
  }

  /** First inputs of a node, nearest first. */
  public chainAbove(node: string): NodeRows[] {
    const chain: NodeRows[] = [];
    for (let at = this.manifest.nodes.find((n) => n.id === node); at !== undefined;) {
      const input = at.inputs[0];
      const rows = input === undefined ? undefined : this.nodes.get(`${input.node}\n${input.output ?? 'output'}`);
      if (rows !== undefined) chain.push(rows);
      at = this.manifest.nodes.find((n) => n.id === input?.node);
    }
    return chain;
  }

  /** Rows of what a node reads. */
  public inputsOf(node: string): readonly NodeRows[] {
    const inputs = this.manifest.nodes.find((n) => n.id === node)?.inputs ?? [];
    return inputs.flatMap((i) => this.nodes.get(`${i.node}\n${i.output ?? 'output'}`) ?? []);
  }

  public typeOf(node: string): string {
    return this.manifest.nodes.find((n) => n.id === node)?.type ?? '';
  }
}
