import generated from './glue-model.json';
import groups from './operation-groups.json';

/** A shape of the service model; names without an entry are plain types (`string`, `integer`, `timestamp`, …). */
export interface Shape {
  readonly type: 'structure' | 'list' | 'map' | 'string' | 'integer' | 'long' | 'double' | 'float' | 'boolean' | 'timestamp' | 'blob';
  readonly members?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  /** Exactly one member is set. */
  readonly union?: boolean;
  /** Any JSON. */
  readonly document?: boolean;
  /** Element shape of a list, value shape of a map. */
  readonly of?: string;
  readonly key?: string;
  readonly min?: number;
  readonly max?: number;
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

export interface OperationModel {
  readonly input?: string;
  readonly output?: string;
  readonly errors?: readonly string[];
}

export interface OperationGroup {
  readonly group: string;
  /** 1 to 3, or `refused`. */
  readonly priority: number | string;
  readonly operations: readonly string[];
}

const SHAPES = generated.shapes as unknown as Readonly<Record<string, Shape>>;
export const OPERATION_MODELS = generated.operations as unknown as Readonly<Record<string, OperationModel>>;
export const OPERATION_GROUPS: readonly OperationGroup[] = groups;
export const MODEL_SOURCE = generated.source;

export function shapeOf(name: string): Shape {
  return SHAPES[name] ?? { type: name as Shape['type'] };
}

const patterns = new Map<string, RegExp>();

/** The model's patterns are Java's: they hold for the whole value, except single characters, which every character must match. */
export function patternOf(pattern: string): RegExp {
  let found = patterns.get(pattern);
  if (found === undefined) {
    try {
      found = new RegExp(`^(?:${pattern})$`, 'u');
    } catch {
      found = new RegExp(`^(?:${pattern})$`);
    }
    patterns.set(pattern, found);
  }
  return found;
}
