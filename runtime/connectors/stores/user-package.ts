import { createRequire } from 'node:module';
import { GlueprintError } from '../../../src/core/diagnostics';
import { faultCode } from '../../host/fault';
import { TableContext } from '../table-connector';

/** A client that is too large to come with us: it is taken from the project that the run is in. */
export function userPackage(name: string, place: string, { host }: TableContext): unknown {
  try {
    return createRequire(`${host.files.resolve('.')}/package.json`)(name);
  } catch (e) {
    if (faultCode(e) !== 'MODULE_NOT_FOUND') throw e;
    throw new GlueprintError({
      code: 'MissingClient', file: place, message: `the client ${name} is not installed in this project`, hint: `npm install --save-dev ${name}, or give the node sampleData`, cause: e,
    });
  }
}
