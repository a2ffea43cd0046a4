import { ColumnOrigin, JobLineage, LineageEnd } from './job-lineage';

const PRODUCER = 'https://github.com/cdk-glueprint/cdk-glueprint';
const SPEC = 'https://openlineage.io/spec';

/** How OpenLineage calls the ways in which a column has a part. */
const TRANSFORMATIONS: { readonly [kind in ColumnOrigin['kind']]: { readonly type: 'DIRECT' | 'INDIRECT'; readonly subtype: string } } = {
  direct: { type: 'DIRECT', subtype: 'IDENTITY' },
  derived: { type: 'DIRECT', subtype: 'TRANSFORMATION' },
  aggregate: { type: 'DIRECT', subtype: 'AGGREGATION' },
  filter: { type: 'INDIRECT', subtype: 'FILTER' },
  join: { type: 'INDIRECT', subtype: 'JOIN' },
  grouping: { type: 'INDIRECT', subtype: 'GROUP_BY' },
  sort: { type: 'INDIRECT', subtype: 'SORT' },
  window: { type: 'INDIRECT', subtype: 'WINDOW' },
};

/** A `JobEvent` of each job: lineage as it is designed, without a run. See https://openlineage.io/spec/2-0-2/OpenLineage.json. */
export function openLineageEvents(jobs: readonly JobLineage[], time: Date): readonly object[] {
  return jobs.map((job) => {
    const ends = new Map([...job.inputs, ...job.outputs].map((e) => [e.dataset.id, e.dataset]));
    const field = (o: ColumnOrigin) => {
      const { namespace, name } = ends.get(o.dataset) ?? { namespace: '', name: o.dataset };
      return { namespace, name, field: o.column, transformations: [{ ...TRANSFORMATIONS[o.kind], description: '', masking: false }] };
    };
    return {
      eventTime: time.toISOString(),
      producer: PRODUCER,
      schemaURL: `${SPEC}/2-0-2/OpenLineage.json#/$defs/JobEvent`,
      job: { namespace: 'glueprint', name: job.path, facets: { jobType: { _producer: PRODUCER, _schemaURL: `${SPEC}/facets/2-0-4/JobTypeJobFacet.json#/$defs/JobTypeJobFacet`, processingType: job.streaming ? 'STREAMING' : 'BATCH', integration: 'SPARK', jobType: 'JOB' } } },
      inputs: job.inputs.map((i) => ({ namespace: i.dataset.namespace, name: i.dataset.name, facets: schema(i) })),
      outputs: job.outputs.map((o) => ({
        namespace: o.dataset.namespace,
        name: o.dataset.name,
        facets: {
          ...schema(o),
          ...(o.lineage === undefined ? {} : {
            columnLineage: {
              _producer: PRODUCER,
              _schemaURL: `${SPEC}/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet`,
              fields: Object.fromEntries(o.lineage.map((c) => [c.column, {
                inputFields: together(c.from).map(([first, ...more]) => {
                  const all = [first, ...more].map(field);
                  return { ...all[0], transformations: all.flatMap((f) => f.transformations) };
                }),
              }])),
            },
          }),
        },
      })),
    };
  });
}

function schema(end: LineageEnd): object {
  if (end.columns === undefined) return {};
  return { schema: { _producer: PRODUCER, _schemaURL: `${SPEC}/facets/1-2-0/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet`, fields: end.columns } };
}

/** The parts of one column, in all ways that it has a part. */
function together(from: readonly ColumnOrigin[]): ColumnOrigin[][] {
  const groups = new Map<string, ColumnOrigin[]>();
  for (const o of from) {
    const key = `${o.dataset}\n${o.column}`;
    groups.set(key, [...(groups.get(key) ?? []), o]);
  }
  return [...groups.values()];
}
