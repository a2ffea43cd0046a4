import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { CONNECTORS, jobWith } from './connector-jobs';

test.each(CONNECTORS)('a job with %s passes AwsSolutions', (_, type) => {
  const app = App.of(jobWith(type))!;
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(() => app.synth()).not.toThrow();
});

test.each(CONNECTORS)('a job with %s passes NIST 800-53 R5', (_, type) => {
  const app = App.of(jobWith(type))!;
  Validations.of(app).addPlugins(new NIST80053R5Checks(app));
  expect(() => app.synth()).not.toThrow();
});

/** Actions for which IAM knows no resource, or which Glue does with resources that it names itself. */
const WITHOUT_RESOURCE = /^(ec2:Describe\w+|cloudwatch:PutMetricData)$/;

test.each(CONNECTORS)('the role of a job with %s names resources, in any partition', (_, type) => {
  const template = Template.fromStack(jobWith(type));
  const policies = Object.values(template.findResources('AWS::IAM::Policy')) as { Properties: { PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown }[] } } }[];
  const statements = policies.flatMap((p) => p.Properties.PolicyDocument.Statement);
  for (const { Action: action, Resource: resource } of statements) {
    const actions = [action].flat();
    expect(actions.filter((a) => a.includes('*'))).toEqual([]);
    if ([resource].flat().includes('*')) expect(actions.filter((a) => !WITHOUT_RESOURCE.test(a))).toEqual([]);
  }
  expect(JSON.stringify(statements)).not.toMatch(/arn:aws[a-z-]*:/);
});
