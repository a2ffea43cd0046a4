import * as glue from 'aws-cdk-lib/aws-glue';
import { GlueprintError } from '../core/diagnostics';
import { Column, isIntegral, isString, typeName } from '../core/types';

/** The values of one partition key, told to Athena instead of listed in the catalog. */
export interface ProjectedPartition {
  /** Name of the partition key. */
  readonly column: string;

  /** Its values. */
  readonly values: glue.PartitionProjectionConfiguration;
}

/** Table parameters of a projection; throws on what Athena would refuse at the first query. */
export function projectionParameters(node: string, keys: readonly Column[], projected: readonly ProjectedPartition[]): { [name: string]: string } {
  const fault = (message: string) => new GlueprintError({ code: 'PartitionProjectionInvalid', node, field: 'projection', message });
  const names = projected.map((p) => p.column.toLowerCase());
  const stranger = projected.find((p) => !keys.some((k) => k.name.toLowerCase() === p.column.toLowerCase()));
  if (stranger !== undefined) throw fault(`'${stranger.column}' is no partition key, expected one of ${keys.map((k) => k.name).join(', ')}`);
  const missing = keys.find((k) => !names.includes(k.name.toLowerCase()));
  if (missing !== undefined) throw fault(`'${missing.name}' has no values: with projection every partition key needs some`);
  const out: { [name: string]: string } = { 'projection.enabled': 'true' };
  for (const { column, values } of projected) {
    const key = keys.find((k) => k.name.toLowerCase() === column.toLowerCase())!;
    checkType(key, values.type, fault);
    Object.assign(out, values._renderParameters(key.name));
  }
  return out;
}

function checkType(key: Column, kind: glue.PartitionProjectionType, fault: (message: string) => GlueprintError): void {
  const fits = {
    [glue.PartitionProjectionType.INTEGER]: isIntegral(key.type) || isString(key.type),
    [glue.PartitionProjectionType.DATE]: isString(key.type) || key.type.kind === 'date' || key.type.kind === 'timestamp',
    [glue.PartitionProjectionType.ENUM]: isString(key.type),
    [glue.PartitionProjectionType.INJECTED]: isString(key.type) || isIntegral(key.type),
  }[kind];
  if (!fits) throw fault(`'${key.name}' is ${typeName(key.type)}, its values cannot be projected as ${kind}`);
}
