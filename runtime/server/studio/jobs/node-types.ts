import type { Fields } from '../../../../src/core/manifest';
import { NODE_TYPES, NodeType, STUDIO_NODE } from '../../../../src/core/nodes';
import type { NodeTypeInfo } from '../contract';

/** The registry as data: functions stay on the server. */
export function nodeTypeInfos(): readonly NodeTypeInfo[] {
  return NODE_TYPES.map((type) => {
    const { kind, family, title, doc, see, inputs, fields } = type;
    return {
      kind,
      family,
      title,
      doc,
      see,
      fields,
      // JSON has no infinity.
      inputs: { ...inputs, max: Number.isFinite(inputs.max) ? inputs.max : 1000 },
      notLocal: notLocal(type),
      isImportOnly: type === STUDIO_NODE ? true : undefined,
      hasRules: type.quality === undefined ? undefined : true,
    };
  });
}

/** Of a node as it is added; where that hangs on fields that it has not got yet, nothing is said. */
function notLocal({ fields, notLocal: ask }: NodeType): string | undefined {
  const added: Fields = Object.fromEntries(fields.map((f) => [f.name, f.default ?? (f.required === true && f.type.type === 'string' ? '…' : undefined)]));
  try {
    return ask?.(added);
  } catch {
    return undefined;
  }
}
