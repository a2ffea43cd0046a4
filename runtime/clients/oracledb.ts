import oracledb from 'oracledb';

export { oracledb };
