/** The optional native packages at the versions that every platform has; a remedy names both, since a run needs both. */
export const INSTALL_NATIVE_PACKAGES = 'run: npm install @duckdb/node-api@1.5.5-r.5 libsql@0.5.29';
