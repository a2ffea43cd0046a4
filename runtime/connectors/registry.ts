import { Connector } from './connector';
import { GlueprintError } from '../../src/core/diagnostics';

/** The connectors of a run, in the order in which they are asked. */
export class Connectors {
  constructor(private readonly connectors: readonly Connector[]) {}

  public of(uri: string): Connector {
    const connector = this.connectors.find((c) => c.accepts(uri));
    if (connector !== undefined) return connector;
    throw new GlueprintError({ code: 'UnsupportedLocation', message: `no connector for '${uri}'`, hint: 'a local run reads and writes s3:// locations' });
  }
}
