import { connectorSource } from '../connectors/connector-type';
import { checkOneOf, option } from '../connectors/option-fields';
import { SNOWFLAKE_PLACE, SNOWFLAKE_SEE, snowflakeForm } from '../connectors/snowflake-data';
import { glueText } from '../glue-form';

const OPTIONS = [
  ...SNOWFLAKE_PLACE,
  option('table', 'text', 'Table to read.', { option: 'dbtable' }),
  option('query', 'text', 'Query to read instead of a table.'),
  option('autopushdown', 'string', '`on` lets Snowflake do what Spark can hand over.', { default: 'on', values: ['on', 'off'] }),
];

export const SNOWFLAKE_SOURCE = connectorSource({
  kind: 'SnowflakeSource',
  title: 'Snowflake',
  doc: 'Reads a table or a query of Snowflake.',
  see: SNOWFLAKE_SEE,
  connectionType: 'snowflake',
  options: OPTIONS,
  check: (node) => checkOneOf(node, 'table', 'query'),
  glue: [snowflakeForm('SnowflakeSource', OPTIONS, {
    from: (data) => ({
      query: data.SourceType === 'query' ? glueText(data.SampleQuery) : undefined,
      ...(data.SourceType === 'query' ? { table: undefined } : {}),
      autopushdown: data.AutoPushdown === false ? 'off' : 'on',
    }),
    to: (fields, text) => ({
      SourceType: fields.query === undefined ? 'table' : 'query',
      ...(fields.query === undefined ? {} : { SampleQuery: text(fields.query) }),
      AutoPushdown: fields.autopushdown === 'on',
    }),
  })],
});
