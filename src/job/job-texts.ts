import { Token } from 'aws-cdk-lib';
import type { EtlJobProps } from './etl-job-props';
import { GlueprintError } from '../core/diagnostics';

/** Of the API reference of Glue and CloudWatch Logs. */
export const NAME_LENGTH = 255;
const DESCRIPTION_LENGTH = 2048;
const MOST_TAGS = 50;
const [TAG_KEY_LENGTH, TAG_VALUE_LENGTH] = [128, 256];
/** Room for what Glue adds to the prefix: names of security configuration and role, and `/output`. */
const LOG_PREFIX_LENGTH = 350;

const CONTROL = /[^\P{Cc}\t]/u;

type Field = keyof EtlJobProps & string;
export type Fail = (field: 'sparkConf' | 'additionalPythonModules' | Field, message: string, hint?: string) => never;

/** Texts that Glue would refuse at the deploy, or that the job would only trip over in its first run. Tokens are for the deploy to say. */
export function checkTexts(node: string, props: EtlJobProps): void {
  const fail: Fail = (field, message, hint) => {
    throw new GlueprintError({ code: 'InvalidField', node, field, message, hint });
  };
  line('description', props.description, 0, DESCRIPTION_LENGTH, fail, /[^\P{Cc}\r\n\t]/u);
  const wrong = tagFault(props.tags ?? {});
  if (wrong !== undefined) fail('tags', wrong);
  const { logGroupPrefix: prefix, timeZone } = props;
  if (isKnown(prefix) && (!/^[\w./#-]+$/.test(prefix) || prefix.endsWith('/') || prefix.length > LOG_PREFIX_LENGTH)) {
    fail('logGroupPrefix', `got '${prefix}', expected letters, digits and . _ / # -, ${LOG_PREFIX_LENGTH} at most, no slash at the end`);
  }
  if (isKnown(timeZone) && !isTimeZone(timeZone)) fail('timeZone', `unknown time zone '${timeZone}'`, 'use an IANA name such as Europe/Zurich, or an offset such as +01:00');
  for (const field of ['sparkUi', 'temporaryFolder'] as const) {
    const start = props[field]?.prefix;
    if (isKnown(start) && /^\/|\/\//.test(start)) fail(field, `has the prefix '${start}', which makes a folder without a name`, 'leave out the slash at the start, and write one between names');
  }
  for (const [name, value] of Object.entries(props.sparkConf ?? {})) {
    checkConf(name, value, fail);
    if (name === 'spark.sql.session.timeZone') fail('sparkConf', `${name} is set by a property of the job`, 'use timeZone');
  }
  if (props.autoScaling === true && props.sparkConf?.['spark.dynamicAllocation.enabled'] === 'false') {
    fail('sparkConf', 'spark.dynamicAllocation.enabled is false, yet autoScaling is true', 'leave one of them out');
  }
  for (const module of props.additionalPythonModules ?? []) checkModule(module, fail);
  const both = Object.keys(props.nonOverridableArguments ?? {}).find((name) => props.defaultArguments?.[name] !== undefined);
  if (both !== undefined) fail('nonOverridableArguments', `'${both}' is in defaultArguments too`, 'leave it out of one of them');
}

function isKnown(text: string | undefined): text is string {
  return text !== undefined && !Token.isUnresolved(text);
}

function line(field: Field, text: string | undefined, least: number, most: number, fail: Fail, control = CONTROL): void {
  const wrong = lineFault(text, least, most, control);
  if (wrong !== undefined) fail(field, wrong);
}

/** What Glue would refuse in a text; it counts bytes of UTF-8. */
export function lineFault(text: string | undefined, least: number, most: number, control = CONTROL): string | undefined {
  if (!isKnown(text)) return undefined;
  const bytes = Buffer.byteLength(text);
  if (bytes < least || bytes > most) return `has ${bytes} ${bytes === text.length ? 'characters' : 'bytes'}, expected ${least} to ${most}`;
  return control.test(text) ? 'has a control character' : undefined;
}

/** What Glue would refuse in the tags of a job. */
export function tagFault(tags: { readonly [key: string]: string }): string | undefined {
  const keys = Object.keys(tags);
  if (keys.length > MOST_TAGS) return `got ${keys.length} tags, Glue takes ${MOST_TAGS}`;
  for (const key of keys) {
    if (/^aws:/i.test(key)) return `'${key}': names that begin with aws: are reserved`;
    const wrong = lineFault(key, 1, TAG_KEY_LENGTH) ?? lineFault(tags[key], 0, TAG_VALUE_LENGTH);
    if (wrong !== undefined) return `'${key}' ${wrong}`;
  }
  return undefined;
}

/** Names of the IANA database as the runtime knows them, and offsets, which Spark takes as well. */
function isTimeZone(text: string): boolean {
  if (/^(?:UTC|GMT|UT)?[+-](?:0?\d|1[0-8])(?::?[0-5]\d)?$/.test(text) || text === 'Z') return true;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** Glue puts all settings into one argument, ` --conf ` between them: what holds that is not the setting that was meant. */
export function checkConf(name: string, value: string, fail: Fail): void {
  if (!/^[^\s=]+$/.test(name)) fail('sparkConf', `'${name}' is no name of a setting of Spark`);
  if (!name.startsWith('spark.')) fail('sparkConf', `'${name}' is no setting of Spark, which leaves out what does not begin with spark.`, `use spark.${name.replace(/^spark_?/i, '')}, or spark.hadoop.${name} for one of Hadoop`);
  if (/(^|\s)--conf(\s|$)/.test(value)) fail('sparkConf', `the value of ${name} holds --conf`, 'give each setting an entry of its own');
}

/** Glue takes the modules as one text, commas between them. */
export function checkModule(module: string, fail: Fail): void {
  if (Token.isUnresolved(module)) return;
  if (module.trim() === '') fail('additionalPythonModules', 'holds an empty text');
  if (module.includes(',')) {
    fail('additionalPythonModules', `'${module}' holds a comma, at which Glue parts the modules`, 'give each module an entry of its own, with one condition on its version');
  }
  if (!/^(s3|https?|git\+\w+|file):\/\/\S+$|^\/\S+$/.test(module) && !REQUIREMENT.test(module)) {
    fail('additionalPythonModules', `'${module}' is no requirement that pip takes`, 'write name, name==1.2.3, name[extra]>=1, name @ https://… or s3://bucket/name.whl');
  }
  if (module !== module.trim()) fail('additionalPythonModules', `'${module}' begins or ends with a space`);
}

/** A name, perhaps with extras, and one condition on its version or a place, and when it is needed. */
const REQUIREMENT = /^\s*[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?\s*(\[[^\]]*\])?\s*((===|==|~=|!=|<=|>=|<|>)\s*[\w.*+!-]+|@\s*\S+)?\s*(;.+)?$/;

/** Settings by which the same text of SQL gives other rows: what is checked at synth and run locally is Spark as the Glue version has it. */
const MEANING = /^spark\.sql\.(ansi\.|legacy\.|caseSensitive$|storeAssignmentPolicy$|parser\.|timestampType$|groupByOrdinal$|orderByOrdinal$|datetime\.java8API|mapKeyDedupPolicy$)/;

export function changesMeaning(name: string): boolean {
  return MEANING.test(name);
}
