import type { Text } from '../../manifest/manifest';
import { joinText } from '../../manifest/text';
import { checkResolved } from '../connectors/connector-type';
import { optionValue, PythonOption, writeFrame } from '../connectors/frame-script';
import { ADDITIONAL_OPTIONS, checkAdditionalOptions, CONNECTION, option, pythonOptions } from '../connectors/option-fields';
import { chosenNames, SNOWFLAKE_PLACE, SNOWFLAKE_SEE, snowflakeForm } from '../connectors/snowflake-data';
import { glueText } from '../glue-form';
import type { NodeContext, NodeType, ScriptContext } from '../node-type';

const OPTIONS = [...SNOWFLAKE_PLACE, option('table', 'text', 'Table to write to.', { option: 'dbtable', required: true })];

export const SNOWFLAKE_TARGET: NodeType = {
  kind: 'SnowflakeTarget',
  family: 'target',
  title: 'Snowflake',
  doc: 'Writes to a table of Snowflake: appends, empties or replaces it before, or merges by keys through a staging table.',
  see: SNOWFLAKE_SEE,
  inputs: { min: 1, max: 1 },
  fields: [
    CONNECTION,
    ...OPTIONS.map((o) => o.field),
    { name: 'action', doc: '`append` adds rows, `truncate` empties the table before, `drop` makes it anew, `merge` updates and inserts by `mergeKeys`.', default: 'append', type: { type: 'enum', values: ['append', 'truncate', 'drop', 'merge'] } },
    { name: 'mergeKeys', doc: 'Columns by which rows are matched in a merge.', default: [], type: { type: 'list', items: { type: 'column' } } },
    { name: 'mergeWhenMatched', doc: 'What a merge does with a row that is there.', default: 'update', type: { type: 'enum', values: ['update', 'delete'] } },
    { name: 'mergeWhenNotMatched', doc: 'What a merge does with a row that is not there.', default: 'insert', type: { type: 'enum', values: ['insert', 'none'] } },
    { name: 'preActions', doc: 'SQL statements that Snowflake runs before the write, with semicolons between.', type: { type: 'text', language: 'sql' } },
    { name: 'postActions', doc: 'SQL statements that Snowflake runs after the write, with semicolons between.', type: { type: 'text', language: 'sql' } },
    ADDITIONAL_OPTIONS,
  ],
  check: (node) => {
    const merge = node.fields.action === 'merge';
    const keys = node.fields.mergeKeys as string[];
    if (merge && keys.length === 0) node.fail('mergeKeys', 'a merge needs the columns by which rows are matched');
    if (!merge && keys.length > 0) node.fail('mergeKeys', `mean nothing for '${String(node.fields.action)}'`, "set action to 'merge', or leave them out");
    checkAdditionalOptions(node, OPTIONS);
    checkResolved(node);
  },
  script: (node) => writeFrame(node, 'snowflake', snowflakeOptions(node)),
  connections: (fields) => [fields.connection as Text],
  glue: [snowflakeForm('SnowflakeTarget', OPTIONS, {
    from: (data) => ({
      action: data.Upsert === true ? 'merge' : glueText(data.Action)?.toLowerCase(),
      mergeKeys: chosenNames(data.SelectedColumns),
      mergeWhenMatched: glueText(data.MergeWhenMatched),
      mergeWhenNotMatched: glueText(data.MergeWhenNotMatched),
      preActions: glueText(data.PreAction),
      postActions: glueText(data.PostAction),
    }),
    to: (fields, text) => ({
      Action: fields.action === 'merge' ? 'append' : text(fields.action),
      Upsert: fields.action === 'merge',
      ...(fields.action !== 'merge' ? {} : {
        MergeAction: 'simple',
        MergeWhenMatched: text(fields.mergeWhenMatched),
        MergeWhenNotMatched: text(fields.mergeWhenNotMatched),
        SelectedColumns: (fields.mergeKeys as string[]).map((k) => ({ Value: k, Label: k })),
        StagingTable: text(staging(fields.table as Text)),
      }),
      ...(fields.preActions === undefined ? {} : { PreAction: text(fields.preActions) }),
      ...(fields.postActions === undefined ? {} : { PostAction: text(fields.postActions) }),
    }),
  })],
};

const staging = (table: Text) => joinText([table, '_glue_staging']);
/** The connector makes plain names upper case, as Snowflake does with what stands without quotes. */
const sf = (name: string) => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `"${name.replace(/"/g, '""')}"`);

function snowflakeOptions(node: ScriptContext): PythonOption[] {
  const table = node.fields.table as Text;
  const merge = node.fields.action === 'merge';
  const before: Text[] = merge ? ['DROP TABLE IF EXISTS ', staging(table), ';'] : node.fields.action === 'truncate' ? ['TRUNCATE TABLE IF EXISTS ', table, ';'] : node.fields.action === 'drop' ? ['DROP TABLE IF EXISTS ', table, ';'] : [];
  const after: Text[] = merge ? ['BEGIN; ', ...mergeStatements(node, table), '; COMMIT; DROP TABLE ', staging(table), ';'] : [];
  const pre = joinText([...before, ...(node.fields.preActions === undefined ? [] : [node.fields.preActions as Text])]);
  const post = joinText([...after, ...(node.fields.postActions === undefined ? [] : [node.fields.postActions as Text])]);
  return [
    ...pythonOptions(node, OPTIONS).map(([k, v]): PythonOption => (k === 'dbtable' && merge ? [k, node.text(staging(table))] : [k, v])),
    ...(pre === '' ? [] : [['preactions', optionValue(node, pre)] as const]),
    ...(post === '' ? [] : [['postactions', optionValue(node, post)] as const]),
  ];
}

function mergeStatements(node: NodeContext, table: Text): Text[] {
  const keys = (node.fields.mergeKeys as string[]).map((k, i) => node.reference(k, `mergeKeys.${i}`).parts[0]);
  if (node.inputs[0].columns !== undefined) return ['MERGE INTO ', table, ' AS t USING ', staging(table), ` ${mergeClause(node, keys)}`];
  // Columns that only the run knows are the table's own.
  const remove: Text[] = ['DELETE FROM ', table, ' AS t USING ', staging(table), ` AS s WHERE ${keys.map((k) => `t.${sf(k)} = s.${sf(k)}`).join(' AND ')}`];
  const how = `${String(node.fields.mergeWhenMatched)}, ${String(node.fields.mergeWhenNotMatched)}`;
  if (how === 'update, insert') return [...remove, '; INSERT INTO ', table, ' SELECT * FROM ', staging(table)];
  if (how === 'delete, none') return remove;
  return node.fail('mergeKeys', `a merge (${how}) names the columns, which are not known here`, 'give the sources a schema: glueprint infer writes it');
}

function mergeClause(node: NodeContext, keys: readonly string[]): string {
  const columns = node.columnsOf().map((c) => c.name);
  const others = columns.filter((c) => !keys.includes(c));
  const on = keys.map((k) => `t.${sf(k)} = s.${sf(k)}`).join(' AND ');
  const matched = node.fields.mergeWhenMatched === 'delete' ? ' WHEN MATCHED THEN DELETE' : others.length === 0 ? '' : ` WHEN MATCHED THEN UPDATE SET ${others.map((c) => `${sf(c)} = s.${sf(c)}`).join(', ')}`;
  const inserted = node.fields.mergeWhenNotMatched === 'none' ? '' : ` WHEN NOT MATCHED THEN INSERT (${columns.map(sf).join(', ')}) VALUES (${columns.map((c) => `s.${sf(c)}`).join(', ')})`;
  return `AS s ON ${on}${matched}${inserted}`;
}
