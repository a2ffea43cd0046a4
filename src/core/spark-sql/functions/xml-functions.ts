import type { SqlFunction } from './function';

export const XML_FUNCTIONS: readonly SqlFunction[] = [];
