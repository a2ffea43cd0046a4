import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { GlueprintError } from '../core/diagnostics';

/** A URL that holds no credentials: it stands in the template. */
export function httpsUrl(scope: Construct, id: string, field: string, value: string): string {
  const node = `${scope.node.path}/${id}`;
  if (Token.isUnresolved(value)) return value;
  if (!/^https:\/\/[^/]/.test(value)) throw new GlueprintError({ code: 'InvalidField', node, field, message: `got '${value}', expected a URL that begins with https://` });
  // The value itself is not repeated: it may hold a password.
  if (/^https:\/\/[^/]*@/.test(value)) throw new GlueprintError({ code: 'SecretInTemplate', node, field, message: 'the URL holds credentials, which would stand in the template: keep them in the secret' });
  return value;
}
