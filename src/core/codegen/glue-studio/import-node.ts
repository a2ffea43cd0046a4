import { formOf } from './forms';
import { withParameters } from './placeholders';
import { inApiSpelling } from './spelling';
import { StudioNode } from './studio-job';
import { GlueprintError } from '../../diagnostics';
import { checkFields, Fields, FieldValue } from '../../manifest';
import { GlueNotes, glueTexts, NodeType, outputNames, STUDIO_NODE } from '../../nodes';

/** A member read as a node type's fields. */
export interface ImportedMember {
  readonly type: NodeType;
  /** As the form gives them. */
  readonly given: { readonly [name: string]: FieldValue };
  /** Defaults filled in. */
  readonly fields: Fields;
  /** Ids of the nodes read, in the order of the node type. */
  readonly inputs: readonly string[];
  readonly as: readonly (string | undefined)[];
  readonly outputOfInput: number;
  /** Fields of the member that the node type does not use. */
  readonly unused: readonly string[];
  readonly warnings: readonly string[];
  /** Parameters of the job that its placeholders have become. */
  readonly parameters: readonly string[];
}

/** Beside the fields of a member: what every node has. */
const ALWAYS = ['Name', 'Inputs', 'OutputSchemas'];

class Kept extends Error {
  constructor(message: string, public readonly passThrough: boolean) {
    super(message);
  }
}

/** A member as the node type that it belongs to; one that none takes as a `StudioNode`, which keeps it as it stands. */
export function importMember(node: Pick<StudioNode, 'member' | 'body'>): ImportedMember {
  const { member, body } = inApiSpelling(node);
  const found = formOf(member, body);
  if (found === undefined) return keptMember(member, body, `${member} has no node type: it is kept as it stands, and the job cannot run with it`, false);
  const warnings: string[] = [];
  const notes: GlueNotes = {
    warn: (message) => warnings.push(message),
    refuse: (message) => {
      throw new Kept(message, false);
    },
    pass: (message) => {
      throw new Kept(message, true);
    },
  };
  try {
    const { fields, as = [], inputs = glueTexts(body.Inputs), outputOfInput = 0 } = found.form.fromGlue(body, notes);
    const parameters = new Map<string, string>();
    const given = withParameters(found.type.fields, defined(fields), (name, placeholder) => parameters.set(name, placeholder));
    const { min, max } = found.type.inputs;
    if (inputs.length < min || inputs.length > max) notes.refuse(`has ${inputs.length} inputs, expected ${max === Infinity ? `at least ${min}` : min === max ? min : `${min} to ${max}`}`);
    return {
      type: found.type,
      given,
      fields: checkFields(found.type.fields, given),
      inputs,
      as,
      outputOfInput,
      unused: Object.keys(body).filter((f) => !ALWAYS.includes(f) && !found.form.understood.includes(f)),
      warnings: [...warnings, ...[...parameters].map(([name, placeholder]) => `${placeholder} is the job parameter '${name}' here`)],
      parameters: [...parameters.keys()],
    };
  } catch (error) {
    if (error instanceof Kept) {
      const what = error.passThrough ? 'rows go on unchanged' : 'it is kept as it stands, and the job cannot run with it';
      return keptMember(member, body, `${member} ${error.message}: ${what}`, error.passThrough);
    }
    if (!GlueprintError.isGlueprintError(error)) throw error;
    const { field, message } = error.details;
    return keptMember(member, body, `${member}: ${field === undefined ? '' : `${field} `}${message}: it is kept as it stands, and the job cannot run with it`, false);
  }
}

function keptMember(member: string, body: StudioNode['body'], warning: string, passThrough: boolean): ImportedMember {
  const given = { member, body: body as { readonly [name: string]: FieldValue }, ...(passThrough ? { passThrough } : {}) };
  return {
    type: STUDIO_NODE,
    given,
    fields: checkFields(STUDIO_NODE.fields, given),
    inputs: glueTexts(body.Inputs),
    as: [],
    outputOfInput: 0,
    unused: [],
    warnings: [warning],
    parameters: [],
  };
}

/** Outputs of an imported member. */
export function outputsOf({ type, fields }: ImportedMember): readonly string[] {
  return outputNames(type, fields);
}

/** Without what is absent. */
export function defined(fields: { readonly [name: string]: FieldValue | undefined }): { [name: string]: FieldValue } {
  return Object.fromEntries(Object.entries(fields).filter((e): e is [string, FieldValue] => e[1] !== undefined));
}
