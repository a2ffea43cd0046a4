import { JDBC } from './jdbc/jdbc-connector';
import { TableConnector } from './table-connector';

/** Every connector whose rows come through a client. A new one is a file and a line here. */
export const TABLE_CONNECTORS: readonly TableConnector[] = [JDBC];
