import { Stack } from 'aws-cdk-lib';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { JobRights } from './job-rights';

/** A file of the job, which its role may read: this object and no more, where the file itself would grant its whole bucket. */
export class JobFile extends glue.Code {
  constructor(private readonly file: glue.Code, private readonly rights: JobRights, private readonly reason: string) {
    super();
  }

  public bind(scope: Construct): glue.CodeConfig {
    const reason = { reason: this.reason };
    const config = this.file.bind(scope, this.rights.grantee(reason, (s) => s.actions.every((a) => a.startsWith('kms:'))));
    const { bucketName, objectKey } = config.s3Location;
    this.rights.allow(reason, new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: [`arn:${Stack.of(scope).partition}:s3:::${bucketName}/${objectKey}`] }));
    return config;
  }
}
