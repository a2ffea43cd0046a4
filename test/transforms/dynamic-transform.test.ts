import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DynamicTransform, EtlJob, ReadFormat, S3Source, S3Target, Schema, WriteFormat } from '../../src';

const DEFINITION = {
  name: 'mask',
  displayName: 'Mask',
  description: 'Hides values.',
  functionName: 'mask_columns',
  path: 's3://elsewhere/mask.py',
  parameters: [
    { name: 'names', displayName: 'Columns', type: 'list', listOptions: 'column' },
    { name: 'sign', displayName: 'Sign', type: 'str', isOptional: true, defaultValue: '*' },
    { name: 'count', displayName: 'Count', type: 'int', isOptional: true },
    { name: 'strict', displayName: 'Strict', type: 'bool', isOptional: true },
  ],
};
const PYTHON = 'from awsglue import DynamicFrame\n\ndef mask_columns(self, names, sign="*", count=0, strict=False):\n    return self\n\nDynamicFrame.mask_columns = mask_columns\n';

let folder: string;
let job: EtlJob;
let orders: S3Source;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glueprint-defined-'));
  writeFileSync(join(folder, 'mask.json'), JSON.stringify(DEFINITION));
  writeFileSync(join(folder, 'mask.py'), PYTHON);
  job = new EtlJob(new Stack(new App({ outdir: join(folder, 'cdk.out') }), 'Shop'), 'Job');
  orders = new S3Source(job, 'Orders', { paths: ['s3://in/x/'], format: ReadFormat.parquet(), schema: Schema.fromDdl('id BIGINT, name STRING') });
});
afterEach(() => rmSync(folder, { recursive: true }));

const defined = (values: { [name: string]: unknown }, more = {}) => (
  DynamicTransform.fromDefinition(job, 'Mask', { input: orders, definition: join(folder, 'mask.json'), arguments: values, ...more })
);

test('the two files make the node: arguments of their types, and the module in a zip file of the app', () => {
  const masked = defined({ names: ['name'], count: 3, strict: true }, { schema: orders.schema });
  new S3Target(job, 'Out', { input: masked, path: 's3://out/y/', format: WriteFormat.parquet() });
  const template = Template.fromStack(Stack.of(job));
  const [{ Properties: glue }] = Object.values(template.findResources('AWS::Glue::Job'));
  expect(JSON.stringify(glue.DefaultArguments['--extra-py-files'])).toMatch(/cdk-hnb659fds-assets-.*\/[0-9a-f]{64}\.zip/);
  const out = join(folder, 'cdk.out');
  const script = readFileSync(join(out, readdirSync(out).filter((f) => f.endsWith('.py'))[0]), 'utf8');
  expect(script).toMatch(/^import mask\b/m);
  expect(script).toMatch(/\.mask_columns\(names=\["name"\], sign="\*", count=3, strict=True\)\.toDF\(\)/);
  const asset = readdirSync(out).filter((f) => f.startsWith('asset.')).find((f) => readdirSync(join(out, f)).join() === 'mask.py');
  expect(readFileSync(join(out, asset ?? '', 'mask.py'), 'utf8')).toBe(PYTHON);
});

test('the role may read the zip file', () => {
  new S3Target(job, 'Out', { input: defined({ names: ['id'] }, { schema: orders.schema }), path: 's3://out/y/', format: WriteFormat.parquet() });
  const policies = JSON.stringify(Template.fromStack(Stack.of(job)).findResources('AWS::IAM::Policy')) + JSON.stringify(Template.fromStack(Stack.of(job)).findResources('AWS::IAM::Role'));
  expect(policies).toMatch(/[0-9a-f]{64}\.zip/);
});

test.each([
  ['a column that is none', { names: ['nme'] }, "did you mean 'name'?"],
  ['a missing argument', {}, "'mask' needs the parameter 'names'"],
  ['an unknown argument', { names: ['id'], sing: '-' }, "'mask' has no parameter 'sing'; did you mean 'sign'?"],
  ['a wrong type', { names: ['id'], count: 'many' }, "'many' is not of type int"],
])('%s is an error at its line', (_, values, message) => {
  expect(() => defined(values)).toThrow(message);
});

test('files that do not fit are errors', () => {
  writeFileSync(join(folder, 'mask.py'), 'def mask_columns(self):\n    return self\n');
  expect(() => defined({ names: ['id'] })).toThrow("adds no method 'mask_columns' to DynamicFrame");
  rmSync(join(folder, 'mask.py'));
  expect(() => defined({ names: ['id'] })).toThrow('cannot be read');
  writeFileSync(join(folder, 'mask.json'), '{');
  expect(() => defined({ names: ['id'] })).toThrow('is not JSON');
});
