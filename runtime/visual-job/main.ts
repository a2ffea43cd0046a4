import { setTimeout as sleep } from 'node:timers/promises';
import { EntityNotFoundException, GetJobCommand, GlueClient, JobUpdate, UpdateJobCommand } from '@aws-sdk/client-glue';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { handle, VisualJobEvent } from './handler';

const glue = new GlueClient({});
const s3 = new S3Client({});

export const handler = (event: VisualJobEvent) => handle(event, {
  readObject: async (Bucket, Key) => (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString('utf8') ?? '',
  getJob: async (JobName) => {
    try {
      return (await glue.send(new GetJobCommand({ JobName }))).Job as { readonly [field: string]: unknown } | undefined;
    } catch (error) {
      if (error instanceof EntityNotFoundException) return undefined;
      throw error;
    }
  },
  updateJob: async (JobName, definition) => {
    await glue.send(new UpdateJobCommand({ JobName, JobUpdate: definition as JobUpdate }));
  },
  sleep: async (milliseconds) => {
    await sleep(milliseconds);
  },
});
