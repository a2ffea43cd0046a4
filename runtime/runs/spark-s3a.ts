import { S3Access } from '../connectors/aws/s3-objects';

/** Hadoop's S3A for Spark 3.x; of the SDK only what it needs to read, as the whole is a file of 280 MB. */
const SDK = '1.12.262';
/** The one file of the SDK, and what Spark itself has newer. */
const EXCLUDED = ['com.amazonaws:aws-java-sdk-bundle', 'org.apache.httpcomponents:httpclient', 'org.apache.httpcomponents:httpcore'];
const PACKAGES = ['org.apache.hadoop:hadoop-aws:3.3.4', ...['core', 's3', 'dynamodb', 'kms', 'sts'].map((name) => `com.amazonaws:aws-java-sdk-${name}:${SDK}`)];

/** Whether there is an S3A for this Spark here; else it reads copies. */
export function hasS3a(sparkVersion: string | undefined): boolean {
  return sparkVersion?.startsWith('3.') === true;
}

export interface S3aSettings { readonly conf: Readonly<Record<string, string>>; readonly packages: readonly string[] }

/** Settings with which Spark itself reads objects of an emulator. Keys that are somebody's stay in the process's environment. */
export function s3aSettings({ endpoint, region, credentials }: S3Access): S3aSettings {
  const all: Record<string, string | undefined> = {
    'endpoint': endpoint,
    'endpoint.region': region,
    'path.style.access': 'true',
    'connection.ssl.enabled': String(endpoint?.startsWith('https:') === true),
    'access.key': credentials?.accessKeyId,
    'secret.key': credentials?.secretAccessKey,
    'aws.credentials.provider': credentials === undefined ? 'com.amazonaws.auth.EnvironmentVariableCredentialsProvider' : 'org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider',
    'change.detection.mode': 'none',
    'impl': 'org.apache.hadoop.fs.s3a.S3AFileSystem',
  };
  const given = Object.entries(all).filter((e): e is [string, string] => e[1] !== undefined);
  return {
    conf: { ...Object.fromEntries(given.map(([k, v]) => [`spark.hadoop.fs.s3a.${k}`, v])), 'spark.jars.excludes': EXCLUDED.join(',') },
    packages: PACKAGES,
  };
}
