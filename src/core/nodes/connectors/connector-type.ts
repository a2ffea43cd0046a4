import { readFrame, writeFrame } from './frame-script';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, CONNECTION, connectorDataForm, OptionField, pythonOptions } from './option-fields';
import type { Text } from '../../manifest/manifest';
import { parseColumns } from '../../types';
import type { GlueForm } from '../glue-form';
import type { Access, NodeContext, NodeType } from '../node-type';
import { SAMPLE_DATA } from '../sample-data';

/** A system that Glue reaches through a connection and a table of options. */
export interface ConnectorSpec {
  readonly kind: string;
  readonly title: string;
  readonly doc: string;
  readonly see: string;
  /** `connection_type` of Glue's reader and writer. */
  readonly connectionType: string;
  readonly options: readonly OptionField[];
  readonly check?: (node: NodeContext) => void;
  readonly access?: (node: NodeContext) => readonly Access[];
  /** Default: `ConnectorDataSource` or `ConnectorDataTarget`. */
  readonly glue?: readonly GlueForm[];
}

const SCHEMA = { name: 'schema', doc: 'Columns, as Spark DDL. What is read is cast to them.', type: { type: 'schema' } } as const;

/** Fields that every source has whose columns a schema declares and sample rows stand for. */
export const READ_FIELDS = [SCHEMA, SAMPLE_DATA] as const;

export function schemaColumns(node: NodeContext) {
  return node.fields.schema === undefined ? undefined : { output: parseColumns(node.fields.schema as string) };
}

export function connectorSource(spec: ConnectorSpec): NodeType {
  return {
    kind: spec.kind,
    family: 'source',
    title: spec.title,
    doc: spec.doc,
    see: spec.see,
    inputs: { min: 0, max: 0 },
    fields: [CONNECTION, ...spec.options.map((o) => o.field), ADDITIONAL_OPTIONS, ...READ_FIELDS],
    check: (node) => {
      spec.check?.(node);
      checkAdditionalOptions(node, spec.options);
    },
    columns: schemaColumns,
    script: (node) => readFrame(node, spec.connectionType, pythonOptions(node, spec.options)),
    connections: (fields) => [fields.connection as Text],
    access: spec.access,
    glue: spec.glue ?? [connectorDataForm('ConnectorDataSource', spec.connectionType, spec.options)],
  };
}

export function connectorTarget(spec: ConnectorSpec): NodeType {
  return {
    kind: spec.kind,
    family: 'target',
    title: spec.title,
    doc: spec.doc,
    see: spec.see,
    inputs: { min: 1, max: 1 },
    fields: [CONNECTION, ...spec.options.map((o) => o.field), ADDITIONAL_OPTIONS],
    check: (node) => {
      spec.check?.(node);
      checkAdditionalOptions(node, spec.options);
      checkResolved(node);
    },
    script: (node) => writeFrame(node, spec.connectionType, pythonOptions(node, spec.options)),
    connections: (fields) => [fields.connection as Text],
    access: spec.access,
    glue: spec.glue ?? [connectorDataForm('ConnectorDataTarget', spec.connectionType, spec.options)],
  };
}

/** No system takes a column of which several types are left, or none. */
export function checkResolved(node: NodeContext): void {
  for (const { name, type } of node.inputs[0].columns ?? []) {
    if (type.kind === 'choice') node.fail('input', `column '${name}' has several types`, 'resolve it before');
    if (type.kind === 'void') node.fail('input', `column '${name}' has no type`, `cast it: CAST(${name} AS STRING)`);
  }
}
