import type { Field } from '../manifest/field';

/** Rows that stand for a system where a run cannot reach it. The generated script knows nothing of them. */
export const SAMPLE_DATA: Field = {
  name: 'sampleData',
  doc: 'Rows that a local run reads in the place of the system where nothing else stands for it. AWS Glue does not see them.',
  type: {
    type: 'variant',
    cases: {
      rows: [{ name: 'rows', required: true, doc: 'The rows, each an object of values by column.', type: { type: 'list', items: { type: 'json' } } }],
      file: [{ name: 'file', required: true, doc: 'A JSON, NDJSON, CSV or Parquet file, relative to the folder that `glueprint` runs in.', type: { type: 'string' } }],
    },
  },
};
