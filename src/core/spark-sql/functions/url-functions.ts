import type { SqlFunction } from './function';

export const URL_FUNCTIONS: readonly SqlFunction[] = [];
