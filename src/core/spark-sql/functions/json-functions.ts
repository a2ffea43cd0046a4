import type { SqlFunction } from './function';

export const JSON_FUNCTIONS: readonly SqlFunction[] = [];
