import { localEnvironment } from '../../../runtime/runs/environment';
import { runJob } from '../../../runtime/runs/run-job';
import { findSparkForTests } from '../../spark';
import { csvSource, job, target, Workspace } from '../harness';

const spark = findSparkForTests();
const withSpark = spark === undefined ? test.skip : test;
const space = new Workspace();
afterAll(() => space.remove());

withSpark('on Spark, too, the sample of a spigot is written once, with the other targets', async () => {
  space.write('.glueprint/s3/in/a.csv', `id\n${Array.from({ length: 500 }, (_, i) => i).join('\n')}\n`);
  const nodes = {
    Numbers: csvSource('s3://in/', 'id INT'),
    Look: { type: 'Spigot', inputs: ['Numbers'], fields: { path: 's3://out/sample/', topk: 7 } },
    Out: target('json', 's3://out/all/', 'Look'),
  };
  const environment = localEnvironment(space.host({ variables: { GLUEPRINT_SPARK_PYTHON: spark ?? '' } }), []);
  const result = await runJob(job(nodes), environment, { engine: 'spark' });
  expect(result.error).toBeUndefined();
  const lines = (folder: string) => space.files(folder).flatMap((f) => space.read(`${folder}/${f}`).trim().split('\n'));
  expect(lines('.glueprint/s3/out/all')).toHaveLength(500);
  expect(lines('.glueprint/s3/out/sample')).toHaveLength(7);
});
