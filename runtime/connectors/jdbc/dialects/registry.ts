import { MYSQL } from './mysql';
import { ORACLE } from './oracle';
import { POSTGRESQL } from './postgresql';
import { REDSHIFT } from './redshift';
import { SQLITE } from './sqlite';
import { SQLSERVER } from './sqlserver';
import { DatabaseSystem } from '../database-address';
import { Dialect } from '../dialect';

/** A new database system is a file beside these, a line here and its name in `database-address.ts`. */
export const DIALECTS: Readonly<Record<DatabaseSystem, Dialect>> = {
  postgresql: POSTGRESQL,
  redshift: REDSHIFT,
  mysql: MYSQL,
  sqlserver: SQLSERVER,
  oracle: ORACLE,
  sqlite: SQLITE,
};
