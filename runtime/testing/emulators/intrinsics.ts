import { EMULATED, Template } from './assembly';
import { emulatorError } from './emulator';

/** ARNs as AWS writes them: an emulator's stack resources tell only what `Ref` gives. */
const ARNS: Readonly<Record<string, (id: string) => string>> = {
  'AWS::S3::Bucket': (id) => `arn:aws:s3:::${id}`,
  'AWS::KMS::Key': (id) => `arn:aws:kms:${EMULATED.region}:${EMULATED.account}:key/${id}`,
  'AWS::IAM::Role': (id) => `arn:aws:iam::${EMULATED.account}:role/${id}`,
  'AWS::Kinesis::Stream': (id) => `arn:aws:kinesis:${EMULATED.region}:${EMULATED.account}:stream/${id}`,
  'AWS::DynamoDB::Table': (id) => `arn:aws:dynamodb:${EMULATED.region}:${EMULATED.account}:table/${id}`,
  'AWS::SNS::Topic': (id) => id,
  'AWS::Logs::LogGroup': (id) => `arn:aws:logs:${EMULATED.region}:${EMULATED.account}:log-group:${id}:*`,
};

/** A value of a template with what its functions give, once the resources have physical ids. */
export function resolveIntrinsics(value: unknown, template: Template, ids: ReadonlyMap<string, string>): unknown {
  const pseudo: Readonly<Record<string, unknown>> = {
    'AWS::Partition': EMULATED.partition, 'AWS::Region': EMULATED.region, 'AWS::AccountId': EMULATED.account, 'AWS::URLSuffix': 'amazonaws.com', 'AWS::NoValue': undefined,
  };
  const ref = (id: string): unknown => {
    if (id in pseudo) return pseudo[id];
    const found = ids.get(id) ?? template.Parameters?.[id]?.Default;
    if (found === undefined) throw emulatorError('glue', `'${id}' has no physical id`);
    return found;
  };
  const attribute = (id: string, name: string): string => {
    const arn = ARNS[template.Resources[id]?.Type ?? ''];
    if ((name === 'Arn' || name === 'TopicArn') && arn !== undefined) return arn(String(ref(id)));
    // What `Ref` gives as well, and what the template itself says.
    if (name === 'Id' || name === 'GroupId' || name === 'SubnetId' || name === 'VpcId') return String(ref(id));
    const said = template.Resources[id]?.Properties?.[name];
    if (name === 'AvailabilityZone' && typeof said === 'string') return said;
    throw emulatorError('glue', `no '${name}' is known of ${id} (${template.Resources[id]?.Type ?? 'no resource'})`);
  };
  const sub = (text: string, own: Readonly<Record<string, unknown>>) => text.replace(/\$\{([^}!]+)\}/g, (_, name: string) => {
    if (name in own) return String(own[name]);
    const [id = '', ...rest] = name.split('.');
    return String(rest.length === 0 ? ref(id) : attribute(id, rest.join('.')));
  });
  const walk = (v: unknown): unknown => {
    if (Array.isArray(v)) return v.map(walk);
    if (typeof v !== 'object' || v === null) return v;
    const [[key = '', x] = []] = Object.entries(v);
    if (Object.keys(v).length === 1) {
      if (key === 'Ref') return ref(String(x));
      if (key === 'Fn::GetAtt') return Array.isArray(x) ? attribute(String(x[0]), String(x[1])) : attribute(String(x).split('.')[0] ?? '', String(x).split('.').slice(1).join('.'));
      if (key === 'Fn::Join') return (walk((x as unknown[])[1]) as unknown[]).join(String((x as unknown[])[0]));
      if (key === 'Fn::Sub') return Array.isArray(x) ? sub(String(x[0]), walk(x[1]) as Record<string, unknown>) : sub(String(x), {});
      if (key === 'Fn::Select') return (walk((x as unknown[])[1]) as unknown[])[Number((x as unknown[])[0])];
      if (key === 'Fn::Split') return String(walk((x as unknown[])[1])).split(String((x as unknown[])[0]));
      if (key.startsWith('Fn::')) throw emulatorError('glue', `${key} is not known here`);
    }
    return Object.fromEntries(Object.entries(v).map(([k, y]) => [k, walk(y)]).filter(([, y]) => y !== undefined));
  };
  return walk(value);
}
