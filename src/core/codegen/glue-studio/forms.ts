import { GlueBody, GlueForm, NODE_TYPES, NodeType } from '../../nodes';

/** A member of Glue Studio that a node type has a form for. */
export interface MemberForm { readonly type: NodeType; readonly form: GlueForm }

const FORMS: readonly MemberForm[] = NODE_TYPES.flatMap((type) => (type.glue ?? []).map((form) => ({ type, form })));

/** The form of a member: one that recognizes the body, else one that takes every body. */
export function formOf(member: string, body: GlueBody): MemberForm | undefined {
  const all = FORMS.filter((f) => f.form.member === member);
  return all.find((f) => f.form.matches?.(body) === true) ?? all.find((f) => f.form.matches === undefined);
}

/** Members that some node type has a form for. */
export const KNOWN_MEMBERS: readonly string[] = [...new Set(FORMS.map((f) => f.form.member))].sort();
