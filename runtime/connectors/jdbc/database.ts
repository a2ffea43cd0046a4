import { addressOf, DatabaseAddress, placeOf } from './database-address';
import { DatabaseClient, Dialect } from './dialect';
import { DIALECTS } from './dialects/registry';
import { databaseError, isTransient } from './faults';
import { GlueprintError } from '../../../src/core/diagnostics';
import { faultMessage } from '../../host/fault';
import { retrying } from '../retry';
import { TableContext } from '../table-connector';

const ATTEMPTS = 4;
const FIRST_DELAY = 250;

/** A bound database, and how to talk to it: faults told in our words, passing ones tried again. */
export class Database {
  public static async of(connection: string, context: TableContext): Promise<Database> {
    const binding = await context.connection(connection);
    try {
      const address = addressOf(binding);
      return new Database(address, DIALECTS[address.system], context);
    } catch (e) {
      throw GlueprintError.isGlueprintError(e) ? e.at({ field: `connections.${connection}` }) : e;
    }
  }

  public readonly place: string;

  constructor(private readonly address: DatabaseAddress, public readonly dialect: Dialect, private readonly context: TableContext) {
    this.place = placeOf(address);
  }

  /** @throws GlueprintError with the place */
  public connect(): Promise<DatabaseClient> {
    return this.again('connects', () => this.told(() => this.dialect.connect(this.address)));
  }

  /** Work on a connection of its own, from the start where it is cut. The work must leave nothing behind that hinders a second try. */
  public withClient<T>(doing: string, work: (client: DatabaseClient) => Promise<T>, state?: string): Promise<T> {
    return this.again(doing, async () => {
      const client = await this.told(() => this.dialect.connect(this.address));
      try {
        return await this.told(() => work(client), state);
      } finally {
        await client.close();
      }
    });
  }

  /** Faults of the client as errors of ours. */
  public async told<T>(work: () => Promise<T>, state?: string): Promise<T> {
    try {
      return await work();
    } catch (e) {
      if (this.context.signal?.aborted === true) throw new GlueprintError({ code: 'Interrupted', message: 'the run was stopped', cause: e });
      throw databaseError(this.dialect, this.place, e, state);
    }
  }

  private again<T>(doing: string, work: () => Promise<T>): Promise<T> {
    return retrying({
      attempts: ATTEMPTS,
      firstDelay: FIRST_DELAY,
      isTransient: (e) => isTransient(this.dialect, e),
      onRetry: (e, attempt) => this.context.warn(`${this.place} ${doing} again after try ${attempt} of ${ATTEMPTS}: ${faultMessage(e).split('\n')[0]}`),
      signal: this.context.signal,
    }, work);
  }
}
