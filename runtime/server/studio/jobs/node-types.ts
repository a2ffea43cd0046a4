import { NODE_TYPES } from '../../../../src/core/nodes';
import type { NodeTypeInfo } from '../contract';

/** The registry as data: functions stay on the server. */
export function nodeTypeInfos(): readonly NodeTypeInfo[] {
  return NODE_TYPES.map(({ kind, family, title, doc, see, inputs, fields }) => ({
    kind,
    family,
    title,
    doc,
    see,
    fields,
    // JSON has no infinity.
    inputs: { ...inputs, max: Number.isFinite(inputs.max) ? inputs.max : 1000 },
  }));
}
