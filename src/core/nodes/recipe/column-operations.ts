import { literalPattern, RecipeOperation, StepColumn, StepContext } from './step';
import { DataType, parseType, typeDdl, typeName } from '../../types';
import { parsePath } from '../column-path';
import { sqlName, sqlString } from '../sql-text';

/** Changes a column in its place. */
const inPlace = (sql: (c: StepColumn, step: StepContext) => string, ...parameters: string[]): RecipeOperation => ({
  parameters: ['sourceColumn', ...parameters],
  edit: (step) => {
    const c = step.column('sourceColumn');
    return { set: [{ name: c.name, sql: sql(c, step) }] };
  },
});

const replacement = (text: string) => sqlString(text.replace(/[\\$]/g, '\\$&'));
const without = (sql: string, pattern: string, by = '') => `regexp_replace(${sql}, ${sqlString(pattern)}, ${sqlString(by)})`;
const ends = (characters: string) => `\\A${characters}+|${characters}+\\z`;
const PUNCTUATION = '[.!,?]';
const QUOTES = '["\']';

/** What REMOVE_COMBINED removes, in this order. */
const REMOVALS: { readonly [flag: string]: (sql: string, step: StepContext) => string } = {
  removeCustomValue: (sql, step) => `replace(${sql}, ${sqlString(step.text('customValue'))}, '')`,
  removeCustomCharacters: (sql, step) => `translate(${sql}, ${sqlString(step.text('customCharacters'))}, '')`,
  removeSpecialCharacters: (sql) => without(sql, '[!-/:-@\\[-`{-~]'),
  removeAllPunctuation: (sql) => without(sql, PUNCTUATION),
  removeAllQuotes: (sql) => without(sql, QUOTES),
  removeLetters: (sql) => without(sql, '[A-Za-z]'),
  removeNumbers: (sql) => without(sql, '[0-9]'),
  removeAllWhitespace: (sql) => without(sql, '\\s'),
  removeLeadingAndTrailingPunctuation: (sql) => without(sql, ends(PUNCTUATION)),
  removeLeadingAndTrailingQuotes: (sql) => without(sql, ends(QUOTES)),
  removeLeadingAndTrailingWhitespace: (sql) => without(sql, ends('\\s')),
  collapseConsecutiveWhitespace: (sql) => without(sql, '\\s+', ' '),
};

/** Moves a column to a place among the others. */
const moved = (place: (others: readonly string[], step: StepContext) => number, ...parameters: string[]): RecipeOperation => ({
  parameters: ['sourceColumn', ...parameters],
  edit: (step) => {
    const { name } = step.column('sourceColumn');
    const others = step.columns.map((c) => c.name).filter((n) => n !== name);
    const at = place(others, step);
    return { columns: [...others.slice(0, at), name, ...others.slice(at)].map((n) => ({ name: n, sql: sqlName(n) })) };
  },
});
const besides = (others: readonly string[], step: StepContext) => others.indexOf(step.column('targetColumn').name);

const nested = (value: (columns: readonly StepColumn[]) => string): RecipeOperation => ({
  parameters: ['sourceColumns', 'targetColumn', 'removeSourceColumns?'],
  edit: (step) => {
    const columns = step.columnList('sourceColumns');
    return { set: [{ name: step.text('targetColumn'), sql: value(columns) }], dropped: step.flag('removeSourceColumns') ? columns.map((c) => c.name) : [] };
  },
});

/** The fields inside a struct, so many levels down: the way to each. */
function fieldsOf(type: DataType, levels: number): string[][] {
  if (type.kind !== 'struct') return [];
  return type.fields.flatMap((f) => {
    const below = levels > 1 ? fieldsOf(f.type, levels - 1) : [];
    return below.length === 0 ? [[f.name]] : below.map((path) => [f.name, ...path]);
  });
}

/** DataBrew's names of types. */
const TYPES: { readonly [name: string]: string } = { long: 'bigint', integer: 'int', short: 'smallint', byte: 'tinyint', number: 'double', text: 'string', datetime: 'timestamp' };

/** Steps that change, move, split and join columns. */
export const COLUMN_OPERATIONS: { readonly [name: string]: RecipeOperation } = {
  UPPER_CASE: inPlace((c) => `upper(${c.text})`),
  LOWER_CASE: inPlace((c) => `lower(${c.text})`),
  CAPITAL_CASE: inPlace((c) => `initcap(${c.text})`),
  SENTENCE_CASE: inPlace((c) => `concat(upper(left(${c.text}, 1)), lower(substring(${c.text}, 2)))`),
  ADD_DOUBLE_QUOTES: inPlace((c) => `concat('"', ${c.text}, '"')`),
  ADD_SINGLE_QUOTES: inPlace((c) => `concat('\\'', ${c.text}, '\\'')`),
  ADD_PREFIX: inPlace((c, step) => `concat(${sqlString(step.text('pattern'))}, ${c.text})`, 'pattern'),
  ADD_SUFFIX: inPlace((c, step) => `concat(${c.text}, ${sqlString(step.text('pattern'))})`, 'pattern'),
  REMOVE_COMBINED: inPlace(
    (c, step) => Object.entries(REMOVALS).filter(([flag]) => step.flag(flag)).reduce((sql, [, remove]) => remove(sql, step), c.text),
    ...Object.keys(REMOVALS).map((f) => `${f}?`), 'customValue?', 'customCharacters?',
  ),
  REPLACE_TEXT: inPlace((c, step) => {
    const pattern = step.text('pattern');
    const value = step.has('value') ? step.text('value') : '';
    // A pattern between slashes is a regular expression.
    return /^\/.+\/$/s.test(pattern) ? `regexp_replace(${c.text}, ${sqlString(pattern.slice(1, -1))}, ${sqlString(value)})` : `replace(${c.text}, ${sqlString(pattern)}, ${sqlString(value)})`;
  }, 'pattern', 'value?'),
  REPLACE_BETWEEN_DELIMITERS: inPlace((c, step) => {
    const [start, end] = [step.text('startPattern'), step.text('endPattern')];
    return `regexp_replace(${c.text}, ${sqlString(`${literalPattern(start)}[\\s\\S]*?${literalPattern(end)}`)}, ${replacement(`${start}${step.has('value') ? step.text('value') : ''}${end}`)})`;
  }, 'startPattern', 'endPattern', 'value?'),
  EXTRACT_BETWEEN_DELIMITERS: {
    parameters: ['sourceColumn', 'startPattern', 'endPattern', 'targetColumn'],
    edit: (step) => {
      const pattern = `${literalPattern(step.text('startPattern'))}([\\s\\S]*?)${literalPattern(step.text('endPattern'))}`;
      return { set: [{ name: step.text('targetColumn'), sql: `nullif(regexp_extract(${step.column('sourceColumn').text}, ${sqlString(pattern)}, 1), '')` }] };
    },
  },
  EXTRACT_PATTERN: {
    parameters: ['sourceColumn', 'pattern', 'targetColumn'],
    edit: (step) => ({ set: [{ name: step.text('targetColumn'), sql: `nullif(regexp_extract(${step.column('sourceColumn').text}, ${sqlString(step.text('pattern'))}, 0), '')` }] }),
  },
  EXTRACT_VALUE: {
    parameters: ['sourceColumn', 'path', 'targetColumn'],
    edit: (step) => {
      const parts = parsePath(step.text('path')) ?? step.fail(`path '${step.text('path')}' is not a path`, 'write `column`.`field`');
      return { set: [{ name: step.text('targetColumn'), sql: [step.named(parts[0]).sql, ...parts.slice(1).map(sqlName)].join('.') }] };
    },
  },
  DELETE: { parameters: ['sourceColumns'], edit: (step) => ({ set: [], dropped: step.columnList('sourceColumns').map((c) => c.name) }) },
  DUPLICATE: { parameters: ['sourceColumn', 'targetColumn'], edit: (step) => ({ set: [{ name: step.text('targetColumn'), sql: step.column('sourceColumn').sql }] }) },
  RENAME: {
    parameters: ['sourceColumn', 'targetColumn'],
    edit: (step) => {
      const { name } = step.column('sourceColumn');
      return { columns: step.columns.map((c) => ({ name: c.name === name ? step.text('targetColumn') : c.name, sql: sqlName(c.name) })) };
    },
  },
  MOVE_TO_START: moved(() => 0),
  MOVE_TO_END: moved((others) => others.length),
  MOVE_TO_INDEX: moved((_, step) => step.integer('targetIndex'), 'targetIndex'),
  MOVE_BEFORE: moved(besides, 'targetColumn'),
  MOVE_AFTER: moved((others, step) => besides(others, step) + 1, 'targetColumn'),
  CHANGE_DATA_TYPE: inPlace((c, step) => {
    const name = step.text('columnDataType').toLowerCase();
    try {
      return step.cast(c.sql, typeDdl(parseType(TYPES[name] ?? name)));
    } catch {
      return step.fail(`'${step.text('columnDataType')}' is not a type`);
    }
  }, 'columnDataType'),
  SPLIT_COLUMN_SINGLE_DELIMITER: {
    parameters: ['sourceColumn', 'pattern', 'limit?'],
    edit: (step) => {
      const c = step.column('sourceColumn');
      const count = (step.has('limit') ? step.integer('limit') : 1) + 1;
      const parts = `split(${c.text}, ${sqlString(literalPattern(step.text('pattern')))}, ${count})`;
      const part = (i: number) => (step.session.ansi === true ? `get(${parts}, ${i})` : `${parts}[${i}]`);
      return { set: Array.from({ length: count }, (_, i) => ({ name: `${c.name}_${i + 1}`, sql: part(i) })), dropped: [c.name] };
    },
  },
  MERGE: {
    parameters: ['sourceColumns', 'delimiter?', 'targetColumn'],
    edit: (step) => {
      const delimiter = sqlString(step.has('delimiter') ? step.text('delimiter') : '');
      return { set: [{ name: step.text('targetColumn'), sql: `concat_ws(${[delimiter, ...step.columnList('sourceColumns').map((c) => c.text)].join(', ')})` }] };
    },
  },
  NEST_TO_ARRAY: nested((columns) => `array(${columns.map((c) => c.sql).join(', ')})`),
  NEST_TO_STRUCT: nested((columns) => `named_struct(${columns.map((c) => `${sqlString(c.name)}, ${c.sql}`).join(', ')})`),
  UNNEST_STRUCT_N: {
    parameters: ['sourceColumns', 'unnestLevel', 'delimiter?', 'removeSourceColumn?'],
    edit: (step) => {
      const columns = step.columnList('sourceColumns');
      const delimiter = step.has('delimiter') ? step.text('delimiter') : '.';
      const levels = step.integer('unnestLevel');
      if (levels < 1) step.fail('unnestLevel is 0, expected a number from 1');
      const added = columns.flatMap((c) => {
        const found = fieldsOf(c.type, levels).map((path) => ({ name: [c.name, ...path].join(delimiter), sql: [c.sql, ...path.map(sqlName)].join('.') }));
        return found.length > 0 ? found : step.fail(`column '${c.name}' is ${typeName(c.type)}, expected a struct`);
      });
      return { set: added, dropped: step.flag('removeSourceColumn') ? columns.map((c) => c.name) : [] };
    },
  },
  NEST_TO_MAP: nested((columns) => `map(${columns.map((c) => `${sqlString(c.name)}, ${c.sql}`).join(', ')})`),
};
