import type { LowerCall, SqlFunction } from './function';
import { param } from './typing';
import { BIGINT, DOUBLE } from '../../types';

/** Variances, moments, covariances and linear regression over doubles. */
const group = 'agg_funcs';
const kind = 'aggregate';

function moment(names: readonly string[], lower: (c: LowerCall) => string, notes?: string): SqlFunction {
  return { names, group, kind, notes, signatures: [{ params: [param('expr', DOUBLE)], result: DOUBLE, nullable: true, lower }] };
}

/** NaN and infinity make the result NaN, where DuckDB raises. Numbers whose square is no double are refused. `few`: of one row there is none. */
function unless(c: LowerCall, odd: string, huge: string, value: string, few?: string): string {
  const any = (condition: string) => c.aggregate('bool_or', [condition], { plain: true });
  const nan = few === undefined ? "'nan'::DOUBLE" : `CASE WHEN ${few} > 1 THEN 'nan'::DOUBLE END`;
  return `(CASE WHEN ${any(odd)} THEN ${nan} WHEN ${any(huge)} THEN error('[NUMERIC_OUT_OF_SUPPORTED_RANGE] ${c.name}: numbers beyond 1e150 are not taken on the local engine') ELSE ${value} END)`;
}

function variance(name: string): (c: LowerCall) => string {
  return (c) => {
    const [x] = c.args;
    return unless(c, `NOT isfinite(${x})`, `abs(${x}) >= 1e150`, c.aggregate(name, [`spark_moderate(${x})`]), name.endsWith('_samp') ? c.aggregate('count', [x]) : undefined);
  };
}

function listed(name: string): (c: LowerCall) => string {
  return (c) => `${name}(${c.aggregate('list', c.args, { filter: `${c.args[0]} IS NOT NULL` })}, ${c.windowed ? 1 : 2})`;
}

function pair(name: string, lower: (c: LowerCall) => string, result = DOUBLE, notes?: string): SqlFunction {
  return { names: [name], group, kind, notes, signatures: [{ params: [param('y', DOUBLE), param('x', DOUBLE)], result, nullable: result.kind !== 'bigint', lower }] };
}

/** Over the pairs without null, all finite; else NaN. */
function guarded(c: LowerCall, value: (y: string, x: string) => string, few?: string): string {
  const [y, x] = c.args;
  const both = `${y} IS NOT NULL AND ${x} IS NOT NULL`;
  const odd = `(NOT isfinite(${y}) OR NOT isfinite(${x})) AND ${both}`;
  return unless(c, odd, `(abs(${y}) >= 1e150 OR abs(${x}) >= 1e150) AND ${both}`, value(`spark_moderate(${y})`, `spark_moderate(${x})`), few);
}

function covariance(name: string): (c: LowerCall) => string {
  return (c) => guarded(c, (y, x) => c.aggregate(name, [y, x]), name === 'covar_samp' ? c.aggregate('regr_count', c.args) : undefined);
}

/** From the co-moment and second moments themselves, as Spark does; DuckDB divides them by the count first and loses digits. */
function correlation(c: LowerCall): string {
  return guarded(c, (y, x) => {
    const times = (name: string) => `${c.aggregate(name, [y, x])}`;
    const n = c.aggregate('regr_count', [y, x]);
    const root = `sqrt(${times('regr_syy')} * ${times('regr_sxx')})`;
    const divisor = c.session.ansi ? `CASE WHEN ${n} > 1 THEN spark_divisor(${root}) END` : `nullif(${root}, 0)`;
    return `((${c.aggregate('covar_pop', [y, x])} * ${n}) / ${divisor})`;
  }, c.aggregate('regr_count', c.args));
}

/** [n, mean of y, mean of x, co-moment, second moment of y, of x], by Spark's order of operations. */
function regression(name: string, formula: string): SqlFunction {
  return pair(name, (c) => {
    const both = { filter: `${c.args[0]} IS NOT NULL AND ${c.args[1]} IS NOT NULL` };
    const [y, x] = c.args;
    const distinct = c.distinct;
    const pairs = c.aggregate('list', [`{'y': ${y}, 'x': ${x}}`], both);
    const lists = distinct || c.windowed ? [`list_transform(${pairs}, lambda s_: s_.y)`, `list_transform(${pairs}, lambda s_: s_.x)`] : [c.aggregate('list', [y], both), c.aggregate('list', [x], both)];
    // ANSI mode raises where the divisor is 0
    const shown = c.session.ansi ? formula.replace(/nullif\((m_\[6\]), 0\)/g, 'CASE WHEN m_[1] > 1 THEN spark_divisor($1) END') : formula;
    return `(list_transform([spark_co_moments(${lists.join(', ')}, ${c.windowed ? 1 : 2})], lambda m_: ${shown}))[1]`;
  });
}


export const STATISTIC_FUNCTIONS: readonly SqlFunction[] = [
  moment(['var_pop'], variance('var_pop')), moment(['var_samp', 'variance'], variance('var_samp')),
  moment(['stddev_pop'], variance('stddev_pop')), moment(['stddev_samp', 'stddev', 'std'], variance('stddev_samp')),
  moment(['skewness'], listed('spark_skewness')), moment(['kurtosis'], listed('spark_kurtosis')),
  pair('covar_pop', covariance('covar_pop')), pair('covar_samp', covariance('covar_samp')), pair('corr', correlation),
  pair('regr_count', (c) => `CAST(${c.aggregate('regr_count', c.args)} AS BIGINT)`, BIGINT),
  regression('regr_sxx', 'CASE WHEN m_[1] > 0 THEN m_[6] END'),
  regression('regr_syy', 'CASE WHEN m_[1] > 0 THEN m_[5] END'),
  regression('regr_sxy', 'CASE WHEN m_[1] > 0 THEN m_[4] END'),
  regression('regr_slope', 'm_[4] / nullif(m_[6], 0)'),
  regression('regr_intercept', 'm_[2] - (m_[4] / nullif(m_[6], 0)) * m_[3]'),
  regression('regr_r2', 'CASE WHEN m_[1] = 0 OR m_[5] = 0 THEN NULL WHEN m_[6] = 0 THEN 1 ELSE pow(m_[4] / sqrt(m_[5] * m_[6]), 2) END'),
];
