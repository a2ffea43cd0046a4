import type { Store } from '../../../state/store';

export type TagMap = Record<string, string>;

/** Tags by ARN in one region. */
export class Tags {
  constructor(private readonly store: Store, private readonly region: string) {}

  public of(arn: string): TagMap {
    const rows = this.store.all('SELECT key, value FROM glue_tag WHERE region = ? AND arn = ? ORDER BY key', this.region, arn);
    return Object.fromEntries(rows.map((r) => [String(r.key), String(r.value)]));
  }

  public add(arn: string, tags: TagMap | undefined): void {
    for (const [key, value] of Object.entries(tags ?? {})) {
      this.store.run('INSERT INTO glue_tag (region, arn, key, value) VALUES (?, ?, ?, ?) ON CONFLICT (region, arn, key) DO UPDATE SET value = excluded.value',
        this.region, arn, key, value);
    }
  }

  public remove(arn: string, keys: readonly string[]): void {
    for (const key of keys) this.store.run('DELETE FROM glue_tag WHERE region = ? AND arn = ? AND key = ?', this.region, arn, key);
  }

  public drop(arn: string): void {
    this.store.run('DELETE FROM glue_tag WHERE region = ? AND arn = ?', this.region, arn);
  }

  /** Whether the resource has all of `wanted`. */
  public match(arn: string, wanted: TagMap | undefined): boolean {
    const entries = Object.entries(wanted ?? {});
    if (entries.length === 0) return true;
    const tags = this.of(arn);
    return entries.every(([key, value]) => tags[key] === value);
  }
}
