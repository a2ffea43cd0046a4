import type { Column as GlueColumn, Crawler, S3Target, Table } from '@aws-sdk/client-glue';
import { typeName } from '../../../../src/core/types';
import type { EngineSession } from '../../../engines/engine';
import { FORMATS } from '../../../formats/registry';
import type { RunEnvironment } from '../../../runs/environment';
import { lookAtSource, type SourceReading } from '../../../runs/look';
import { partitionKey, tableKey } from '../catalog/names';
import { invalidInput } from '../errors';
import type { RegionState } from '../state/region-state';
import type { Wire } from '../wire';
import { classifiedDescriptor } from './classified-descriptor';
import { FileClassifier, type Classified } from './classifiers';
import type { Crawl, CrawlCounts } from './crawlers';
import { crawlJdbc } from './jdbc-crawl';
import { groupTables, type CrawledFile, type TableGroup } from './table-groups';

const OTHER_TARGETS = ['MongoDBTargets', 'DynamoDBTargets', 'CatalogTargets', 'DeltaTargets', 'IcebergTargets', 'HudiTargets'] as const;
const CRAWLED_BY = 'UPDATED_BY_CRAWLER';

/** Crawls databases by their connections, and S3 targets in the folders that stand for them with the embedded engine's eye for schemas. */
export function localCrawl(environment: RunEnvironment, account: () => string, seconds: () => number): Crawl {
  return async (region, crawler, signal) => {
    const other = OTHER_TARGETS.find((kind) => (crawler.Targets?.[kind] ?? []).length > 0);
    if (other !== undefined) throw invalidInput(`${other} are not crawled by the local Glue endpoint; it crawls S3Targets and JdbcTargets`);
    const targets = crawler.Targets?.S3Targets ?? [];
    const databases = crawler.Targets?.JdbcTargets ?? [];
    if (targets.length + databases.length === 0) throw invalidInput(`Crawler ${crawler.Name} has no targets`);
    const counts: CrawlCounts = { created: 0, updated: 0, deleted: 0, partitions: 0 };
    if (databases.length > 0) {
      const database = (crawler.DatabaseName ?? '').toLowerCase();
      if (database === '') throw invalidInput(`Crawler ${crawler.Name} has no DatabaseName`);
      region.databases.insert(database, { Name: database, CreateTime: seconds(), CatalogId: account() });
      for (const target of databases) await crawlJdbc(target, counts, { environment, region, crawler, account: account(), seconds, signal });
    }
    if (targets.length === 0) return counts;
    const session = await environment.engine.open({ temporaryFolder: `${environment.folder}/tmp/crawl-${process.pid}-${Math.round(performance.now() * 1000)}`, timeZone: 'UTC' });
    const stop = () => session.interrupt();
    signal.addEventListener('abort', stop);
    try {
      return await new S3Crawl(environment, session, region, crawler, account(), seconds, counts).run(targets, signal);
    } finally {
      signal.removeEventListener('abort', stop);
      await session.close();
    }
  };
}

/** Names what lies there and what would be known: nothing is told by content alone. */
function unknownFormats(path: string, files: readonly string[]): string {
  const ends = [...new Set(files.map((f) => /[^/]*?((?:\.[A-Za-z]\w*)+)$/.exec(f)?.[1] ?? 'no extension'))].sort().slice(0, 5);
  const found = files.length === 0 ? 'there is no file' : `${files.length} file${files.length === 1 ? '' : 's'} with ${ends.join(', ')}`;
  return `no file below ${path} has a format that the local Glue endpoint knows by its name (${FORMATS.flatMap((f) => f.extensions).join(', ')}): ${found}`;
}

class S3Crawl {
  private readonly seen = new Set<string>();
  private readonly database: string;
  private readonly classifier: FileClassifier;
  private looks = 0;

  constructor(
    private readonly environment: RunEnvironment, private readonly session: EngineSession, private readonly region: RegionState,
    private readonly crawler: Wire<Crawler>, private readonly account: string, private readonly seconds: () => number,
    private readonly counts: CrawlCounts,
  ) {
    this.database = (crawler.DatabaseName ?? '').toLowerCase();
    this.classifier = new FileClassifier((crawler.Classifiers ?? []).flatMap((name) => region.classifiers.get(name)?.doc ?? []));
  }

  public async run(targets: readonly Wire<S3Target>[], signal: AbortSignal): Promise<CrawlCounts> {
    if (this.database === '') throw invalidInput(`Crawler ${this.crawler.Name} has no DatabaseName`);
    this.region.databases.insert(this.database, { Name: this.database, CreateTime: this.seconds(), CatalogId: this.account });
    for (const target of targets) {
      const path = `${(target.Path ?? '').replace(/\/+$/, '')}/`;
      const { files } = await this.environment.connectors.of(path).list({ uris: [path], recurse: true, exclusions: target.Exclusions ?? [] });
      const told = await Promise.all(files.map((f) => this.classifier.of(f)));
      const known = files.filter((_, i) => told[i] !== undefined);
      if (known.length === 0) throw invalidInput(unknownFormats(path, files.map((f) => f.path)));
      const crawled = known.map((f): CrawledFile => ({ uri: f.uri, path: f.path, relative: f.uri.slice(path.length), size: f.size }));
      const groups = await groupTables(crawled, (samples) => this.alike(samples));
      for (const group of groups) {
        signal.throwIfAborted();
        await this.keep(path, group);
      }
      this.forget(path);
    }
    return this.counts;
  }

  /** Files of one format most of whose columns are the same. */
  private async alike(samples: readonly CrawledFile[]): Promise<boolean> {
    const some = samples.slice(0, 20);
    const formats = new Set((await Promise.all(some.map((f) => this.classifier.of(f)))).map((c) => c?.format.name));
    if (formats.size !== 1) return false;
    const schemas = await Promise.all(some.map(async (f) => new Set((await this.look(f.uri, false, f)).dataColumns.map((c) => `${c.name} ${typeName(c.type)}`))));
    const [first = new Set<string>()] = schemas;
    return schemas.every((s) => [...s].filter((c) => first.has(c)).length >= 0.7 * Math.max(s.size, first.size));
  }

  private async look(uri: string, recurse: boolean, sample: CrawledFile): Promise<SourceReading> {
    const told = await this.classifier.of(sample);
    if (told === undefined) throw invalidInput(`the format of ${sample.uri} is not known`);
    return lookAtSource(uri, { uris: [uri], format: told.format, options: told.options, recurse, exclusions: [] }, {
      connectors: this.environment.connectors, query: (sql) => this.session.query(sql), ntzIsTimestamp: false, infer: true, folder: `${this.session.temporaryFolder}/made-${++this.looks}`,
    });
  }

  private async keep(path: string, group: TableGroup): Promise<void> {
    const location = path + group.folder.map((f) => `${f}/`).join('');
    const [sample] = group.files;
    if (sample === undefined) return;
    const reading = await this.look(location, group.partitions !== 'named', sample);
    const depth = group.folder.length;
    const foldersOf = (file: CrawledFile) => file.relative.split('/').slice(depth, -1);
    const keys: Wire<GlueColumn>[] = group.partitions === 'named' ? reading.partitions.map((p) => ({ Name: p.key.toLowerCase(), Type: typeName(p.type) }))
      : group.partitions === 'unnamed' ? foldersOf(sample).map((_, i) => ({ Name: `partition_${i}`, Type: 'string' })) : [];
    const columns = reading.dataColumns.map((c): Wire<GlueColumn> => ({ Name: c.name.toLowerCase(), Type: typeName(c.type) }));
    const folderName = group.folder.at(-1) ?? path.replace(/\/$/, '').split('/').at(-1) ?? '';
    const name = `${this.crawler.TablePrefix ?? ''}${folderName}`.toLowerCase().replace(/[^a-z0-9_]/g, '_');
    this.seen.add(name);
    const told = await this.classifier.of(sample);
    if (told === undefined) return;
    this.write(name, columns, keys, location, told, group);
    if (keys.length === 0) return;
    const values = new Map(group.files.map((f) => [foldersOf(f).join('/'), foldersOf(f)]));
    for (const [folder, parts] of values) this.partition(name, location + folder, parts.map((p) => (group.partitions === 'named' ? decodeURIComponent(p.slice(p.indexOf('=') + 1)) : p)));
  }

  private write(
    name: string, columns: Wire<GlueColumn>[], keys: Wire<GlueColumn>[], location: string, told: Classified, group: TableGroup,
  ): void {
    const now = this.seconds();
    const statistics = { objectCount: String(group.files.length), sizeKey: String(group.files.reduce((sum, f) => sum + f.size, 0)) };
    const { descriptor, parameters } = classifiedDescriptor(told, columns, location);
    const crawled = { ...parameters, ...statistics, [CRAWLED_BY]: this.crawler.Name ?? '', typeOfData: 'file' };
    this.region.transaction(() => {
      const before = this.region.tables.get(name, this.database)?.doc;
      const table: Wire<Table> = {
        Name: name,
        DatabaseName: this.database,
        CatalogId: this.account,
        CreateTime: before?.CreateTime ?? now,
        UpdateTime: now,
        LastAccessTime: now,
        Retention: 0,
        TableType: 'EXTERNAL_TABLE',
        IsRegisteredWithLakeFormation: false,
        StorageDescriptor: descriptor,
        PartitionKeys: keys,
        Parameters: { ...before?.Parameters, ...crawled },
        VersionId: String(Number(before?.VersionId ?? 0) + 1),
      };
      if (before !== undefined) {
        const same = JSON.stringify([before.StorageDescriptor?.Columns, before.PartitionKeys]) === JSON.stringify([columns, keys]);
        if (same || this.crawler.SchemaChangePolicy?.UpdateBehavior === 'LOG') return;
        this.counts.updated++;
      } else {
        this.counts.created++;
      }
      this.region.tables.put(name, table, {}, this.database);
      this.region.tableVersions.put(table.VersionId ?? '1', table, {}, tableKey(this.database, name));
    });
  }

  private partition(table: string, location: string, values: string[]): void {
    const doc = this.region.tables.get(table, this.database)?.doc;
    if (doc?.PartitionKeys?.length !== values.length) return;
    const created = this.region.partitions.insert(partitionKey(values), {
      Values: values,
      DatabaseName: this.database,
      TableName: table,
      CatalogId: this.account,
      CreationTime: this.seconds(),
      StorageDescriptor: { ...doc.StorageDescriptor, Location: `${location}/` },
    }, {}, tableKey(this.database, table));
    if (created) this.counts.partitions++;
  }

  /** Tables of this crawler below the target whose data is gone. */
  private forget(path: string): void {
    const behavior = this.crawler.SchemaChangePolicy?.DeleteBehavior;
    for (const { doc, name } of this.region.tables.list({ parent: this.database })) {
      if (doc.Parameters?.[CRAWLED_BY] !== this.crawler.Name || !doc.StorageDescriptor?.Location?.startsWith(path) || this.seen.has(name)) continue;
      if (behavior === 'LOG') continue;
      this.counts.deleted++;
      const deprecated = { ...doc.Parameters, DEPRECATED_BY_CRAWLER: String(Math.round(this.seconds() * 1000)) };
      if (behavior === 'DELETE_FROM_DATABASE') this.region.tables.delete(name, this.database);
      else this.region.tables.put(name, { ...doc, Parameters: deprecated }, {}, this.database);
    }
  }
}
