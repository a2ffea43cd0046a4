export * from './ast';
export { parseExpression, parseNamedExpression, parseQuery } from './parse';
export type { ParseOptions } from './token-stream';
export { quoteString } from './string-literal';
