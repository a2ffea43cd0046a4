import { Resource, Stack, Token } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IConstruct } from 'constructs';
import { arnOf } from './job-rights';
import { Text } from '../core/manifest';
import type { TokenTexts } from '../token-texts';

/** A key as IAM can name it. */
export interface NamedKey {
  readonly resource: string;
  readonly conditions?: { [operator: string]: { [key: string]: string } };
}

/** IAM knows keys by their own ARN. An alias whose key is not of the app leaves all keys of the account, held to those with that alias. */
export function nameKey(stack: Stack, key: kms.IKey): NamedKey {
  if (!isAlias(key)) return { resource: key.keyArn };
  const target = aliasTarget(key);
  if (target !== undefined) return { resource: target.keyArn };
  return { resource: arnOf(stack, 'kms', 'key/*'), conditions: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': key.aliasName } } };
}

function isAlias(key: kms.IKey): key is kms.IAlias {
  return (key as Partial<kms.IAlias>).aliasName !== undefined;
}

function aliasTarget(alias: kms.IAlias): kms.IKey | undefined {
  try {
    return alias.aliasTargetKey;
  } catch {
    // One that is imported by its name throws.
    return undefined;
  }
}

/** What keeps Glue, which calls the key from a region and encrypts logs, from using it; with what to do. The key itself where an alias of the app stands for it. */
export function usableKey(job: IConstruct, given: kms.IKey): kms.IKey | readonly [fault: string, hint: string] {
  const key = isAlias(given) ? aliasTarget(given) : given;
  if (key === undefined) return [`is the alias '${(given as kms.IAlias).aliasName}', whose key is not known: logs are encrypted by a key, not by an alias`, 'give the key, by its ARN'];
  const { region } = Stack.of(job);
  if (!Token.isUnresolved(region) && !Token.isUnresolved(key.env.region) && key.env.region !== region) {
    return [`is a key of ${key.env.region}, and the job runs in ${region}`, 'give a key of the job\'s region, or a replica there'];
  }
  const { keySpec } = (key.node.defaultChild ?? {}) as Partial<kms.CfnKey>;
  return keySpec === undefined || keySpec === kms.KeySpec.SYMMETRIC_DEFAULT ? key : [`is of ${keySpec}, and Glue encrypts by symmetric keys only`, 'leave keySpec out'];
}

/** Keys of the buckets, streams and tables that a place of a node names. */
export function keysOf(node: IConstruct, texts: TokenTexts, place: Text): kms.IKey[] {
  const owners = texts.elementsOf(place).map((element) => (element.node.scope ?? node) as Partial<Keyed>);
  const keys = owners.map((owner) => owner.encryptionKey).filter((key) => key !== undefined);
  return keys.length > 0 ? keys : importedKeys(node, texts.raw(place));
}

/** Keys of imported buckets, streams and tables, which no resource of the app stands for: they are found by what the place names. */
function importedKeys(node: IConstruct, place: string): kms.IKey[] {
  const bucket = /^s3[an]?:\/\/([^/]+)/.exec(place)?.[1];
  const found = node.node.root.node.findAll().filter((c) => Resource.isResource(c)).flatMap((owner) => {
    const { encryptionKey: key, bucketName, streamArn, tableArn, tableName } = owner as Partial<Keyed>;
    if (key === undefined) return [];
    const isIt = bucketName !== undefined ? bucket === bucketName
      : streamArn !== undefined ? place === streamArn : place === tableArn || place === tableName || place === `table/${tableName}`;
    return isIt ? [key] : [];
  });
  return [...new Map(found.map((key) => [key.keyArn, key])).values()];
}

interface Keyed {
  readonly encryptionKey: kms.IKey;
  readonly bucketName: string;
  readonly streamArn: string;
  readonly tableArn: string;
  readonly tableName: string;
}
