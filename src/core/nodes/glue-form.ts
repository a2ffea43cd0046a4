import type { Fields } from '../manifest/field';
import type { FieldValue } from '../manifest/manifest';
import type { Column } from '../types';

/** A member of Glue Studio's graph as it stands in JSON. */
export interface GlueBody { readonly [name: string]: unknown }

/** How a node type appears in Glue Studio's graph; one value a member of `CodeGenConfigurationNode`. */
export interface GlueForm {
  readonly member: string;
  /** Fields of the member that are understood, besides `Name`, `Inputs` and `OutputSchemas`; others are kept and warned of. */
  readonly understood: readonly string[];
  /** Several node types share the member (`DynamicTransform`): whether this body is this one's. Absent: every body is, where none that asks matched. */
  readonly matches?: (body: GlueBody) => boolean;
  /** Field values of ours. What cannot be kept is told through `notes`. */
  readonly fromGlue: (body: GlueBody, notes: GlueNotes) => GlueImport;
  /** The member's body without `Name`, `Inputs` and `OutputSchemas`. `undefined`: these field values are not this member's. Absent: the node is exported as the SQL that it is. */
  readonly toGlue?: (fields: Fields, to: GlueWriting) => GlueExport | undefined;
  /**
   * What Glue does where we refuse, once the columns of the input are known: other field values, or `pass`: rows go on unchanged.
   * `undefined`: it fails there too, and the fault stays.
   */
  readonly mend?: (fields: Fields, fault: GlueFault) => { readonly [name: string]: FieldValue } | 'pass' | undefined;
}

/** A fault of a node: its code, and the field that it is in. */
export interface GlueFault { readonly code: string; readonly field?: string }

/** The list without the item that names a column that is not there, which Glue passes over. */
export function withoutMissing(field: string): NonNullable<GlueForm['mend']> {
  return (fields, { code, field: at = '' }) => {
    const [, place] = new RegExp(`^${field}\\.(\\d+)`).exec(at) ?? [];
    if (code !== 'UnknownColumn' || place === undefined) return undefined;
    const rest = (fields[field] as readonly FieldValue[]).filter((_, i) => i !== Number(place));
    return rest.length === 0 ? 'pass' : { ...fields as { readonly [name: string]: FieldValue }, [field]: rest };
  };
}

/** What a member becomes. */
export interface GlueImport {
  readonly fields: { readonly [name: string]: FieldValue | undefined };
  /** Names of the inputs where the node's SQL knows them by name. */
  readonly as?: readonly string[];
  /** Ids of the inputs in the order in which the node type has them. Default: as `Inputs` has them. */
  readonly inputs?: readonly string[];
  /** Which of the outputs of the collection it reads, by number (`SelectFromCollection`). Default: the first. */
  readonly outputOfInput?: number;
}

export interface GlueNotes {
  warn(message: string): void;
  /** The member is kept as it stands, as a node that cannot run. */
  refuse(message: string): never;
  /** The member is kept as it stands; it does nothing that could be said, and rows go on unchanged. */
  pass(message: string): never;
}

export interface GlueExport {
  readonly body: GlueBody;
  /** Fields of ours that the member cannot say. */
  readonly lost?: readonly string[];
}

export interface GlueWriting {
  /** Ids of the inputs in the graph: for `From` of join columns, `Source` of a merge. */
  readonly inputs: readonly string[];
  /** Names of the inputs in the node's SQL. */
  readonly as: readonly string[];
  /** Which of its outputs each input is, by number, where it has several. */
  readonly outputs: readonly (number | undefined)[];
  /** Columns of an input, where they are known. */
  columns(input: number): readonly Column[] | undefined;
  /** A text as Glue Studio shows it. */
  text(value: FieldValue | undefined): string;
}

/** Fields of ours that are set, and not to what the member does anyway. */
export function lostFields(fields: Fields, standard: { readonly [name: string]: FieldValue | undefined }): string[] {
  return Object.keys(standard).filter((n) => fields[n] !== undefined && JSON.stringify(fields[n]) !== JSON.stringify(standard[n]));
}

export function isGlueObject(value: unknown): value is GlueBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const glueList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const glueObjects = (value: unknown): GlueBody[] => glueList(value).filter(isGlueObject);
export const glueTexts = (value: unknown): string[] => glueList(value).filter((v) => typeof v === 'string');
/** `undefined` for the empty text, which Studio writes for what is not set. */
export const glueText = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

