import { GlueprintError } from '../core/diagnostics';
import type { ManifestParameter } from '../core/manifest';

/**
 * Type of a job parameter in expressions.
 */
export enum ParameterType {
  /** Text. */
  STRING = 'string',
  /** Whole number of 32 bits. */
  INT = 'int',
  /** Whole number of 64 bits. */
  BIGINT = 'bigint',
  /** Floating-point number. */
  DOUBLE = 'double',
  /** `true` or `false`. */
  BOOLEAN = 'boolean',
  /** Date, such as `2026-01-31`. */
  DATE = 'date',
  /** Time, such as `2026-01-31 12:00:00`, in the time zone of the job. */
  TIMESTAMP = 'timestamp',
}

/**
 * Options of a job parameter.
 */
export interface JobParameterOptions {
  /**
   * Type in expressions.
   *
   * @default ParameterType.STRING
   */
  readonly type?: ParameterType;

  /**
   * Value of runs that give none, as text.
   *
   * @default - each run must give a value
   */
  readonly defaultValue?: string;

  /**
   * For people.
   *
   * @default - none
   */
  readonly description?: string;
}

/**
 * A parameter of a job: each run may give it another value.
 *
 * @example
 * const day = job.parameter('day', { type: ParameterType.DATE, defaultValue: '2026-01-31' });
 * new Filter(job, 'OfDay', { input: orders, condition: `sold >= ${day.inSql}` });
 */
export class JobParameter {
  /** @internal */
  public static _of(name: string, options: JobParameterOptions): JobParameter {
    return new JobParameter(name, options);
  }

  /**
   * Its name, which is that of the argument of the Glue job without the dashes.
   */
  public readonly name: string;

  /**
   * The parameter in an expression or query: `:name`.
   */
  public readonly inSql: string;

  /**
   * The parameter in a path: `${name}`.
   */
  public readonly inPath: string;

  /** @internal */
  public readonly _manifest: ManifestParameter;

  private constructor(name: string, options: JobParameterOptions) {
    this.name = name;
    this.inSql = `:${name}`;
    this.inPath = `\${${name}}`;
    const { type = ParameterType.STRING, defaultValue, description } = options;
    checkName(name);
    if (defaultValue !== undefined) checkDefault(name, type, defaultValue);
    this._manifest = {
      name,
      type,
      ...(defaultValue === undefined ? {} : { default: defaultValue }),
      ...(description === undefined ? {} : { description }),
    };
  }
}

/** Names that Glue takes for itself when it starts a run. */
const RESERVED = new Set([
  'job_name', 'job_id', 'job_run_id', 'security_configuration', 'tempdir', 'redshifttempdir', 'debug', 'mode', 'endpoint', 'conf', 'class', 'encryption_type',
]);

/** Whether Glue keeps an argument's name, without dashes, for itself. */
export function isReserved(name: string): boolean {
  return RESERVED.has(name.toLowerCase()) && name.toLowerCase() !== 'tempdir';
}

function checkName(name: string): void {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    throw new GlueprintError({ code: 'InvalidParameter', message: `'${name}' cannot name a job parameter, expected a letter, then letters, digits and _` });
  }
  if (RESERVED.has(name.toLowerCase())) throw new GlueprintError({ code: 'InvalidParameter', message: `job parameter '${name}' has a name that Glue keeps for itself` });
}

const FORMS: { readonly [type in ParameterType]?: { readonly pattern: RegExp; readonly example: string } } = {
  [ParameterType.INT]: { pattern: /^[-+]?\d{1,10}$/, example: '42' },
  [ParameterType.BIGINT]: { pattern: /^[-+]?\d{1,19}$/, example: '42' },
  [ParameterType.DOUBLE]: { pattern: /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/, example: '1.5' },
  [ParameterType.BOOLEAN]: { pattern: /^(true|false)$/, example: 'true' },
  [ParameterType.DATE]: { pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, example: '2026-01-31' },
  [ParameterType.TIMESTAMP]: { pattern: /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d{1,6})?$/, example: '2026-01-31 12:00:00' },
};

const LIMITS: { readonly [type in ParameterType]?: readonly [bigint, bigint] } = {
  [ParameterType.INT]: [-(2n ** 31n), 2n ** 31n - 1n],
  [ParameterType.BIGINT]: [-(2n ** 63n), 2n ** 63n - 1n],
};

function checkDefault(name: string, type: ParameterType, value: string): void {
  const expected = valueFault(type, value);
  if (expected === undefined) return;
  throw new GlueprintError({ code: 'InvalidParameter', message: `job parameter '${name}' has the default '${value}', expected ${expected}` });
}

/** What a value of that type looks like, where this is none. */
export function valueFault(type: string, value: string): string | undefined {
  const form = FORMS[type as ParameterType];
  const limits = LIMITS[type as ParameterType];
  const inLimits = (v: string) => limits === undefined || (BigInt(v) >= limits[0] && BigInt(v) <= limits[1]);
  const isReal = (type as ParameterType) !== ParameterType.DATE || isDate(value);
  const fits = form === undefined || (form.pattern.test(value) && inLimits(value) && isReal);
  return fits ? undefined : `${type} such as '${form?.example ?? ''}'`;
}

/** Not the 31st of February. */
function isDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
