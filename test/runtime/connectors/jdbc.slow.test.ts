import { startMariadb, startPostgres } from './databases';
import { contractOf } from './jdbc-contract';

contractOf('PostgreSQL', startPostgres);
contractOf('MariaDB', startMariadb);
