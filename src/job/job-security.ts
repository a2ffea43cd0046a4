import { Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { EtlJobProps } from './etl-job-props';
import type { JobRights } from './job-rights';
import { usableKey } from './key-rights';
import { GlueprintError } from '../core/diagnostics';
import { grantLogEncryption } from '../session/pool-manager-function';

const SHARED = 'GlueprintJobSecurity';

/** How a job's logs, bookmarks and files are encrypted. */
export interface JobSecurity {
  readonly configuration: glue.ISecurityConfiguration;
  /** Key of the logs; `undefined` where it is not known, or there is none. */
  readonly logKey?: kms.IKeyRef;
  readonly keys: readonly kms.IKeyRef[];
  /** Whether the configuration is one of the app's: it says whether logs are encrypted, which decides the names of log groups. */
  readonly known: boolean;
}

/** The security configuration that the properties ask for; `undefined` where encryption is off. */
export function jobSecurity(job: Construct, props: EtlJobProps): JobSecurity | undefined {
  if (props.encrypt === false) return undefined;
  if (props.securityConfiguration !== undefined) return describe(props.securityConfiguration);
  if (props.encryptionKey !== undefined) {
    const key = usableKey(job, props.encryptionKey);
    if (Array.isArray(key)) throw new GlueprintError({ code: 'InvalidField', node: job.node.path, field: 'encryptionKey', message: key[0], hint: key[1] });
    return describe(configuration(job, 'Security', key as kms.IKey));
  }
  const stack = Stack.of(job);
  const shared = stack.node.tryFindChild(SHARED) ?? new Construct(stack, SHARED);
  const existing = shared.node.tryFindChild('Configuration') as glue.SecurityConfiguration | undefined;
  if (existing !== undefined) return describe(existing);
  return describe(configuration(shared, 'Configuration', new kms.Key(shared, 'Key', { description: 'Logs, bookmarks and files of the Glue jobs', enableKeyRotation: true })));
}

function configuration(scope: Construct, id: string, key: kms.IKey): glue.SecurityConfiguration {
  return new glue.SecurityConfiguration(scope, id, {
    cloudWatchEncryption: glue.CloudWatchEncryption.kms(key),
    jobBookmarksEncryption: glue.JobBookmarksEncryption.clientSideKms(key),
    s3Encryption: glue.S3Encryption.kms(key),
  });
}

function describe(security: glue.ISecurityConfiguration): JobSecurity {
  if (!(security instanceof glue.SecurityConfiguration)) return { configuration: security, keys: [], known: false };
  const { cloudWatchEncryptionKey: logKey, jobBookmarksEncryptionKey, s3EncryptionKey } = security;
  const keys = [logKey, jobBookmarksEncryptionKey, s3EncryptionKey].filter((k) => k !== undefined);
  if (logKey instanceof kms.Key) letLogsUse(logKey);
  return { configuration: security, logKey, keys: [...new Set(keys)], known: true };
}

const LOGS_ALLOWED = Symbol.for('cdk-glueprint.LogsMayUseKey');

/** CloudWatch must be able to use the key; said once a key. */
function letLogsUse(key: kms.Key): void {
  if (LOGS_ALLOWED in key) return;
  Object.defineProperty(key, LOGS_ALLOWED, { value: true });
  grantLogEncryption(key, key);
}

/** What the role needs to encrypt, and to read again, what the configuration encrypts. */
export function allowEncryption(rights: JobRights, security: JobSecurity): void {
  for (const key of security.keys) {
    rights.allow({ reason: 'encrypts and decrypts by the security configuration' }, new iam.PolicyStatement({
      actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'], resources: [key.keyRef.keyArn],
    }));
  }
}
