import { GlueprintError, Span } from '../../diagnostics';
import type { DataType } from '../../types';
import type { SqlTable, SqlWarning } from '../contract';
import type { Session } from '../functions/function';

export interface AnalysisOptions {
  readonly text: string;
  readonly session: Session;
  readonly tables: ReadonlyMap<string, { readonly name: string; readonly table: SqlTable }>;
  readonly parameters: Readonly<Record<string, DataType>>;
}

/** What one analysis carries along: the source for messages, the session, identities, warnings. */
export class Analysis {
  public readonly warnings: SqlWarning[] = [];
  public readonly session: Session;
  private ids = 0;

  constructor(public readonly options: AnalysisOptions) {
    this.session = options.session;
  }

  public id(): number {
    return ++this.ids;
  }

  public fail(code: string, message: string, span: Span, hint?: string): never {
    throw new GlueprintError({ code, message, text: this.options.text, span, hint });
  }

  public warn(code: string, message: string, span: Span): void {
    if (!this.warnings.some((w) => w.code === code && w.span.start === span.start)) this.warnings.push({ code, message, span });
  }

  /** The written text of a node. */
  public source(span: Span): string {
    return this.options.text.slice(span.start, span.end);
  }
}
