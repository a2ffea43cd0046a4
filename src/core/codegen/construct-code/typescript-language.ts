import { block, Entry, Language, ProgramParts } from './language';

const STEP = '  ';

export const TYPESCRIPT: Language = {
  step: STEP,
  reserved: new Set((
    'await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements import in instanceof interface '
    + 'let new null package private protected public return static super switch this throw true try typeof var void while with yield arguments eval undefined'
  ).split(' ')),
  structsAreNamed: false,
  unchecked: (source, type) => `${source} as ${type}`,
  text: quoted,
  constant: (value) => String(value),
  list: (items, indent) => block(items, '[', ']', indent, STEP),
  map: (entries, indent) => object(entries, indent),
  struct: (_, entries, indent) => object(entries, indent),
  call: (receiver, method, args, named, indent) => {
    const all = [...args, ...(named.length === 0 ? [] : [object(named, indent)])];
    return `${method === '' ? `new ${receiver}` : `${receiver}.${method}`}(${all.join(', ')})`;
  },
  name: (camel) => camel,
  assign: (variable, source) => `const ${variable} = ${source};`,
  statement: (source) => `${source};`,
  indented,
  program,
};

function object(entries: readonly Entry[], indent: string): string {
  return block(entries.map(([k, v]) => `${key(k)}: ${v}`), '{', '}', indent, STEP);
}

function program({ id, doc, cdk, library, statements }: ProgramParts): string {
  return [
    `import { ${cdk.join(', ')} } from 'aws-cdk-lib';`,
    "import * as glue from 'aws-cdk-lib/aws-glue';",
    `import ${block(library, '{', '}', '', STEP)} from 'cdk-glueprint';`,
    '',
    `/** ${doc.replace(/\*\//g, '')} */`,
    `export function add${id}(stack: Stack): EtlJob {`,
    ...[...statements, 'return job;'].map(indented),
    '}',
    '',
  ].join('\n');
}

function quoted(text: string): string {
  if (text.includes('\n') && !/[\r\u2028\u2029]/.test(text)) return `\`${text.replace(/[\\`]|\$\{/g, (c) => `\\${c}`)}\``;
  const escaped = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'").replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
  return `'${escaped}'`;
}

function key(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : quoted(name);
}

function indented(source: string): string {
  let inside = false;
  return source.split('\n').map((line) => {
    const at = inside || line === '' ? line : `${STEP}${line}`;
    for (let i = 0; i < line.length; i++) {
      if (line[i] === '\\') i++;
      else if (line[i] === "'" && !inside) i = endOfText(line, i);
      else if (line[i] === '`') inside = !inside;
    }
    return at;
  }).join('\n');
}

function endOfText(line: string, from: number): number {
  let i = from + 1;
  while (i < line.length && line[i] !== "'") i += line[i] === '\\' ? 2 : 1;
  return i;
}
