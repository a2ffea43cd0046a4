import { fieldTexts, managedForm } from '../managed-form';
import type { NodeContext, NodeType } from '../node-type';
import { sourceColumn } from '../source-column';
import { sqlString } from '../sql-text';
import { checkNewNames, withColumns } from '../with-columns';

export const REGEX_EXTRACT: NodeType = {
  kind: 'RegexExtract',
  family: 'transform',
  title: 'Extract string fragments',
  doc: 'Columns of the groups of a regular expression where it first matches a text. Where it does not match, and for a group that took no part, the fragment is empty; of null it is null.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-regex-extractor.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'column', required: true, doc: 'Column with the text, or the path of one in a struct.', type: { type: 'column' } },
    { name: 'regex', required: true, doc: 'Java regular expression with a group for each fragment: `(\\w+)@(\\w+)`.', type: { type: 'string' } },
    { name: 'newColumns', required: true, doc: 'Names of the columns, one a group; an empty name passes over its group.', type: { type: 'list', min: 1, items: { type: 'string' } } },
  ],
  glue: [managedForm({
    functionName: 'gs_regex_extract',
    parameters: { colName: 'str', regex: 'str', newCols: 'str' },
    fromGlue: (p) => ({ column: p.text('colName') ?? '', regex: p.text('regex') ?? '', newColumns: [...p.texts('newCols')] }),
    toGlue: (f) => ({ colName: String(f.column), regex: String(f.regex), newCols: fieldTexts(f.newColumns).join(',') }),
  })],
  check: (node) => {
    sourceColumn(node, 'column', ['string', 'char', 'varchar'], 'a text');
    const names = named(node);
    if (names.length === 0) node.fail('newColumns', 'has only empty names');
    checkNewNames(node, names.map(({ name, i }) => ({ name, field: `newColumns.${i}` })));
    const groups = groupCount(node.fields.regex as string);
    const wanted = (node.fields.newColumns as string[]).length;
    if (wanted > groups) node.fail('newColumns', `has ${wanted} names, but the regular expression has ${groups} groups`, 'a group is written in brackets: (\\d+)');
  },
  sql: (node) => {
    const regex = sqlString(node.fields.regex as string);
    const { sql } = sourceColumn(node);
    return withColumns(node, named(node).map(({ name, i }) => ({ name, sql: `regexp_extract(${sql}, ${regex}, ${i + 1})` })));
  },
};

function named(node: NodeContext) {
  return (node.fields.newColumns as string[]).map((name, i) => ({ name, i })).filter(({ name }) => name.trim() !== '');
}

/** Capturing groups: brackets that are not escaped, not in a class and not `(?:` or a look-around. */
function groupCount(regex: string): number {
  return (regex.replace(/\\Q[\s\S]*?(?:\\E|$)/g, '').replace(/\\[\s\S]/g, '').replace(/\[[^\]]*\]/g, '').match(/\((?!\?)|\(\?<(?![=!])/g) ?? []).length;
}
