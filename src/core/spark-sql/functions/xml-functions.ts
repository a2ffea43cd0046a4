import type { SqlFunction } from './function';

const NAMES = [
  'xpath', 'xpath_boolean', 'xpath_short', 'xpath_int', 'xpath_long', 'xpath_float', 'xpath_double', 'xpath_number', 'xpath_string',
];

/** XPath 1.0 over XML needs a whole XML and XPath engine, which this package does not carry. */
export const XML_FUNCTIONS: readonly SqlFunction[] = NAMES.map((name) => ({
  names: [name], group: 'xml_funcs', unsupported: 'the local engine has no XPath', signatures: [],
}));
