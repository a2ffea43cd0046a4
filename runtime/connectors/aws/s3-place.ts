import { trimSlash } from '../bindings';

/** How many objects come or go at a time. */
export const LANES = 8;

/** Of the connector that publishes uploads, in the journal. */
export const S3_LOADS_NAME = 'aws-s3';

export function locate(uri: string): { bucket: string; prefix: string } {
  const [bucket = '', ...rest] = trimSlash(uri.replace(/^s3[an]?:\/\//, '')).split('/');
  return { bucket, prefix: rest.join('/') };
}

export const folderOf = (prefix: string) => (prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`);
