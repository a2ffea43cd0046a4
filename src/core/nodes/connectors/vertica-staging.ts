import { option } from './option-fields';
import type { Text } from '../../manifest/manifest';
import { joinText } from '../../manifest/text';
import type { Access, NodeContext } from '../node-type';

/** The connector knows Hadoop's name of the scheme only. */
function s3a(path: Text): Text {
  if (typeof path === 'string') return path.replace(/^s3:\/\//, 's3a://');
  if ('join' in path && typeof path.join[0] === 'string') return joinText([s3a(path.join[0]), ...path.join.slice(1)]);
  return path;
}

/** Vertica and Spark exchange rows through files. */
export const VERTICA_STAGING = option('stagingPath', 'path', 'Prefix in Amazon S3 through which Vertica and Spark pass the rows on; both must be allowed to write there.', {
  option: 'staging_fs_url', required: true, spelling: { to: s3a, from: (value) => value.replace(/^s3a:/, 's3:') },
});

export const VERTICA_DATABASE = option('database', 'text', 'Name of the database.', { option: 'db', required: true });

export function verticaAccess(node: Pick<NodeContext, 'fields'>): Access[] {
  const path = node.fields.stagingPath as Text;
  return [
    { actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'], on: { s3: path, scope: 'objects' } },
    { actions: ['s3:ListBucket'], on: { s3: path, scope: 'list' } },
  ];
}
