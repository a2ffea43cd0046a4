import type { Command } from '../command';
import { parseWhole, usageError } from '../parse';
import { DEFAULT_PORT } from './serve';

/** How each kind of client is led here. */
const CLIENTS: Readonly<Record<string, (url: string, region: string) => string>> = {
  shell: (url, region) => [`export AWS_ENDPOINT_URL_GLUE=${url}`, `export AWS_ENDPOINT_URL_STS=${url}`, `export AWS_DEFAULT_REGION=${region}`,
    'export AWS_ACCESS_KEY_ID=local', 'export AWS_SECRET_ACCESS_KEY=local'].join('\n'),
  profile: (url, region) => ['[profile local]', `region = ${region}`, `endpoint_url = ${url}`, 'aws_access_key_id = local', 'aws_secret_access_key = local'].join('\n'),
  jupyter: (url, region) => ['# in a file that AWS_CONFIG_FILE names:', CLIENTS.profile?.(url, region) ?? '', '# in the environment of the kernel:', 'export glue_profile=local', `export glue_region=${region}`,
    'export glue_role_arn=arn:aws:iam::123456789012:role/Local', 'export request_origin=GlueStudioNotebook'].join('\n'),
  boto3: (url, region) => `boto3.client('glue', endpoint_url='${url}', region_name='${region}', aws_access_key_id='local', aws_secret_access_key='local')`,
  sdk: (url, region) => `new GlueClient({ endpoint: '${url}', region: '${region}', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } })`,
};

export const ENV: Command = {
  verb: 'env',
  summary: 'prints what leads clients of AWS Glue to `glueprint serve`',
  arguments: [{ name: 'client', optional: true, help: `${Object.keys(CLIENTS).join(', ')}; default: shell` }],
  options: [
    { name: 'port', value: 'n', help: `port of the server; default: ${DEFAULT_PORT}` },
    { name: 'region', value: 'name', help: 'default: us-east-1' },
  ],
  examples: ['eval "$(glueprint env)"', 'glueprint env boto3 --port 4566'],
  run({ output, args, options }) {
    const client = args[0] ?? 'shell';
    const print = Object.hasOwn(CLIENTS, client) ? CLIENTS[client] : undefined;
    if (print === undefined) throw usageError(`unknown client '${client}'; it is one of ${Object.keys(CLIENTS).join(', ')}`);
    output.line(print(`http://127.0.0.1:${parseWhole(options, 'port', 1) ?? DEFAULT_PORT}`, options.text('region') ?? 'us-east-1'));
    return Promise.resolve(0);
  },
};
