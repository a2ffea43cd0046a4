import { GlueprintError } from '../../../src/core/diagnostics';
import { faultMessage } from '../../host/fault';
import { INSTALL_NATIVE_PACKAGES } from '../../host/native-packages';

export type DuckDb = typeof import('@duckdb/node-api');

/** The one place where the native engine is loaded. */
export async function loadDuckDb(): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    throw new GlueprintError({
      code: 'EngineMissing', message: `the local engine is not installed${detail(cause)}`, hint: INSTALL_NATIVE_PACKAGES, cause,
    });
  }
}

/** A binary that is there but does not load says why. */
function detail(cause: unknown): string {
  const message = faultMessage(cause).split('\n')[0] ?? '';
  return /Cannot find (module|package)/.test(message) ? '' : `: ${message}`;
}
