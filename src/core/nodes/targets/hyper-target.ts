import type { Text } from '../../manifest/manifest';
import { columnsFromGlue, columnsToGlue, updateBehaviorOf, warnOfAutoDataQuality } from '../catalog/catalog-forms';
import type { NodeType } from '../node-type';
import { keywordCall, pythonLiteral, pythonString } from '../python';
import { writeAccess } from '../sources/s3-source';

export const HYPER_TARGET: NodeType = {
  kind: 'HyperTarget',
  family: 'target',
  title: 'Tableau Hyper',
  doc: 'Writes Tableau Hyper extracts to Amazon S3. Glue\'s own writer is the only one.',
  see: 'https://docs.aws.amazon.com/glue/latest/webapi/API_S3HyperDirectTarget.html',
  inputs: { min: 1, max: 1 },
  fields: [
    { name: 'path', required: true, doc: 'Prefix to write below.', type: { type: 'path' } },
    { name: 'partitionKeys', doc: 'Columns whose values become folders `key=value/`.', default: [], type: { type: 'list', items: { type: 'column' } } },
  ],
  notLocal: () => 'Tableau Hyper files are written by AWS Glue\'s own writer only, which no local engine has',
  glueOnly: true,
  script: (node) => {
    const [input] = node.inputVariables;
    const keys = node.fields.partitionKeys as string[];
    node.use('from awsglue.dynamicframe import DynamicFrame');
    return keywordCall('', 'glueContext.write_dynamic_frame.from_options', {
      frame: `DynamicFrame.fromDF(${input}, glueContext, ${pythonString(`${input}_to_hyper`)})`,
      connection_type: '"s3"',
      connection_options: `{"path": ${node.text(node.fields.path as Text)}, "compression": "uncompressed"${keys.length === 0 ? '' : `, "partitionKeys": ${pythonLiteral(keys)}`}}`,
      format: '"hyper"',
      transformation_ctx: pythonString(`${input}_to_hyper`),
    });
  },
  access: (node) => writeAccess(node.fields.path as Text),
  glue: [{
    member: 'S3HyperDirectTarget',
    understood: ['Path', 'Format', 'PartitionKeys', 'Compression', 'SchemaChangePolicy', 'AutoDataQuality'],
    fromGlue: (body, notes) => {
      warnOfAutoDataQuality(body, (m) => notes.warn(m));
      if (updateBehaviorOf(body.SchemaChangePolicy) !== undefined) notes.warn('the update of the Data Catalog is left out: Hyper files are no format of the catalog');
      return { fields: { path: String(body.Path ?? ''), partitionKeys: columnsFromGlue(body.PartitionKeys) } };
    },
    toGlue: (fields, to) => ({
      body: {
        Path: to.text(fields.path), Format: 'hyper', Compression: 'uncompressed', PartitionKeys: columnsToGlue(fields.partitionKeys), SchemaChangePolicy: { EnableUpdateCatalog: false },
      },
    }),
  }],
};
