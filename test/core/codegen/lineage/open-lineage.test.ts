import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importGraph } from '../../../../src/core/codegen/glue-studio';
import { manifestOf } from '../../../../src/core/codegen/graph-file';
import { jobLineage, openLineageEvents } from '../../../../src/core/codegen/lineage';
import { JOB_FILES } from '../studio-files';

interface Rules {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: { readonly [name: string]: Rules };
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: { readonly [name: string]: Rules };
  readonly additionalProperties?: boolean | Rules;
  readonly items?: Rules;
  readonly allOf?: readonly Rules[];
  readonly oneOf?: readonly Rules[];
  readonly anyOf?: readonly Rules[];
  readonly not?: Rules;
}

/** As much of JSON Schema as OpenLineage's specification uses. */
class Schemas {
  constructor(private readonly documents: ReadonlyMap<string, Rules>) {}

  public has(url: string): boolean {
    return this.documents.has(url.split('#')[0] ?? '');
  }

  public faults(value: unknown, url: string, base = ''): string[] {
    const [document = '', path = ''] = url.split('#');
    const id = document === '' ? base : document;
    let rules = this.documents.get(id) as unknown;
    for (const part of path.split('/').filter((p) => p !== '')) rules = (rules as { readonly [name: string]: unknown } | undefined)?.[part];
    return rules === undefined ? [`no rules ${url}`] : this.check(value, rules as Rules, id, '$');
  }

  private check(value: unknown, rules: Rules, id: string, at: string): string[] {
    const out = rules.$ref === undefined ? [] : this.faults(value, rules.$ref, id).map((f) => `${at}: ${f}`);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    const kind = Array.isArray(value) ? 'array' : value === null ? 'null' : Number.isInteger(value) && rules.type === 'integer' ? 'integer' : typeof value;
    if (rules.type !== undefined && rules.type !== kind) return [...out, `${at} is ${kind}, not ${rules.type}`];
    if (rules.enum !== undefined && !rules.enum.includes(value)) out.push(`${at} is none of ${rules.enum.join(', ')}`);
    if (rules.format === 'date-time' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(String(value))) out.push(`${at} is no time`);
    if (rules.format === 'uri' && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(String(value))) out.push(`${at} is no URI`);
    for (const part of rules.allOf ?? []) out.push(...this.check(value, part, id, at));
    for (const some of [rules.oneOf, rules.anyOf]) {
      if (some === undefined) continue;
      const taken = some.filter((part) => this.check(value, part, id, at).length === 0).length;
      if (taken === 0 || (some === rules.oneOf && taken > 1)) out.push(`${at} is ${taken} of ${some.length} forms`);
    }
    if (rules.not !== undefined && this.check(value, rules.not, id, at).length === 0) out.push(`${at} is what it must not be`);
    if (Array.isArray(value) && rules.items !== undefined) value.forEach((v, i) => out.push(...this.check(v, rules.items as Rules, id, `${at}[${i}]`)));
    if (!isObject) return out;
    const given = value as { readonly [name: string]: unknown };
    for (const name of rules.required ?? []) if (!(name in given)) out.push(`${at} has no ${name}`);
    for (const [name, v] of Object.entries(given)) {
      const own = rules.properties?.[name];
      if (own !== undefined) out.push(...this.check(v, own, id, `${at}.${name}`));
      else if (rules.additionalProperties === false) out.push(`${at} has ${name}`);
      else if (typeof rules.additionalProperties === 'object') out.push(...this.check(v, rules.additionalProperties, id, `${at}.${name}`));
    }
    return out;
  }
}

const SPEC = 'https://openlineage.io/spec';
const TEXT: Rules = { type: 'string' };
const facet = (properties: Rules['properties'], required: readonly string[]): Rules => ({
  type: 'object', required: ['_producer', '_schemaURL', ...required], properties: { _producer: { type: 'string', format: 'uri' }, _schemaURL: { type: 'string', format: 'uri' }, ...properties },
});
const named = (properties: Rules['properties'] = {}): Rules => ({ type: 'object', required: ['namespace', 'name'], properties: { namespace: TEXT, name: TEXT, ...properties } });
const DATASETS: Rules = { type: 'array', items: named({ facets: { type: 'object', additionalProperties: facet({}, []) } }) };
const INPUT: Rules = {
  ...named({ field: TEXT, transformations: { type: 'array', items: { type: 'object', required: ['type'], properties: { type: { enum: ['DIRECT', 'INDIRECT'] }, subtype: TEXT, description: TEXT, masking: { type: 'boolean' } } } } }),
  required: ['namespace', 'name', 'field'],
};

/** What the specification demands of what we emit, restated: version 2-0-2 of the events, and the facets. */
const RESTATED: readonly Rules[] = [
  {
    $id: `${SPEC}/2-0-2/OpenLineage.json`,
    $defs: {
      JobEvent: {
        type: 'object',
        required: ['eventTime', 'producer', 'schemaURL', 'job'],
        properties: {
          eventTime: { type: 'string', format: 'date-time' },
          producer: { type: 'string', format: 'uri' },
          schemaURL: { type: 'string', format: 'uri' },
          job: named({ facets: { type: 'object', additionalProperties: facet({}, []) } }),
          inputs: DATASETS,
          outputs: DATASETS,
        },
        not: { required: ['run'] },
      },
    },
  },
  { $id: `${SPEC}/facets/2-0-4/JobTypeJobFacet.json`, $defs: { JobTypeJobFacet: facet({ processingType: { enum: ['BATCH', 'STREAMING', 'SERVICE'] }, integration: TEXT, jobType: TEXT }, ['processingType', 'integration']) } },
  { $id: `${SPEC}/facets/1-2-0/SchemaDatasetFacet.json`, $defs: { SchemaDatasetFacet: facet({ fields: { type: 'array', items: { type: 'object', required: ['name'], properties: { name: TEXT, type: TEXT } } } }, []) } },
  {
    $id: `${SPEC}/facets/1-2-0/ColumnLineageDatasetFacet.json`,
    $defs: {
      ColumnLineageDatasetFacet: facet({
        fields: { type: 'object', additionalProperties: { type: 'object', required: ['inputFields'], properties: { inputFields: { type: 'array', items: INPUT } } } },
        dataset: { type: 'array', items: INPUT },
      }, ['fields']),
    },
  },
];

/** The published files themselves, where the machine has them in a folder. */
const FOLDER = process.env.OPENLINEAGE_SPEC ?? '';
const PUBLISHED = FOLDER === '' || !existsSync(FOLDER) ? []
  : readdirSync(FOLDER).filter((f) => f.endsWith('.json')).map((f) => JSON.parse(readFileSync(join(FOLDER, f), 'utf8')) as Rules);

const schemas = (documents: readonly Rules[]) => new Schemas(new Map(documents.map((d) => [d.$id ?? '', d])));
const eventsOf = (job: (typeof JOB_FILES)[number]['job']) => openLineageEvents([jobLineage(manifestOf(importGraph(job).graph, 'job'))], new Date('2026-01-02T03:04:05Z'));

function* facets(value: unknown): Generator<{ readonly _schemaURL: string }> {
  if (typeof value !== 'object' || value === null) return;
  if ('_schemaURL' in value) yield value as { readonly _schemaURL: string };
  for (const v of Object.values(value)) yield* facets(v);
}

function faults(event: object, rules: Schemas): string[] {
  const { schemaURL } = event as { readonly schemaURL: string };
  return [...rules.faults(event, schemaURL), ...[...facets(event)].flatMap((f) => rules.faults(f, f._schemaURL))];
}

test.each(JOB_FILES.map((f) => [f.name, f] as const))('%s: its events are what OpenLineage demands', (_, { job }) => {
  for (const event of eventsOf(job)) {
    expect(faults(event, schemas(RESTATED))).toEqual([]);
    if (PUBLISHED.length > 0) expect(faults(event, schemas(PUBLISHED))).toEqual([]);
  }
});

test('what is wrong is seen', () => {
  const [event] = eventsOf((JOB_FILES[0] as (typeof JOB_FILES)[number]).job) as [{ readonly job: object }];
  const rules = schemas(RESTATED);
  expect(faults({ ...event, eventTime: 'yesterday' }, rules)).toEqual(['$.eventTime is no time']);
  expect(faults({ ...event, job: { name: 'x' } }, rules)).toEqual(['$.job has no namespace']);
  expect(faults({ ...event, run: {} }, rules)).toEqual(['$ is what it must not be']);
  expect(faults({ ...event, outputs: [{ namespace: 'a', name: 'b', facets: { columnLineage: { _producer: 'p:x', _schemaURL: `${SPEC}/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet`, fields: { c: {} } } } }] }, rules)).toEqual(['$.fields.c has no inputFields']);
});

test('a job that reads a stream is no batch', () => {
  const types = JOB_FILES.filter((f) => /stream/.test(f.name)).map(({ job }) => (eventsOf(job)[0] as { job: { facets: { jobType: { processingType: string } } } }).job.facets.jobType.processingType);
  expect(types).toEqual(['STREAMING', 'STREAMING']);
});
