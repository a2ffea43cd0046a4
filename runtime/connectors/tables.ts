import { DYNAMODB } from './aws/dynamodb';
import { KINESIS } from './aws/kinesis';
import { S3_LOADS } from './aws/s3-loads';
import { JDBC } from './jdbc/jdbc-connector';
import { DELTA } from './open-tables/delta/append-delta';
import { MONGODB } from './stores/mongodb';
import { OPENSEARCH } from './stores/opensearch';
import { STAND_IN_ONLY } from './stores/stand-in-only';
import { KAFKA } from './streams/kafka';
import { TableConnector } from './table-connector';

/** Every connector whose rows come through a client. A new one is a file and a line here. */
export const TABLE_CONNECTORS: readonly TableConnector[] = [JDBC, DYNAMODB, KINESIS, KAFKA, MONGODB, OPENSEARCH, STAND_IN_ONLY, DELTA, S3_LOADS];
