import { CallInfo, LowerCall, Refusal, refuse } from './function';
import { text } from './typing';
import { GlueprintError } from '../../diagnostics';
import { DataType, parseColumns, parseType, typeDdl, typeName } from '../../types';

/** What `from_json`, `from_csv` and their kin share: a schema and options given as constants. */

/** The type that a schema argument names: a type, or columns (`a INT, b STRING`), which are a struct. */
export function schemaArgument(call: CallInfo, index: number, format: 'json' | 'csv'): DataType | SchemaRefusal {
  const { constant } = call.args[index];
  if (typeof constant !== 'string') return refusal(`the schema of from_${format} must be a constant string`, index);
  try {
    return parseType(constant);
  } catch {
    // not a type: columns, then
  }
  try {
    return { kind: 'struct', fields: parseColumns(constant).map((c) => ({ ...c, nullable: true })) };
  } catch (e) {
    return refusal(`cannot parse the schema '${constant}': ${GlueprintError.isGlueprintError(e) ? e.details.message : String(e)}`, index, 'PARSE_SYNTAX_ERROR');
  }
}
type SchemaRefusal = Refusal & { readonly kind?: undefined };

function refusal(message: string, index: number, code = 'INVALID_SCHEMA.NON_STRING_LITERAL'): SchemaRefusal {
  return refuse(code, message, index);
}

/** How Spark writes a timestamp in JSON and CSV. */
export const ISO_TIMESTAMP = "yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX]";

/** The options map, keys in lower case; empty when it is left out. */
export function optionsArgument(call: CallInfo, index: number): Readonly<Record<string, string>> | Refusal {
  const options = call.args[index];
  if (options === undefined) return {};
  if (options.type.kind === 'map' && (options.type.key.kind !== 'string' || options.type.value.kind !== 'string')) {
    return refuse('INVALID_OPTIONS.NON_STRING_TYPE', `the options of ${call.name} must be a map of strings, but it is ${typeName(options.type)}`, index);
  }
  return options.entries ?? refuse('INVALID_OPTIONS.NON_MAP_FUNCTION', `the options of ${call.name} must be a map of constant strings, such as map('dateFormat', 'dd/MM/yyyy')`, index);
}

/** The modes of a reader that a single value has. */
export function badMode(call: CallInfo): Refusal | undefined {
  const mode = call.args[2]?.entries?.mode;
  return mode === undefined || /^(permissive|failfast)$/i.test(mode) ? undefined
    : refuse('PARSE_MODE_UNSUPPORTED', `${call.name} has no mode ${mode}: it takes PERMISSIVE and FAILFAST`, 2);
}

/** A call to the JavaScript reader, whose answer is plain JSON that DuckDB casts to the type. */
export function structuredRead(c: LowerCall, reader: string, options: number): string {
  const entries = optionsArgument({ name: c.name, args: c.info, session: c.session }, options);
  return `CAST(${reader}(${c.args[0]}, ${text(typeDdl(c.result))}, ${text(JSON.stringify(entries))}, ${text(c.session.timeZone)})::JSON AS ${c.typeSql(c.result)})`;
}

/** A refusal if the type holds something that the reader does not give. */
export function unreadable(type: DataType, what: string): Refusal | undefined {
  switch (type.kind) {
    case 'binary':
    case 'interval':
    case 'year-month interval':
    case 'day-time interval': return refuse('UNSUPPORTED_FEATURE', `${what} of a ${type.kind} is known in Spark, not available on the local engine; use \`--engine spark\``, 1);
    case 'array': return unreadable(type.element, what);
    case 'map': return unreadable(type.key, what) ?? unreadable(type.value, what);
    case 'struct': return type.fields.map((f) => unreadable(f.type, what)).find((r) => r !== undefined);
    default: return undefined;
  }
}
