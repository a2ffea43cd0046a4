import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Text } from '../core/manifest';
import type { Access } from '../core/nodes';
import type { TokenTexts } from '../token-texts';

/** An access of which the resource is known only when a run gives its parameters. */
export interface Undecidable { readonly path: string }

/**
 * IAM statements for what nodes say they need: exact buckets and prefixes, never `*` alone.
 * A prefix with a job parameter in it is cut before the parameter.
 */
export function accessStatements(access: readonly Access[], texts: TokenTexts, stack: Stack): (iam.PolicyStatement | Undecidable)[] {
  return access.map(({ actions, on }) => {
    if ('arn' in on) return new iam.PolicyStatement({ actions: [...actions], resources: [texts.raw(on.arn as Text)] });
    if ('service' in on) return new iam.PolicyStatement({ actions: [...actions], resources: [`arn:${stack.partition}:${on.service}:${stack.region}:${stack.account}:${texts.raw(on.resource as Text)}`] });
    const path = texts.raw(on.s3 as Text);
    const location = s3Location(path);
    if (location === undefined) return { path };
    const bucket = `arn:${stack.partition}:s3:::${location.bucket}`;
    const { key, cut } = location;
    if (on.scope === 'objects') return new iam.PolicyStatement({ actions: [...actions], resources: objectArns(bucket, key, cut, actions.includes('s3:PutObject')) });
    return new iam.PolicyStatement({
      actions: [...actions],
      resources: [bucket],
      ...(key === '' ? {} : { conditions: { StringLike: { 's3:prefix': prefixes(key, cut) } } }),
    });
  });
}

/** `orders/` is a prefix; `orders` may be a file or a prefix. Glue's file system marks a folder that it makes by an object beside it. */
function objectArns(bucket: string, key: string, cut: boolean, write: boolean): string[] {
  if (cut || key === '') return [`${bucket}/${key}*`];
  const name = key.replace(/\/$/, '');
  return [...(key === name ? [`${bucket}/${name}`] : []), `${bucket}/${name}/*`, ...(write ? [`${bucket}/${name}_$folder$`] : [])];
}

function prefixes(key: string, cut: boolean): string[] {
  if (cut) return [`${key}*`];
  const name = key.replace(/\/$/, '');
  return [name, `${name}/*`];
}

/** Bucket and key of an S3 URI with tokens; the key up to the first job parameter. */
function s3Location(path: string): { readonly bucket: string; readonly key: string; readonly cut: boolean } | undefined {
  const found = /^s3[an]?:\/\/([^/]+)\/?([\s\S]*)$/.exec(path);
  if (found === null) return undefined;
  const parameter = /\$\{(?!Token\[)/;
  const [, bucket, key] = found;
  if (parameter.test(bucket)) return undefined;
  const at = key.search(parameter);
  return { bucket, key: at < 0 ? key : key.slice(0, at), cut: at >= 0 };
}

export function isUndecidable(x: iam.PolicyStatement | Undecidable): x is Undecidable {
  return !(x instanceof iam.PolicyStatement) && !Token.isUnresolved(x);
}
