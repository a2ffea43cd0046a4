import { checkPartitionPredicate } from '../../../src/core/nodes/catalog/partition-predicate';
import { preludeFor, translate } from '../../../src/core/spark-sql';
import { SqlSession } from '../../../src/core/spark-sql/contract';
import { Column } from '../../../src/core/types';
import { PartitionValues } from '../../connectors/catalog/partition-values';
import { isUtc, plainPrelude, plainTimestamps } from '../../engines/duckdb/plain-timestamps';
import { Query } from '../../formats/format';
import { parseText } from '../../formats/parse-values';
import { sqlName, sqlString } from '../../formats/sql-text';

const BATCH = 5_000;
const INDEX = '_glueprint_index';

/** Which partitions a condition keeps, by index: the engine evaluates it over their values. */
export function partitionPruner(
  keys: readonly Column[], predicates: readonly (string | undefined)[], session: SqlSession, query: Query,
): (values: readonly PartitionValues[]) => Promise<ReadonlySet<number>> {
  const wanted = predicates.filter((p) => p !== undefined);
  for (const predicate of wanted) checkPartitionPredicate(predicate, keys, session);
  return async (values) => {
    if (wanted.length === 0) return new Set(values.keys());
    const zone = session.timeZone ?? 'UTC';
    const kept = new Set<number>();
    for (let from = 0; from < values.length; from += BATCH) {
      const rows = values.slice(from, from + BATCH).map((v, i) => `(${[String(from + i), ...keys.map((_, k) => text(v[k]))].join(', ')})`);
      const columns = keys.map((k, i) => `${parseText(k.type, `c${i}`, zone)} AS ${sqlName(k.name)}`);
      const relation = `(SELECT i AS ${sqlName(INDEX)}, ${columns.join(', ')} FROM (VALUES ${rows.join(', ')}) AS v(i, ${keys.map((_, i) => `c${i}`).join(', ')}))`;
      const sql = `SELECT ${INDEX} FROM partitions WHERE ${wanted.map((p) => `(${p}\n)`).join(' AND ')}`;
      const all: Column[] = [{ name: INDEX, type: { kind: 'int' }, nullable: false }, ...keys];
      const translated = translate(sql, { ...session, tables: { partitions: { columns: all, relation } } }).sql;
      const ready = isUtc(zone) ? plainTimestamps(translated) : translated;
      for (const statement of isUtc(zone) ? plainPrelude(preludeFor(ready)) : preludeFor(ready)) await query(statement);
      for (const row of await query(ready)) kept.add(Number(row[INDEX]));
    }
    return kept;
  };
}

const text = (value: string | undefined) => (value === undefined ? 'CAST(NULL AS VARCHAR)' : sqlString(value));

