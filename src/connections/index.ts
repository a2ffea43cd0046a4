export { ConnectionPlace } from './connection-network';
export * from './jdbc-connection';
export * from './kafka-connection';
export * from './mongo-connection';
export * from './network-connection';
export { SystemConnection, SystemConnectionOptions, SystemConnectionProps } from './system-connection';
