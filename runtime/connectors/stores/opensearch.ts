import { createHash } from 'node:crypto';
import type { Client } from '@opensearch-project/opensearch';
import { indexedDocument, MappedField, mappedColumns } from './opensearch-mapping';
import { GlueprintError } from '../../../src/core/diagnostics';
import { Column, columnsDdl, parseColumns } from '../../../src/core/types';
import { DocumentFields } from '../../formats/documents/document';
import { faultMessage } from '../../host/fault';
import { connectionPlace, credentials, property } from '../documents/connection-place';
import { DEPARTING, departingDocuments, jsonText, rowJson } from '../documents/departing-rows';
import { documentReading } from '../documents/read-documents';
import { publishStandIn, standInReading, standInWriting, text } from '../documents/stand-in';
import { retrying } from '../retry';
import { ConnectionBinding, NodeFields, StagedLoad, TableConnector, TableContext, TableReading, TableWriting } from '../table-connector';
import { withoutSecrets } from '../without-secrets';

export const OPENSEARCH: TableConnector = {
  name: 'opensearch',
  sources: { OpenSearchSource: openSource },
  targets: { OpenSearchTarget: openTarget },
  publish,
};

const PAGE = 1000;

async function openSource(fields: NodeFields, context: TableContext): Promise<TableReading> {
  const index = String(fields.index);
  const place = await connectionPlace('opensearch', index, `the index '${index}' of OpenSearch`, fields, context);
  if (place.kind !== 'connection') return standInReading(place, `the index '${index}' of OpenSearch`, fields, context);
  const cluster = await Cluster.of(place.binding);
  const where = `opensearch index ${index} at ${cluster.where}`;
  const arrays = (text(fields.arrayFields) ?? '').split(',').map((f) => f.trim());
  const known = await cluster.orClosed(() => cluster.columns(index, arrays, where));
  return documentReading({
    place: where,
    called: 'document',
    schema: text(fields.schema),
    known,
    read: (limit) => cluster.documents(index, text(fields.query), known, where, limit),
    close: () => cluster.close(),
  }, context);
}

interface LoadState {
  readonly index: string;
  readonly connection: string;
  readonly files: readonly string[];
  /** DDL. */
  readonly columns: string;
  readonly idColumn?: string;
  readonly run: string;
}

async function openTarget(fields: NodeFields, columns: readonly Column[], context: TableContext): Promise<TableWriting> {
  const index = String(fields.index);
  const place = await connectionPlace('opensearch', index, `the index '${index}' of OpenSearch`, fields, context);
  if (place.kind === 'folder') return standInWriting('opensearch', place.path, `the index '${index}' of OpenSearch`, context);
  if (place.kind !== 'connection') throw new Error('a target has no sample data');
  const cluster = await Cluster.of(place.binding);
  const where = `opensearch index ${index} at ${cluster.where}`;
  await cluster.orClosed(() => cluster.told(where, () => cluster.ping()));
  return {
    place: where,
    format: DEPARTING,
    options: {},
    stage: async (files, run) => ({
      connector: 'opensearch', node: context.node, state: { index, connection: String(fields.connection), files: [...files], columns: columnsDdl(columns), idColumn: text(fields.idColumn), run },
    }),
    close: () => cluster.close(),
  };
}

/** Each row has an id, its own or one that follows from the run: written twice, it is the same document. */
async function publish(load: StagedLoad, context: TableContext): Promise<void> {
  if (await publishStandIn(load, context)) return;
  const state = load.state as unknown as LoadState;
  const place = await connectionPlace('opensearch', state.index, `the index '${state.index}' of OpenSearch`, { connection: state.connection }, context);
  if (place.kind !== 'connection') throw new Error('the index of a load has a connection');
  const cluster = await Cluster.of(place.binding);
  try {
    await cluster.write(state, load.node, context.signal);
  } finally {
    await cluster.close();
  }
}

class Cluster {
  public static async of(binding: ConnectionBinding): Promise<Cluster> {
    const host = property(binding, 'url', 'opensearch.nodes', 'HOST');
    if (host === undefined) throw new GlueprintError({ code: 'InvalidConnection', message: 'the connection has no URL', hint: 'give it "url": "http://localhost:9200"' });
    const port = property(binding, 'opensearch.port', 'PORT');
    const whole = /^https?:\/\//.test(host) ? host : `https://${host}`;
    if (!URL.canParse(whole)) throw new GlueprintError({ code: 'InvalidConnection', message: `cannot read the URL '${withoutSecrets(whole)}'`, hint: 'give it "url": "http://localhost:9200"' });
    const url = new URL(whole);
    if (port !== undefined && url.port === '') url.port = port;
    const given = credentials(binding);
    const sdk = await import('../../clients/opensearch');
    const client = new sdk.Client({
      node: url.toString(),
      ...(given === undefined ? {} : { auth: { username: given.user, password: given.password } }),
      // 64-bit integers keep their digits.
      enableLongNumeralSupport: true,
      maxRetries: 0,
    });
    return new Cluster(url.origin, client);
  }

  private constructor(public readonly where: string, private readonly client: Client) {}

  public async close(): Promise<void> {
    await this.client.close();
  }

  /** Work without which there is no use for the client. */
  public async orClosed<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (e) {
      await this.close();
      throw e;
    }
  }

  public async ping(): Promise<void> {
    await this.client.info();
  }

  public async columns(index: string, arrays: readonly string[], where: string): Promise<Column[]> {
    const { body } = await this.told(where, () => this.client.indices.getMapping({ index }));
    const found = Object.values(body as Record<string, { mappings?: { properties?: Record<string, MappedField> } }>);
    if (found.length === 0) throw new GlueprintError({ code: 'MissingTable', file: where, message: 'no index is of this name' });
    return mappedColumns(Object.assign({}, ...found.map((m) => m.mappings?.properties ?? {})) as Record<string, MappedField>, arrays);
  }

  public async* documents(
    index: string, query: string | undefined, columns: readonly Column[], where: string, limit?: number,
  ): AsyncGenerator<DocumentFields> {
    const size = Math.min(limit ?? PAGE, PAGE);
    let page = await this.told(where, () => this.client.search({ index, scroll: '2m', size, allow_partial_search_results: false, ...searchOf(query) }));
    try {
      for (;;) {
        const { hits: { hits }, _shards: shards } = page.body as typeof page.body & { readonly _shards?: { readonly failed?: number } };
        if ((shards?.failed ?? 0) > 0) throw new GlueprintError({ code: 'ServiceFault', file: where, message: `${shards?.failed} shards gave no documents`, hint: 'try again when the cluster is well' });
        if (hits.length === 0) return;
        for (const hit of hits) yield indexedDocument(hit._source ?? {}, columns);
        const scroll = page.body._scroll_id;
        // Tried again only where it was refused: one whose answer was lost has moved on, and its page would be missing.
        page = await this.told(where, () => this.client.scroll({ body: { scroll_id: String(scroll), scroll: '2m' } }), (e) => statusOf(e) === 429) as typeof page;
      }
    } finally {
      const scroll = page.body._scroll_id;
      if (scroll !== undefined) await this.client.clearScroll({ body: { scroll_id: [scroll] } }).catch(() => {});
    }
  }

  public async write(state: LoadState, node: string, signal: AbortSignal | undefined): Promise<void> {
    const where = `opensearch index ${state.index} at ${this.where}`;
    const columns = parseColumns(state.columns);
    const written = { count: 0 };
    let row = 0, size = 0;
    let batch: (readonly [action: string, document: string])[] = [];
    const flush = async () => {
      if (batch.length > 0) await this.bulk(batch, where, written, signal);
      batch = [];
      size = 0;
    };
    for await (const document of departingDocuments(state.files, columns)) {
      row++;
      const own = state.idColumn === undefined ? undefined : document[state.idColumn];
      const _id = own === undefined || own === null ? createHash('sha256').update(`${state.run}/${node}/${row}`).digest('hex').slice(0, 20) : typeof own === 'string' ? own : jsonText(own);
      const line = rowJson(document, columns);
      batch.push([JSON.stringify({ index: { _index: state.index, _id } }), line]);
      size += line.length;
      if (batch.length >= 1000 || size > 4_000_000) await flush();
    }
    await flush();
    await this.told(where, () => this.client.indices.refresh({ index: state.index }));
  }

  /** What the cluster is too busy for is sent again; what it refuses ends the load. */
  private async bulk(
    batch: readonly (readonly [string, string])[], where: string, written: { count: number }, signal: AbortSignal | undefined,
  ): Promise<void> {
    let left = batch;
    const partial = (message: string, cause?: unknown, hint?: string) => new GlueprintError({
      code: 'PartlyWritten', file: where, message: `${message}; ${written.count} documents of this run are in the index`, hint, cause,
    });
    try {
      await retrying({ attempts: 8, firstDelay: 250, signal, isTransient: (e) => e instanceof Busy || isTransient(e) }, async () => {
        const { body } = await this.client.bulk({ body: left.flat() as never });
        const results = body.items.map((item) => item.index);
        const refused = results.find((r) => r?.error !== undefined && r.status !== 429);
        written.count += results.filter((r) => r?.error === undefined).length;
        if (refused?.error !== undefined) throw partial(`refuses a document: ${refused.error.type}: ${refused.error.reason ?? ''}`, undefined, 'correct the row, or the mapping of the index');
        left = left.filter((_, i) => results[i]?.status === 429);
        if (left.length > 0) throw new Busy(`${left.length} documents were put off`);
      });
    } catch (e) {
      if (GlueprintError.isGlueprintError(e)) throw e;
      throw partial(e instanceof Busy ? 'takes no more after 8 tries: it is too busy' : faultMessage(e), e, e instanceof Busy ? 'try again later, or give it more capacity' : undefined);
    }
  }

  public async told<T>(where: string, work: () => Promise<T>, passes: (e: unknown) => boolean = isTransient): Promise<T> {
    try {
      return await retrying({ attempts: 5, firstDelay: 250, isTransient: passes }, work);
    } catch (e) {
      const status = statusOf(e);
      const say = (code: string, message: string, hint?: string) => new GlueprintError({ code, file: where, message, hint, cause: e });
      if (status === 404) throw say('MissingTable', 'does not exist', 'create it, or correct its name');
      if (status === 401 || status === 403) throw say('AccessDenied', faultMessage(e), 'check user and password of the connection');
      if (/ECONNREFUSED|ENOTFOUND/.test(faultMessage(e))) throw say('Unreachable', `cannot be reached: ${faultMessage(e)}`, 'start it, or correct the connection');
      throw say('ServiceFault', faultMessage(e));
    }
  }
}

class Busy extends Error {}

const statusOf = (e: unknown) => (e as { statusCode?: number }).statusCode ?? (e as { meta?: { statusCode?: number } }).meta?.statusCode;

function isTransient(e: unknown): boolean {
  const status = statusOf(e);
  return status === 429 || status === 502 || status === 503 || status === 504 || /ECONNRESET|socket hang up/.test(faultMessage(e));
}

/** A query as the connector takes it: the DSL as JSON, or the query string of a URL. */
function searchOf(query: string | undefined): object {
  if (query === undefined) return {};
  if (query.trimStart().startsWith('{')) {
    try {
      return { body: JSON.parse(query) as object };
    } catch (e) {
      throw new GlueprintError({ code: 'InvalidField', field: 'query', message: `is not JSON: ${faultMessage(e)}` });
    }
  }
  return { q: new URLSearchParams(query.replace(/^\?/, '')).get('q') ?? query };
}
