import { OptionField, pythonOptions } from './option-fields';
import type { Field } from '../../manifest/field';
import type { Text } from '../../manifest/manifest';
import { catalogAccess } from '../catalog/table-field';
import type { Access, NodeContext, ScriptContext } from '../node-type';
import { pythonString } from '../python';

/** A stream that a table of the Data Catalog describes, format and columns included. */
export const CATALOG_STREAM: readonly Field[] = [
  { name: 'database', required: true, doc: 'Database of the Data Catalog.', type: { type: 'text' } },
  { name: 'table', required: true, doc: 'Table of the database; it names the stream, the format and the columns.', type: { type: 'text' } },
];

/** Options that the table has, and the reader therefore is not given. */
export function withoutFormat(options: readonly OptionField[]): OptionField[] {
  return options.filter((o) => !['classification', 'delimiter'].includes(o.field.name));
}

export function catalogStreamAccess({ fields }: Pick<NodeContext, 'fields'>): Access[] {
  return catalogAccess({ database: fields.database as Text, name: fields.table as Text }, 'read');
}

export function readCatalogStream(node: ScriptContext, options: readonly OptionField[]): string[] {
  const given = [...pythonOptions(node, options, false), ['inferSchema', '"false"'] as const];
  return [
    `${node.variable}_stream = glueContext.create_data_frame.from_catalog(`,
    `    database=${node.text(node.fields.database as Text)},`,
    `    table_name=${node.text(node.fields.table as Text)},`,
    `    transformation_ctx=${pythonString(`${node.variable}_stream`)},`,
    '    additional_options={',
    ...given.map(([k, v]) => `        ${pythonString(k)}: ${v},`),
    '    },',
    ')',
  ];
}

export const CATALOG_BESIDE = [['Database', 'database'], ['Table', 'table']] as const;

