import { DataType, StructField, typeName } from '../types';

/** Glue's names of types, which name the alternatives of a choice. */
const GLUE_NAMES: { readonly [kind: string]: string } = { bigint: 'long', smallint: 'short', tinyint: 'byte' };

export function alternativeName(type: DataType): string {
  return GLUE_NAMES[type.kind] ?? type.kind;
}

/** A choice as a DataFrame has it: a struct with a field for each type, of which one is not null. */
export function choiceFields(type: DataType): readonly StructField[] | undefined {
  if (type.kind === 'choice') return type.alternatives.map((t) => ({ name: alternativeName(t), type: t, nullable: true }));
  if (type.kind !== 'struct' || type.fields.length < 2) return undefined;
  return type.fields.every((f) => f.name === alternativeName(f.type) || f.name === typeName(f.type)) ? type.fields : undefined;
}

/** The type with every choice, at any depth, as that struct. */
export function choicesAsStructs(type: DataType): DataType {
  switch (type.kind) {
    case 'choice': return { kind: 'struct', fields: (choiceFields(type) ?? []).map((f) => ({ ...f, type: choicesAsStructs(f.type) })) };
    case 'array': return { ...type, element: choicesAsStructs(type.element) };
    case 'map': return { ...type, key: choicesAsStructs(type.key), value: choicesAsStructs(type.value) };
    case 'struct': return { ...type, fields: type.fields.map((f) => ({ ...f, type: choicesAsStructs(f.type) })) };
    default: return type;
  }
}
