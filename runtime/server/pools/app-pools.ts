import { GlueprintError } from '../../../src/core/diagnostics';
import { checkPolicy } from '../../../src/core/pool';
import type { Host } from '../../host/host';
import type { PoolConfig } from '../../pool-manager/ports';

/** The session pools of a cloud assembly: what each pool's manager is configured with, in its template. */
export async function findPools(host: Host, assembly: string, account: string): Promise<PoolConfig[]> {
  const { files } = host;
  const folder = files.resolve(assembly);
  const pools: PoolConfig[] = [];
  for (const { path } of (await files.list(folder)).filter((f) => f.path.endsWith('.template.json'))) {
    const template = JSON.parse(await files.readText(path)) as { readonly Resources?: Record<string, LambdaResource> };
    for (const { Properties } of Object.values(template.Resources ?? {})) {
      const config = Properties?.Environment?.Variables?.POOL_CONFIG;
      if (config === undefined) continue;
      const text = resolved(config, account);
      try {
        const pool = JSON.parse(text) as PoolConfig;
        pools.push({ ...pool, policy: checkPolicy(pool.policy) });
      } catch (cause) {
        throw new GlueprintError({ code: 'UnreadablePool', file: path, message: `the configuration of a session pool cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, cause });
      }
    }
  }
  return pools;
}

interface LambdaResource { readonly Properties?: { readonly Environment?: { readonly Variables?: { readonly POOL_CONFIG?: unknown } } } }

const PSEUDO: Record<string, string> = { 'AWS::Partition': 'aws', 'AWS::Region': 'us-east-1', 'AWS::URLSuffix': 'amazonaws.com' };

/** A text of the template; what only a deploy knows gets a stand-in of its shape. */
function resolved(value: unknown, account: string): string {
  if (typeof value === 'string') return value;
  const [[intrinsic, argument] = ['', undefined]] = Object.entries((value ?? {}) as Record<string, unknown>);
  switch (intrinsic) {
    case 'Ref': return argument === 'AWS::AccountId' ? account : PSEUDO[String(argument)] ?? String(argument);
    case 'Fn::GetAtt': return `arn:aws:iam::${account}:role/${String((argument as unknown[])[0])}`;
    case 'Fn::Join': {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map((p) => resolved(p, account)).join(separator);
    }
    default: return '';
  }
}
