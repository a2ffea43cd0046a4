import { setTimeout as sleep } from 'node:timers/promises';
import { EntityNotFoundException, GetJobCommand, GlueClient, JobUpdate, UpdateJobCommand } from '@aws-sdk/client-glue';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { answering, CustomResourceEvent } from './answer';
import { handle, VisualJobEvent, VisualJobPorts } from './handler';

const glue = new GlueClient({});
const s3 = new S3Client({});

const ports: VisualJobPorts = {
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
};

async function put(url: string, body: string): Promise<void> {
  // The signature of the URL holds no type of content.
  const { ok, status } = await fetch(url, { method: 'PUT', body, headers: { 'content-type': '' } });
  if (!ok) throw new Error(`CloudFormation's URL answers HTTP ${status}`);
}

export async function handler(event: VisualJobEvent & CustomResourceEvent, context: { getRemainingTimeInMillis(): number }): Promise<void> {
  const wait = (milliseconds: number, signal?: AbortSignal) => sleep(milliseconds, undefined, { signal });
  const cloud = { put, sleep: wait, remaining: context.getRemainingTimeInMillis() };
  await answering(event, event.ResourceProperties.JobName, () => handle(event, ports), cloud);
}
