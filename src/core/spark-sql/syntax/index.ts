export * from './ast';
export { parseExpression, parseNamedExpression, parseQuery } from './parse';
export type { ParseOptions } from './token-stream';
export { quoteString } from './string-literal';
export { printExpression, printQuery } from './printer';
export { formatExpression, formatQuery } from './format';
export type { FormatOptions } from './format';
export { printName } from './names';
export { LITERAL_FUNCTIONS } from './keywords';
