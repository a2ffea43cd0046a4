// The members of `CodeGenConfigurationNode`, as the types of the AWS SDK have them.
import { readdirSync, readFileSync } from 'node:fs';

const MODELS = 'node_modules/@aws-sdk/client-glue/dist-types/models';

export function codeGenMembers() {
  for (const file of readdirSync(MODELS).filter((f) => f.endsWith('.d.ts'))) {
    const body = /export interface CodeGenConfigurationNode \{([\s\S]*?)\n\}/.exec(readFileSync(`${MODELS}/${file}`, 'utf8'))?.[1];
    if (body !== undefined) return [...body.matchAll(/^ {4}([A-Za-z0-9]+)\?:/gm)].map((m) => m[1]);
  }
  throw new Error('the SDK has no type CodeGenConfigurationNode');
}
