import { RecordLoad, StreamClient } from './kinesis-stream';
import { resourceName, servicePlace } from './service-place';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, columnsDdl } from '../../../src/core/types';
import { DEPARTING } from '../documents/departing-rows';
import { publishStandIn, standInReading, standInWriting, text } from '../documents/stand-in';
import { Progress } from '../streams/progress';
import { streamReading } from '../streams/stream-reading';
import { NodeFields, OpenTableSource, StagedLoad, TableConnector, TableContext, TableWriting } from '../table-connector';

export const KINESIS: TableConnector = {
  name: 'kinesis',
  sources: { KinesisSource: openSource, CatalogKinesisSource: openSource },
  targets: { KinesisTarget: openTarget },
  publish,
};

async function openSource(...[fields, context]: Parameters<OpenTableSource>): ReturnType<OpenTableSource> {
  const known = fields.streamName ?? fields.streamArn;
  const stream = known === undefined ? `${String(fields.database)}.${String(fields.table)}` : resourceName(fields.streamName, fields.streamArn);
  const place = servicePlace('kinesis', `stream/${stream}`, fields, context);
  if (place.kind !== 'service') return standInReading(place, `the stream '${stream}' of Kinesis`, fields, context);
  if (known === undefined) throw new GlueprintError({ code: 'MissingStandIn', field: 'streamArn', message: 'which stream it is only the Data Catalog of the cloud says', hint: 'give the node streamArn, or sampleData' });
  const client = await StreamClient.open(stream, place, context);
  if (fields.startingPosition === 'latest' && context.bookmark === undefined && fields.startingTimestamp === undefined) {
    context.warn(`${client.place} is read from its oldest record: what 'latest' would leave out is what there is now`);
  }
  const positions: Record<string, string> = JSON.parse(context.bookmark ?? '{}') as Record<string, string>;
  return streamReading({
    place: client.place,
    read: (limit) => client.records(positions, text(fields.startingTimestamp), limit),
    bookmark: () => JSON.stringify(positions),
    close: async () => client.close(),
  }, fields, context);
}

async function openTarget(fields: NodeFields, columns: readonly Column[], context: TableContext): Promise<TableWriting> {
  const stream = resourceName(fields.streamName, fields.streamArn);
  const place = servicePlace('kinesis', `stream/${stream}`, {}, context);
  if (place.kind === 'folder') return standInWriting('kinesis', place.path, `the stream '${stream}' of Kinesis`, context);
  if (place.kind !== 'service') throw new Error('a target has no sample data');
  const client = await StreamClient.open(stream, place, context);
  try {
    await client.describe();
  } finally {
    client.close();
  }
  return {
    place: client.place,
    format: DEPARTING,
    options: {},
    stage: async (files, run) => ({
      connector: 'kinesis', node: context.node, state: { stream, files: [...files], columns: columnsDdl(columns), partitionKey: text(fields.partitionKey), run },
    }),
    close: async () => {},
  };
}

/** Sends the rows. How many have been sent stands beside the files: a run that is killed goes on there, and sends at most one batch twice. */
async function publish(load: StagedLoad, context: TableContext): Promise<void> {
  if (await publishStandIn(load, context)) return;
  const state = load.state as unknown as RecordLoad;
  const progress = await Progress.of(state.files, context.host.files);
  if (progress === undefined) return;
  const place = servicePlace('kinesis', `stream/${state.stream}`, {}, context);
  if (place.kind !== 'service') throw new Error('the stream of a load is a service');
  const client = await StreamClient.open(state.stream, place, context);
  try {
    await client.send(state, progress);
  } finally {
    client.close();
  }
}
