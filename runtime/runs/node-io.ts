import { ResolvedNode } from './resolve';
import { GlueprintError } from '../../src/core/diagnostics';
import { Column } from '../../src/core/types';
import { Listing, WriteMode } from '../connectors/connector';
import { SealRequest } from '../connectors/open-tables/delta/append-delta';
import { Format } from '../formats/format';
import { formatNamed } from '../formats/registry';
import { StagedLoad } from '../host/host';
import { CatalogChange } from '../state/catalog';

/** What a source node reads. */
export interface SourceSpec {
  readonly uris: readonly string[];
  readonly format: Format;
  readonly options: Readonly<Record<string, unknown>>;
  readonly schema?: string;
  readonly recurse: boolean;
  readonly exclusions: readonly string[];
  /** Where malformed records go. */
  readonly rejected?: string;
  /** Condition on the partition columns: the other folders are not read. */
  readonly partitionPredicate?: string;
  /** A column that gets the file that a row is from. */
  readonly fileNameColumn?: string;
  /** Its files, where a catalog or a table's own log names them. */
  readonly listing?: Listing;
  /** No files are no rows, rather than a fault. */
  readonly emptyIsRead?: boolean;
  /** Columns that the node gives of those that are read. */
  readonly project?: readonly Column[];
  /** AWS Glue keeps no bookmark of it: each run reads all of it. */
  readonly withoutBookmark?: boolean;
  /** So much of what is new at most, the oldest first. */
  readonly bounds?: { readonly files?: number; readonly bytes?: number };
}

/** What a target node writes. */
export interface TargetSpec {
  readonly uri: string;
  readonly format: Format;
  readonly options: Readonly<Record<string, unknown>>;
  readonly partitionKeys: readonly string[];
  readonly mode: WriteMode;
  readonly numberOfFiles?: number;
  /** What the files hold, in this order and of these types; what the rows lack is null. Default: the rows as they are. */
  readonly columns?: readonly Column[];
  /** The table of the catalog that is kept up to date with it. */
  readonly keeping?: CatalogKeeping;
  /** What makes the files part of a table, once they are in place: an entry of its log. */
  readonly seal?: (staged: SealRequest) => Promise<StagedLoad>;
}

/** What becomes of a table of the catalog; its partitions are known once the files are written. */
export interface CatalogKeeping extends Omit<CatalogChange, 'partitions'> {
  /** Partition keys, in order. */
  readonly keys: readonly string[];
  readonly location: string;
}

type Fields = ResolvedNode['fields'];

/** Source node types that the runtime reads, by kind. */
const SOURCES: Readonly<Record<string, (fields: Fields) => SourceSpec>> = {
  S3Source: (fields) => ({
    uris: texts(fields.paths),
    ...formatOf(fields.format, typeof fields.compression === 'string' ? { readCompression: fields.compression } : {}),
    schema: text(fields.schema),
    recurse: fields.recurse !== false,
    exclusions: texts(fields.exclusions),
    rejected: text(fields.rejectedRows),
    partitionPredicate: text(fields.partitionPredicate),
    fileNameColumn: text(fields.fileNameColumn),
    bounds: boundsOf(fields),
  }),
};

function boundsOf({ boundedFiles, boundedSize }: Fields): SourceSpec['bounds'] {
  if (boundedFiles === undefined && boundedSize === undefined) return undefined;
  return { files: typeof boundedFiles === 'number' ? boundedFiles : undefined, bytes: typeof boundedSize === 'number' ? boundedSize : undefined };
}

/** Target node types that the runtime writes, by kind. */
const TARGETS: Readonly<Record<string, (fields: Fields) => TargetSpec>> = {
  S3Target: (fields) => ({
    uri: text(fields.path) ?? '',
    ...formatOf(fields.format, {}),
    partitionKeys: texts(fields.partitionKeys),
    mode: (text(fields.mode) ?? 'append') as WriteMode,
    numberOfFiles: typeof fields.numberOfFiles === 'number' ? fields.numberOfFiles : undefined,
  }),
};

/** Whether nodes of the type are files in folders, and nothing else. */
export const readsFiles = (kind: string): boolean => kind in SOURCES || kind in TARGETS;

export function sourceSpec({ node, fields }: ResolvedNode): SourceSpec {
  return specOf(SOURCES, node.id, node.type, fields);
}

export function targetSpec({ node, fields }: ResolvedNode): TargetSpec {
  return specOf(TARGETS, node.id, node.type, fields);
}

function specOf<T>(specs: Readonly<Record<string, (fields: Fields) => T>>, id: string, type: string, fields: Fields): T {
  const spec = specs[type];
  if (spec === undefined) {
    throw new GlueprintError({ code: 'NotLocal', node: id, message: `the local runtime does not run node type '${type}'; it runs ${Object.keys(specs).join(', ')} and all that is SQL` });
  }
  try {
    return spec(fields);
  } catch (e) {
    throw GlueprintError.isGlueprintError(e) ? e.at({ node: id }) : e;
  }
}

function formatOf(value: unknown, extra: Readonly<Record<string, unknown>>): { format: Format; options: Readonly<Record<string, unknown>> } {
  const { type, ...options } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return { format: formatNamed(String(type)), options: { ...options, ...extra } };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((v) => typeof v === 'string') : [];
}
