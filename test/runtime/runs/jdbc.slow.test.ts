import { jdbcRunsOn } from './jdbc-runs';
import { startMariadb, startPostgres } from '../connectors/databases';

jdbcRunsOn('PostgreSQL', startPostgres);
jdbcRunsOn('MariaDB', startMariadb);
