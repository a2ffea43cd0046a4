import { GlueBody, GlueForm, GlueImport, GlueNotes, glueObjects, glueText, glueTexts } from './glue-form';
import type { Fields } from '../manifest/field';
import type { FieldValue } from '../manifest/manifest';

/** Parameters of a managed transform as its function takes them; texts, as in Studio. */
export interface ManagedParameters {
  /** `undefined` where it is absent or empty. */
  text(name: string): string | undefined;
  /** A list, or one text with commas. */
  texts(name: string): readonly string[];
  /** `undefined` where it is absent or no number. */
  number(name: string): number | undefined;
  flag(name: string): boolean | undefined;
}

export interface ManagedTransform {
  /** `gs_concat`. */
  readonly functionName: string;
  /** Names of the parameters that are understood, with their Studio type. */
  readonly parameters: { readonly [name: string]: 'str' | 'list' | 'int' | 'float' | 'bool' };
  readonly fromGlue: (parameters: ManagedParameters, notes: GlueNotes) => GlueImport['fields'];
  /** Values by parameter name; `undefined` ones are left out. The whole `undefined`: these fields are not this transform's. */
  readonly toGlue: (fields: Fields) => { readonly [name: string]: ParameterValue | undefined } | undefined;
  /** Fields of ours that the transform cannot say, of those that are set. */
  readonly lost?: (fields: Fields) => readonly string[];
}

export type ParameterValue = string | number | boolean | readonly string[];

/** Where AWS keeps the code of its own visual transforms; the account differs by region, and Studio writes its own when the node is saved there. */
const PLACE = 's3://aws-glue-studio-transforms-510798373988-prod-us-east-1';

/** One of Glue Studio's managed transforms, which are `DynamicTransform` members told apart by their function. */
export function managedForm(transform: ManagedTransform): GlueForm {
  const { functionName, parameters } = transform;
  return {
    member: 'DynamicTransform',
    understood: ['TransformName', 'FunctionName', 'Path', 'Parameters', 'Version'],
    matches: (body) => body.FunctionName === functionName,
    // AWS's function would fail in the run; a job that has it all the same is one that nobody has finished.
    mend: () => 'pass',
    fromGlue: (body, notes) => {
      const given = parametersOf(body);
      const unknown = [...given.keys()].filter((n) => !(n in parameters));
      if (unknown.length > 0) notes.warn(`left out: ${unknown.join(', ')} of ${functionName}`);
      return { fields: transform.fromGlue(reader(given), notes) };
    },
    toGlue: (fields) => {
      const values = transform.toGlue(fields);
      if (values === undefined) return undefined;
      const set = Object.entries(values).filter((e): e is [string, ParameterValue] => e[1] !== undefined);
      return {
        body: {
          TransformName: functionName,
          FunctionName: functionName,
          Path: `${PLACE}/${functionName}.py`,
          Parameters: set.map(([name, value]) => {
            const type = parameters[name];
            return { Name: name, Type: type, Value: typeof value === 'object' ? value : [String(value)], ...(type === 'list' ? { ListType: 'str' } : {}), IsOptional: false };
          }),
          Version: '1.0.0',
        },
        lost: transform.lost?.(fields),
      };
    },
  };
}

function parametersOf(body: GlueBody): ReadonlyMap<string, readonly string[]> {
  return new Map(glueObjects(body.Parameters).map((p) => [String(p.Name), glueTexts(p.Value)]));
}

function reader(given: ReadonlyMap<string, readonly string[]>): ManagedParameters {
  const text = (name: string) => glueText(given.get(name)?.[0]);
  return {
    text,
    texts: (name) => {
      const values = given.get(name) ?? [];
      return values.length === 1 ? splitList(values[0]) : values;
    },
    number: (name) => {
      const value = text(name);
      return value === undefined || value.trim() === '' || !Number.isFinite(Number(value)) ? undefined : Number(value);
    },
    flag: (name) => {
      const value = text(name);
      return value === undefined ? undefined : /^(true|yes|1)$/i.test(value);
    },
  };
}

/** Lists reach the function as one text; blanks around the commas are cut, blank names stay. */
export function splitList(text: string): string[] {
  return text === '' ? [] : text.split(',').map((t) => t.trim());
}

/** The field as text list. */
export function fieldTexts(value: FieldValue | undefined): string[] {
  return (Array.isArray(value) ? value : []).map(String);
}
