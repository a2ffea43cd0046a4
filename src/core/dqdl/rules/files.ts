import { Size, unescapeText } from '../ast';
import { dateText } from '../dates';
import type { FileFact, LeafOutcome, Lowering, LoweringContext, Measured } from '../lowering';
import { holds } from '../thresholds';
import { assertMetric, assertRatio, numberCondition, unmetRatio } from './assertions';

const BYTES = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 };
const CHECKSUMS = ['MD5', 'SHA-1', 'SHA-224', 'SHA-256', 'SHA-384', 'SHA-512'];

/** The files of a path, or why there are none to look at. */
function withFiles(m: Measured, key: string, path: string | undefined, check: (files: readonly FileFact[]) => LeafOutcome): LeafOutcome {
  const files = m.files(key);
  const where = path === undefined ? 'the data source' : path;
  if (files === undefined) return { passed: false, reasons: [`Files of ${where} are not known to this run`], metrics: {} };
  if (files.length === 0) return { passed: false, reasons: [`No files found at ${where}`], metrics: {} };
  return check(files);
}

function counted(outcome: LeafOutcome, files: readonly FileFact[]): LeafOutcome {
  return { ...outcome, metrics: { ...outcome.metrics, 'Dataset.*.FileCount': files.length } };
}

export const fileFreshness: Lowering = (cx) => {
  const condition = cx.rule.condition;
  if (condition?.kind !== 'date') throw new Error('FileFreshness without a date');
  const key = cx.files({ path: cx.parameters[0] });
  const zone = cx.rule.tags.find((t) => t.name === 'timeZone')?.value;
  const limits = condition.operands.map((o) => Date.parse(`${dateText(o, cx.now, zone?.kind === 'string' ? zone.raw : 'UTC')}Z`));
  return {
    evaluate: (m) => withFiles(m, key, cx.parameters[0], (files) => {
      const fresh = files.filter((f) => holds(condition.operator, Date.parse(f.modified), limits)).length;
      return counted(assertRatio(cx.rule, m, 'Dataset.*.FileFreshness.Compliance', fresh / files.length), files);
    }),
  };
};

export const fileSize: Lowering = (cx) => {
  const condition = cx.rule.condition;
  const sizes = condition?.kind === 'size'
    ? condition.operands.map(sizeBytes)
    : numberCondition(cx.rule).operands.map((o) => (o.kind === 'number' ? Number(o.text) : NaN));
  const key = cx.files({ path: cx.parameters[0] });
  return {
    evaluate: (m) => withFiles(m, key, cx.parameters[0], (files) => {
      const bytes = files.map((f) => f.bytes);
      const fitting = bytes.filter((b) => holds(condition?.operator ?? '=', b, sizes)).length;
      const outcome = assertRatio(cx.rule, m, 'Dataset.*.FileSize.Compliance', fitting / files.length);
      const range = { 'Dataset.*.MinimumFileSize': Math.min(...bytes), 'Dataset.*.MaximumFileSize': Math.max(...bytes) };
      return counted({ ...outcome, metrics: { ...outcome.metrics, ...range } }, files);
    }),
  };
};

export const fileUniqueness: Lowering = (cx) => {
  const checksum = checksumOf(cx);
  const key = cx.files({ path: cx.parameters[0], checksum });
  return {
    evaluate: (m) => withFiles(m, key, cx.parameters[0], (files) => {
      const sums = files.map((f) => f.checksums?.[checksum]);
      const unique = sums.filter((s) => s !== undefined && sums.indexOf(s) === sums.lastIndexOf(s)).length;
      return counted(assertMetric(cx.rule, numberCondition(cx.rule), m, {
        metric: 'Dataset.*.FileUniquenessRatio', value: unique / files.length, analyzer: 'FileUniqueness',
      }), files);
    }),
  };
};

/** Every file's checksum is listed; or the files of the first path are, by content, those of the second. */
export const fileMatch: Lowering = (cx) => {
  const checksum = checksumOf(cx);
  const [path, other] = cx.parameters;
  const key = cx.files({ path, checksum });
  const otherKey = other === undefined ? undefined : cx.files({ path: other, checksum });
  const condition = cx.rule.condition;
  const listed = condition?.kind === 'string' ? condition.operands.flatMap((o) => (o.kind === 'string' ? [unescapeText(o.raw).toLowerCase()] : [])) : [];
  const negated = condition?.operator === '!=' || condition?.operator === 'not in';
  const ratio = (files: readonly FileFact[], wanted: readonly string[]) => {
    const has = files.filter((f) => wanted.includes((f.checksums?.[checksum] ?? '').toLowerCase()) !== negated);
    return has.length / files.length;
  };
  const outcome = (m: Measured, files: readonly FileFact[], share: number) => (
    counted(assertRatio(cx.rule, m, 'Dataset.*.FileMatch.Compliance', share, unmetRatio), files)
  );
  return {
    evaluate: (m) => withFiles(m, key, path, (files) => {
      if (otherKey === undefined) return outcome(m, files, ratio(files, listed));
      return withFiles(m, otherKey, other, (others) => {
        const sums = (list: readonly FileFact[]) => list.map((f) => (f.checksums?.[checksum] ?? '').toLowerCase());
        return outcome(m, files, Math.min(ratio(files, sums(others)), ratio(others, sums(files))));
      });
    }),
  };
};

/** MD5 unless the rule says otherwise. */
function checksumOf(cx: LoweringContext): string {
  const tag = cx.rule.tags.find((t) => t.name === 'hashAlgorithm');
  if (tag?.value.kind !== 'string') return 'MD5';
  const wanted = tag.value.raw.toUpperCase();
  if (!CHECKSUMS.includes(wanted)) cx.fault(`unknown hash algorithm '${tag.value.raw}', allowed: ${CHECKSUMS.join(', ')}`, tag.span);
  return wanted;
}

function sizeBytes(size: Size): number {
  return size.amount * BYTES[size.unit ?? 'B'];
}
