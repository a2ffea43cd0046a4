import type { SqlFunction } from './function';

export const CSV_FUNCTIONS: readonly SqlFunction[] = [];
