import { castDocument } from './cast-document';
import { DocumentFields, DocumentValue } from './document';
import { Column } from '../../../src/core/types';

/** A document as a line of the `landed` format, with the columns asked for. */
export function documentLine(document: DocumentFields, columns: readonly Column[], names: NameMatch): string {
  const own = names.in(document);
  let out = '';
  for (const c of columns) {
    const name = own.get(c.name);
    out += `${out === '' ? '{' : ','}${JSON.stringify(c.name)}:${castDocument(name === undefined ? null : (document[name] as DocumentValue), c.type)}`;
  }
  return `${out}}`;
}

/** Which field of a document is a column's: of the same name, else without regard to case. */
export class NameMatch {
  private readonly lower: Map<string, string>;
  private readonly exact: Set<string>;

  constructor(columns: readonly Column[]) {
    this.exact = new Set(columns.map((c) => c.name));
    this.lower = new Map(columns.map((c) => [c.name.toLowerCase(), c.name]));
  }

  public in(document: DocumentFields): Map<string, string> {
    const out = new Map<string, string>();
    for (const name of Object.keys(document)) {
      const column = this.exact.has(name) ? name : this.lower.get(name.toLowerCase());
      if (column !== undefined && (column === name || !out.has(column))) out.set(column, name);
    }
    return out;
  }
}
