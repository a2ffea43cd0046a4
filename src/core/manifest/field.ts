import type { FieldValue } from './manifest';
import type { DataType } from '../types';

/** A field of a node (or of the manifest itself): what the form, the validation, the JSON Schema and the docs are made of. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly doc: string;
  /** A field with neither `required` nor `default` is optional. */
  readonly required?: boolean;
  readonly default?: FieldValue;
}

export type FieldType =
  | { readonly type: 'boolean' | 'data-type' | 'schema' | 'json' }
  /** `text` may hold deploy-time references and `${parameter}`. `language`: in what a text of several lines is written. */
  | { readonly type: 'string' | 'text'; readonly language?: 'python' | 'json' | 'sql' | 'dqdl' }
  | { readonly type: 'integer' | 'number'; readonly min?: number; readonly max?: number }
  | { readonly type: 'enum'; readonly values: readonly string[] }
  /** S3 URI or prefix. */
  | { readonly type: 'path' }
  /** Name or dotted path of a column of an input (by number, default 0); `inArrays`: the path may lead through arrays of structs. */
  | { readonly type: 'column'; readonly input?: number; readonly inArrays?: boolean }
  /** Spark SQL expression over the inputs' columns; `result` is the type it must have. */
  | { readonly type: 'expression'; readonly result?: DataType; readonly aggregates?: boolean }
  /** A whole Spark SQL query. */
  | { readonly type: 'query' }
  | { readonly type: 'list'; readonly items: FieldType; readonly min?: number; readonly max?: number }
  | { readonly type: 'record'; readonly fields: readonly Field[] }
  | { readonly type: 'map'; readonly values: FieldType }
  /** A record whose field `type` says which other fields it has. */
  | { readonly type: 'variant'; readonly cases: { readonly [type: string]: readonly Field[] } };

/** Checked field values, defaults filled in. */
export type Fields = { readonly [name: string]: FieldValue | undefined };

/** The part of a node type that validation and JSON Schema need. */
export interface FieldOwner {
  readonly kind: string;
  readonly title: string;
  readonly doc: string;
  readonly fields: readonly Field[];
  readonly inputs: { readonly min: number; readonly max: number };
}
