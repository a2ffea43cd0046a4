import { didYouMean } from '../../diagnostics';
import { GlueBody, glueObjects, glueText, isGlueObject } from '../glue-form';
import type { NodeContext } from '../node-type';

/** A parameter as the JSON file of a visual transform describes it. */
interface DefinedParameter {
  readonly name: string;
  readonly type: string;
  readonly listType?: string;
  readonly optional: boolean;
  readonly validationRule?: string;
  readonly validationMessage?: string;
  /** What a list may hold: values, or `column`, names of the input's columns. */
  readonly listOptions?: readonly string[] | 'column';
  readonly defaultValue?: string;
}

/** The JSON file that describes a visual transform to Glue Studio. */
export interface TransformDefinition {
  readonly name: string;
  readonly functionName: string;
  readonly parameters: readonly DefinedParameter[];
}

/** An argument as the node has it. */
export interface TransformArgument {
  readonly name: string;
  readonly type: string;
  readonly values: readonly string[];
  readonly listType?: string;
  readonly optional: boolean;
}

const TYPES = ['str', 'int', 'float', 'bool', 'list'];

/** Reads a definition; `fail` is told what is wrong with it. */
export function parseDefinition(text: string, fail: (message: string, hint?: string) => never): TransformDefinition {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return fail(`is not JSON: ${(cause as Error).message}`);
  }
  if (!isGlueObject(json)) return fail('is not a JSON object', 'it has name, displayName, functionName and parameters');
  const needed = (from: GlueBody, key: string, of: string) => glueText(from[key]) ?? fail(`${of} has no ${key}`);
  return {
    name: needed(json, 'name', 'the definition'),
    functionName: needed(json, 'functionName', 'the definition'),
    parameters: glueObjects(json.parameters).map((p): DefinedParameter => {
      const name = needed(p, 'name', 'a parameter');
      const type = needed(p, 'type', `parameter '${name}'`);
      if (!TYPES.includes(type)) fail(`parameter '${name}' has the type '${type}', expected one of ${TYPES.join(', ')}`);
      const rule = glueText(p.validationRule);
      if (rule !== undefined && pattern(rule) === undefined) fail(`the validationRule of '${name}' is no regular expression: ${rule}`);
      return {
        name,
        type,
        listType: glueText(p.listType),
        optional: p.isOptional === true,
        validationRule: rule,
        validationMessage: glueText(p.validationMessage),
        listOptions: p.listOptions === 'column' ? 'column' : Array.isArray(p.listOptions) ? p.listOptions.map(String) : undefined,
        defaultValue: p.defaultValue === undefined || p.defaultValue === null ? undefined : String(p.defaultValue),
      };
    }),
  };
}

/** Values by parameter name as arguments, in the definition's order; what it does not know comes last, for the check to tell. */
export function definedArguments(definition: TransformDefinition, values: { readonly [name: string]: unknown }): TransformArgument[] {
  const text = (v: unknown) => (typeof v === 'string' ? v : typeof v === 'object' ? JSON.stringify(v) : String(v));
  const texts = (v: unknown) => (Array.isArray(v) ? v.map(text) : [text(v)]);
  const known = definition.parameters.flatMap((p): TransformArgument[] => {
    const value = values[p.name] ?? p.defaultValue;
    if (value === undefined) return [];
    const listType = p.listType === undefined ? {} : { listType: p.listType };
    return [{ name: p.name, type: p.type, values: texts(value), optional: p.optional, ...listType }];
  });
  const others = Object.keys(values).filter((name) => !definition.parameters.some((p) => p.name === name));
  return [...known, ...others.map((name) => ({ name, type: 'str', values: texts(values[name]), optional: false }))];
}

/** Whether the arguments are what the definition asks for. */
export function checkAgainstDefinition(node: NodeContext, text: string, given: readonly TransformArgument[]): void {
  const definition = parseDefinition(text, (message, hint) => node.fail('definition', message, hint));
  const functionName = node.fields.functionName as string;
  if (definition.functionName !== functionName) node.fail('functionName', `is '${functionName}', the definition has '${definition.functionName}'`);
  for (const [i, a] of given.entries()) {
    const defined = definition.parameters.find((p) => p.name === a.name);
    if (defined === undefined) {
      const names = definition.parameters.map((p) => p.name);
      const hint = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
      node.fail(`parameters.${i}.name`, `'${definition.name}' has no parameter '${a.name}'${didYouMean(a.name, names)}`, hint);
    } else {
      checkValues(node, defined, a, `parameters.${i}`);
    }
  }
  const isGiven = (name: string) => given.some((a) => a.name === name && a.values.length > 0);
  const missing = definition.parameters.find((p) => !p.optional && p.defaultValue === undefined && !isGiven(p.name));
  if (missing !== undefined) node.fail('parameters', `'${definition.name}' needs the parameter '${missing.name}'`);
}

function checkValues(node: NodeContext, defined: DefinedParameter, given: TransformArgument, at: string): void {
  if (given.type !== defined.type) node.fail(`${at}.type`, `'${given.name}' is a ${given.type}, the definition has ${defined.type}`);
  const rule = defined.validationRule === undefined ? undefined : pattern(defined.validationRule);
  for (const [i, value] of given.values.entries()) {
    const place = `${at}.values.${i}`;
    if (rule?.test(value) === false) node.fail(place, `'${value}' breaks the rule of '${given.name}': ${defined.validationMessage ?? defined.validationRule ?? ''}`);
    if (defined.listOptions === 'column') node.reference(value, place);
    else if (defined.listOptions?.includes(value) === false) node.fail(place, `'${value}' is no value of '${given.name}'${didYouMean(value, defined.listOptions)}`, `there are ${defined.listOptions.join(', ')}`);
  }
}

/** Studio checks rules in the browser, by JavaScript's expressions. */
function pattern(rule: string): RegExp | undefined {
  try {
    return new RegExp(rule);
  } catch {
    return undefined;
  }
}
