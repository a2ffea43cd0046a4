import { patternOf, shapeOf, type Shape } from './model';
import { AwsError } from '../../aws/aws-error';

type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

/** Values as the service lists them where its words differ from the model's. */
const ENUM_WORDS: Readonly<Record<string, readonly string[]>> = {
  LogicalOperator: ['Equals'],
  FilterOperator: ['LT', 'EQ', 'GT', 'NE', 'LE', 'GE'],
  FieldName: ['START_TIME', 'END_TIME', 'STATE', 'CRAWL_ID', 'DPU_HOUR'],
};

/** Not held against the pattern: peer suites make jobs with any text, and the run that cannot honour it fails. */
const UNCHECKED_PATTERNS: ReadonlySet<string> = new Set(['PythonVersionString']);

/** Open sets whatever the model says: connectors of others have properties of their own. */
const OPEN_ENUMS: ReadonlySet<string> = new Set(['ConnectionPropertyKey']);

/**
 * Checks an input against the model and gives it back with what the model knows: unknown and null members are dropped, as the service does.
 *
 * @throws AwsError `SerializationException` for a wrong type, `ValidationException` for a broken constraint.
 */
export function validateInput(shape: string, value: unknown, lenient = false): Json {
  const checker = new Checker(false, lenient);
  const result = checker.visit(shape, value as Json, '');
  if (checker.violations.length > 0) throw violation(checker.violations);
  return result;
}

/** What is wrong with a reply of ours; empty where it keeps to the model. */
export function replyFaults(shape: string, value: unknown): string[] {
  const checker = new Checker(true);
  try {
    checker.visit(shape, value as Json, '');
  } catch (e) {
    if (!(e instanceof AwsError)) throw e;
    return [e.message];
  }
  return checker.violations;
}

function violation(violations: readonly string[]): AwsError {
  const bare = violations.length === 1 && /' at '[^']*\.member\./.test(violations[0] ?? ''); // so recorded from the service
  const count = `${violations.length} validation error${violations.length === 1 ? '' : 's'} detected: `;
  return new AwsError('ValidationException', `${bare ? '' : count}${violations.join('; ')}`);
}

class Checker {
  public readonly violations: string[] = [];

  /** `strict`: for our replies; nothing unknown or null is let through, patterns and lengths are for inputs. `lenient`: patterns are not checked. */
  constructor(private readonly strict = false, private readonly lenient = false) {}

  public visit(name: string, value: Json, path: string): Json {
    const shape = shapeOf(name);
    switch (shape.type) {
      case 'structure': return this.structure(shape, value, path);
      case 'list': return this.list(name, shape, value, path);
      case 'map': return this.map(shape, value, path);
      case 'string': return this.string(name, shape, value, path);
      case 'integer':
      case 'long': return this.integer(shape, value, path);
      case 'double':
      case 'float': return this.double(shape, value, path);
      case 'timestamp':
        if (typeof value !== 'number') throw wrongType(value, 'a Timestamp', path);
        return value;
      case 'boolean':
        if (typeof value !== 'boolean') throw wrongType(value, 'a Boolean', path);
        return value;
      case 'blob':
        if (typeof value !== 'string') throw wrongType(value, 'a Blob', path);
        return value;
    }
  }

  private structure(shape: Shape, value: Json, path: string): Json {
    if (shape.document) return value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(value, 'a Structure', path);
    const members = shape.members ?? {};
    const result: { [member: string]: Json } = {};
    for (const [member, given] of Object.entries(value)) {
      const memberShape = Object.hasOwn(members, member) ? members[member] : undefined;
      const at = join(path, camel(member));
      if (this.strict && given !== undefined && (memberShape === undefined || given === null)) {
        this.violations.push(`${memberShape === undefined ? 'unknown member' : 'null'} at '${at}'`);
      }
      if (memberShape === undefined || given === null || given === undefined) continue;
      result[member] = this.visit(memberShape, given, at);
    }
    for (const required of shape.required ?? []) {
      if (result[required] === undefined) this.fault('null', join(path, camel(required)), 'Member must not be null', true);
    }
    if (shape.union && Object.keys(result).length !== 1) throw new AwsError('SerializationException', `exactly one member must be set at '${path}'`);
    return result;
  }

  private list(name: string, shape: Shape, value: Json, path: string): Json {
    if (!Array.isArray(value)) throw wrongType(value, 'a List', path);
    const items = value.filter((v) => v !== null || this.strict).map((v, i) => this.visit(shape.of ?? name, v, `${path}.${i + 1}.member`));
    this.length(shape, items.length, JSON.stringify(value), path);
    return items;
  }

  private map(shape: Shape, value: Json, path: string): Json {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrongType(value, 'a Map', path);
    const result: { [key: string]: Json } = {};
    for (const [key, given] of Object.entries(value)) {
      if (given === null) {
        if (this.strict) this.violations.push(`null at '${path}.${key}'`);
        continue;
      }
      this.visit(shape.key ?? 'string', key, `${path}.key`);
      Object.defineProperty(result, key, {
        value: this.visit(shape.of ?? 'string', given, `${path}.${key}.member`), enumerable: true, writable: true, configurable: true,
      });
    }
    this.length(shape, Object.keys(result).length, JSON.stringify(value), path);
    return result;
  }

  private string(name: string, shape: Shape, value: Json, path: string): Json {
    if (typeof value !== 'string') throw wrongType(value, 'a String', path);
    if (shape.enum !== undefined && !shape.enum.includes(value) && !OPEN_ENUMS.has(name)) {
      // A statement's output has "ok" or "error" where the model says StatementState.
      if (!(this.strict && name === 'StatementState')) this.fault(value, path, `Member must satisfy enum value set: [${(ENUM_WORDS[name] ?? shape.enum).join(', ')}]`);
    }
    this.length(shape, shape.min === undefined && shape.max === undefined ? 0 : [...value].length, value, path);
    if (shape.pattern !== undefined && !this.lenient && !UNCHECKED_PATTERNS.has(name) && !patternOf(shape.pattern).test(value)) this.fault(value, path, `Member must satisfy regular expression pattern: ${shape.pattern}`);
    return value;
  }

  private integer(shape: Shape, value: Json, path: string): Json {
    if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(value, shape.type === 'long' ? 'a Long' : 'an Integer', path);
    if (shape.type === 'integer' && Math.abs(value) >= 2 ** 31) throw wrongType(value, 'an Integer', path);
    this.range(shape, value, path);
    return value;
  }

  private double(shape: Shape, value: Json, path: string): Json {
    if (typeof value !== 'number') throw wrongType(value, 'a Double', path);
    this.range(shape, value, path);
    return value;
  }

  private range(shape: Shape, value: number, path: string): void {
    if (shape.min !== undefined && value < shape.min) this.fault(String(value), path, `Member must have value greater than or equal to ${shape.min}`);
    if (shape.max !== undefined && value > shape.max) this.fault(String(value), path, `Member must have value less than or equal to ${shape.max}`);
  }

  private length(shape: Shape, length: number, shown: string, path: string): void {
    if (shape.min !== undefined && length < shape.min) this.fault(shown, path, `Member must have length greater than or equal to ${shape.min}`);
    if (shape.max !== undefined && length > shape.max) this.fault(shown, path, `Member must have length less than or equal to ${shape.max}`);
  }

  private fault(value: string, path: string, rule: string, bare = false): void {
    if (this.strict && !bare && !rule.includes('enum')) return;
    const shown = value.length > 200 ? `${value.slice(0, 200)}...` : value;
    this.violations.push(`Value ${bare ? shown : `'${shown}'`} at '${path}' failed to satisfy constraint: ${rule}`);
  }
}

function wrongType(value: Json, wanted: string, path: string): AwsError {
  const got = value === null ? 'NULL' : Array.isArray(value) ? 'START_ARRAY' : typeof value === 'object' ? 'START_OBJECT'
    : typeof value === 'number' ? `NUMBER_VALUE ${value}` : `${(typeof value).toUpperCase()}_VALUE`;
  return new AwsError('SerializationException', `${got} can not be converted to ${wanted}${path === '' ? '' : ` at '${path}'`}`);
}

/** The service names members in Java's case. */
function camel(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1);
}

function join(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}
