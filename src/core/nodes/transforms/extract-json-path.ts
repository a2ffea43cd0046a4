import { fieldTexts, managedForm } from '../managed-form';
import type { NodeContext, NodeType } from '../node-type';
import { sourceColumn } from '../source-column';
import { sqlString } from '../sql-text';
import { checkNewNames, withColumns } from '../with-columns';

export const EXTRACT_JSON_PATH: NodeType = {
  kind: 'ExtractJsonPath',
  family: 'transform',
  title: 'Extract JSON path',
  doc: 'Columns of the values at paths in a JSON text, as texts; objects and arrays as JSON. Where a path leads nowhere, or the text is not JSON, the value is null.',
  see: 'https://docs.aws.amazon.com/glue/latest/dg/transforms-extract-json-path.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'column', required: true, doc: 'Column with the JSON text, or the path of one in a struct.', type: { type: 'column' } },
    { name: 'paths', required: true, doc: 'JSON paths: `$.customer.name`; the `$.` may be left out.', type: { type: 'list', min: 1, items: { type: 'string' } } },
    { name: 'newColumns', required: true, doc: 'Names of the columns, one for each path.', type: { type: 'list', min: 1, items: { type: 'string' } } },
    { name: 'dropColumn', doc: 'Leave out the JSON text.', default: false, type: { type: 'boolean' } },
  ],
  glue: [managedForm({
    functionName: 'gs_extract_json',
    parameters: { colName: 'str', jsonPaths: 'str', colList: 'str', dropCol: 'bool' },
    fromGlue: (p) => ({ column: p.text('colName') ?? '', paths: [...p.texts('jsonPaths')], newColumns: [...p.texts('colList')], dropColumn: p.flag('dropCol') }),
    toGlue: (f) => {
      const [paths, names] = [fieldTexts(f.paths), fieldTexts(f.newColumns)];
      // A comma would end the path in Studio's list.
      if ([...paths, ...names].some((t) => t.includes(','))) return undefined;
      return { colName: String(f.column), jsonPaths: paths.join(','), colList: names.join(','), dropCol: f.dropColumn === true ? true : undefined };
    },
  })],
  check: (node) => {
    const { parts } = sourceColumn(node, 'column', ['string', 'char', 'varchar'], 'a text');
    if (node.fields.dropColumn === true && parts.length > 1) node.fail('dropColumn', 'cannot leave out a field of a struct', 'DropFields does');
    const [paths, names] = [node.fields.paths as string[], node.fields.newColumns as string[]];
    if (paths.length !== names.length) node.fail('newColumns', `has ${names.length} names, expected one for each of the ${paths.length} paths`);
    checkNewNames(node, names.map((name, i) => ({ name, field: `newColumns.${i}` })));
    for (const [i, p] of paths.entries()) {
      if (!PATH.test(rooted(p))) node.fail(`paths.${i}`, `'${p}' is not a path that get_json_object reads`, 'write $.name, $.items[0].sku, $.items[*].sku or $[\'a name\']');
    }
  },
  sql: (node) => {
    const { sql, parts } = sourceColumn(node);
    const added = (node.fields.newColumns as string[]).map((name, i) => ({ name, sql: `get_json_object(${sql}, ${sqlString(rooted(path(node, i)))})` }));
    return withColumns(node, added, node.fields.dropColumn === true ? [parts[0]] : []);
  },
};

/** The paths of Hive and Spark; they give null for all others without a word. */
const PATH = /^\$(?:\.\*|\.[^.[\]]+|\[\*\]|\[\d+\]|\['[^'?]+'\])*$/;

function path(node: NodeContext, i: number): string {
  return (node.fields.paths as string[])[i];
}

function rooted(text: string): string {
  if (text.startsWith('$')) return text;
  return text.startsWith('[') ? `$${text}` : `$.${text}`;
}
