import { Stack, Token } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { JobRights } from './job-rights';
import { GlueprintError } from '../core/diagnostics';

/** What Glue takes for a property. */
export interface FileKind {
  readonly field: string;
  readonly endings: readonly string[];
}

/** A file of the job, which its role may read: this object and no more, where the file itself would grant its whole bucket. */
export class JobFile extends glue.Code {
  constructor(
    private readonly file: glue.Code, private readonly rights: JobRights, private readonly reason: string, private readonly kind?: FileKind,
  ) {
    super();
  }

  public bind(scope: Construct): glue.CodeConfig {
    const reason = { reason: this.reason };
    const config = this.file.bind(scope, this.rights.grantee(reason, (s) => s.actions.every((a) => a.startsWith('kms:'))));
    const { bucketName, objectKey } = config.s3Location;
    this.check(scope, objectKey);
    this.rights.allow(reason, new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [`arn:${Stack.of(scope).partition}:s3:::${bucketName}/${objectKey}`] }));
    return config;
  }

  private check(scope: Construct, key: string): void {
    if (this.kind === undefined || Token.isUnresolved(key)) return;
    const { field, endings } = this.kind;
    if (endings.some((e) => key.toLowerCase().endsWith(e))) return;
    const node = scope.node.scope?.node.path;
    throw new GlueprintError({ code: 'InvalidField', node, field, message: `'${key}' is no file that Glue takes there, expected one that ends with ${endings.join(', ')}` });
  }
}
