/** Runs read and change the catalog too: its tables are the state's. */
export * from '../../../state/collection';
