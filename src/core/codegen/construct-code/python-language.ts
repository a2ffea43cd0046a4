import { block, Entry, Language, ProgramParts } from './language';

const STEP = '    ';
const KEYWORDS = new Set((
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'
).split(' '));

export const PYTHON: Language = {
  step: STEP,
  // Names of the program itself.
  reserved: new Set([...KEYWORDS, 'self', 'print', 'list', 'dict', 'type', 'id', 'input', 'filter', 'map', 'format']),
  structsAreNamed: true,
  unchecked: (source) => source,
  text: quoted,
  constant: (value) => (value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : String(value)),
  list: (items, indent) => block(items, '[', ']', indent, STEP),
  map: (entries, indent) => block(entries.map(([k, v]) => `${quoted(k)}: ${v}`), '{', '}', indent, STEP),
  struct: (type, entries, indent) => `${type}${args([], entries, indent)}`,
  call: (receiver, method, positional, named, indent) => `${receiver}${method === '' ? '' : `.${snake(method)}`}${args(positional, named, indent)}`,
  name: (camel) => {
    const name = snake(camel);
    return KEYWORDS.has(name) ? `${name}_` : name;
  },
  assign: (variable, source) => `${variable} = ${source}`,
  statement: (source) => source,
  indented,
  program,
};

/** As jsii names it in Python. */
export function snake(camel: string): string {
  return camel
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll}+)/gu, '$1_$2')
    .toLowerCase();
}

function args(positional: readonly string[], named: readonly Entry[], indent: string): string {
  return block([...positional, ...named.map(([k, v]) => `${PYTHON.name(k)}=${v}`)], '(', ')', indent, STEP);
}

function program({ id, doc, cdk, library, statements }: ProgramParts): string {
  return [
    `"""${doc.replace(/\\/g, '\\\\').replace(/"/g, "'")}"""`,
    `from aws_cdk import ${[...cdk, 'aws_glue as glue'].join(', ')}`,
    `from cdk_glueprint import ${block(library, '(', ')', '', STEP).replace(/^\(([^\n]*)\)$/, '$1')}`,
    '',
    '',
    `def add_${snake(id)}(stack: Stack) -> EtlJob:`,
    ...[...statements, 'return job'].map(indented),
    '',
  ].join('\n');
}

function quoted(text: string): string {
  const plain = (t: string) => t.replace(/[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (text.includes('\n')) {
    const escaped = plain(text.replace(/\\/g, '\\\\').replace(/"""/g, '\\"\\"\\"'));
    return `"""${escaped.replace(/"$/, '\\"')}"""`;
  }
  return `"${plain(text.replace(/\\/g, '\\\\').replace(/"/g, '\\"'))}"`;
}

function indented(source: string): string {
  let inside = false;
  return source.split('\n').map((line) => {
    const at = inside || line === '' ? line : `${STEP}${line}`;
    for (const [mark] of line.matchAll(/\\.|"""/g)) if (mark === '"""') inside = !inside;
    return at;
  }).join('\n');
}
