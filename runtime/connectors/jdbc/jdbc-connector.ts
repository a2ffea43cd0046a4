import { openJdbcSource } from './read-table';
import { abandonLoad, openJdbcTarget, publishLoad } from './write-table';
import { TableConnector } from '../table-connector';

/** Databases that Glue reaches by JDBC, here through their own clients. */
export const JDBC: TableConnector = {
  name: 'jdbc',
  sources: { JdbcSource: openJdbcSource, AmazonRedshiftSource: openJdbcSource },
  targets: { JdbcTarget: openJdbcTarget, AmazonRedshiftTarget: openJdbcTarget },
  publish: publishLoad,
  abandon: abandonLoad,
};
