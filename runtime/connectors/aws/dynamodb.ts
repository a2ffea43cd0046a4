import { ItemLoad, Key, TableClient } from './dynamodb-table';
import { ItemShape } from './dynamodb-values';
import { resourceName, servicePlace } from './service-place';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, columnsDdl, typeName } from '../../../src/core/types';
import { DEPARTING } from '../documents/departing-rows';
import { documentReading } from '../documents/read-documents';
import { publishStandIn, standInReading, standInWriting, text } from '../documents/stand-in';
import { NodeFields, StagedLoad, TableConnector, TableContext, TableReading, TableWriting } from '../table-connector';

export const DYNAMODB: TableConnector = {
  name: 'dynamodb',
  sources: { DynamoDBSource: openSource },
  targets: { DynamoDBTarget: openTarget },
  publish,
};

async function openSource(fields: NodeFields, context: TableContext): Promise<TableReading> {
  const table = resourceName(fields.tableName, fields.tableArn);
  const place = servicePlace('dynamodb', `table/${table}`, fields, context);
  if (place.kind !== 'service') return standInReading(place, `the table '${table}' of DynamoDB`, fields, context);
  const client = await TableClient.open(table, place, context);
  if (fields.exportMode !== undefined) context.warn(`the table '${table}' is scanned: a local run makes and reads no export`);
  const segments = typeof fields.splits === 'number' ? fields.splits : 1;
  const { bytes } = await client.describe();
  const shape: ItemShape = fields.exportMode === undefined ? 'scan' : fields.simplify === true ? 'simplify' : fields.unnest === true ? 'unnest' : 'export';
  return documentReading({
    place: client.place,
    called: 'item',
    schema: text(fields.schema),
    bytes,
    read: (limit) => client.scan(segments, shape, limit),
    close: async () => client.close(),
  }, context);
}

async function openTarget(fields: NodeFields, columns: readonly Column[], context: TableContext): Promise<TableWriting> {
  const table = resourceName(fields.tableName, undefined);
  const place = servicePlace('dynamodb', `table/${table}`, fields, context);
  if (place.kind === 'folder') return standInWriting('dynamodb', place.path, `the table '${table}' of DynamoDB`, context);
  if (place.kind !== 'service') throw new Error('a target has no sample data');
  if (context.environment === 'aws' && fields.stsRoleArn !== undefined) {
    throw new GlueprintError({ code: 'NotLocal', field: 'stsRoleArn', message: 'the local runtime takes no role', hint: 'run it with credentials of that role' });
  }
  const client = await TableClient.open(table, place, context);
  try {
    for (const key of (await client.describe()).keys) checkKey(key, columns, client.place);
  } finally {
    client.close();
  }
  const lanes = typeof fields.parallelTasks === 'number' ? Math.min(fields.parallelTasks, 16) : 4;
  const attempts = (typeof fields.retries === 'number' ? fields.retries : 10) + 1;
  return {
    place: client.place,
    format: DEPARTING,
    options: {},
    // An item is put or not: there is no place to put it unseen.
    stage: async (files) => {
      const checking = await TableClient.open(table, place, context);
      try {
        await checking.check(files, columns);
      } finally {
        checking.close();
      }
      return { connector: 'dynamodb', node: context.node, state: { table, files: [...files], columns: columnsDdl(columns), attempts, lanes } };
    },
    close: async () => {},
  };
}

const KEY_TYPES: { readonly [kind: string]: string } = { string: 'S', char: 'S', varchar: 'S', date: 'S', timestamp: 'S', timestamp_ntz: 'S', binary: 'B', tinyint: 'N', smallint: 'N', int: 'N', bigint: 'N', decimal: 'N', float: 'N', double: 'N' };

function checkKey(key: Key, columns: readonly Column[], place: string): void {
  const column = columns.find((c) => c.name === key.name);
  const words: { readonly [type: string]: string } = { S: 'a text', N: 'a number', B: 'bytes' };
  if (column === undefined) {
    throw new GlueprintError({ code: 'MissingKey', file: place, message: `the rows have no column '${key.name}', the key of the table`, hint: `they have ${columns.map((c) => c.name).join(', ')}` });
  }
  if (KEY_TYPES[column.type.kind] !== key.type) {
    throw new GlueprintError({ code: 'NoTypeMapping', file: place, message: `column '${key.name}' is ${typeName(column.type)}, as key of the table it is ${words[key.type] ?? key.type}`, hint: 'cast it before' });
  }
}

/** Puts the rows. An item put twice is the same item: doing it again changes nothing. */
async function publish(load: StagedLoad, context: TableContext): Promise<void> {
  if (await publishStandIn(load, context)) return;
  const state = load.state as unknown as ItemLoad;
  const place = servicePlace('dynamodb', `table/${state.table}`, {}, context);
  if (place.kind !== 'service') throw new Error('the table of a load is a service');
  const client = await TableClient.open(state.table, place, context);
  try {
    await client.put(state);
  } finally {
    client.close();
  }
}
