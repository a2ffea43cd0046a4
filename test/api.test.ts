import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Documented {
  readonly name?: string;
  readonly docs?: { readonly summary?: string; readonly default?: string };
  readonly optional?: boolean;
  readonly overrides?: string;
}
interface Member extends Documented { readonly parameters?: readonly Documented[]; readonly protected?: boolean }
interface ApiType extends Documented {
  readonly fqn: string;
  readonly kind: 'class' | 'enum' | 'interface';
  readonly datatype?: boolean;
  readonly properties?: readonly Member[];
  readonly methods?: readonly Member[];
  readonly members?: readonly Documented[];
}

const FILE = join(__dirname, '../.jsii');
const built = existsSync(FILE);
if (!built) console.warn('SKIP the API: .jsii is not there (npx projen compile)');
const types: readonly ApiType[] = built ? Object.values((JSON.parse(readFileSync(FILE, 'utf8')) as { types: { [fqn: string]: ApiType } }).types) : [];
const onBuild = built ? test : test.skip;

/** What a base documents is not said again. */
const undocumented = (of: readonly Documented[] | undefined) => (of ?? []).filter((m) => (m.docs?.summary ?? '') === '' && m.overrides === undefined);

onBuild('every public member says what it is', () => {
  const silent = types.flatMap((t) => [
    ...undocumented([t]).map(() => t.fqn),
    ...undocumented([...(t.properties ?? []), ...(t.methods ?? []), ...(t.members ?? [])]).map((m) => `${t.fqn}.${m.name}`),
  ]);
  expect(silent).toEqual([]);
});

onBuild('every optional property of a struct says what it is where it is left out', () => {
  const silent = types.filter((t) => t.datatype === true).flatMap((t) => (t.properties ?? [])
    .filter((p) => p.optional === true && p.overrides === undefined && p.docs?.default === undefined).map((p) => `${t.fqn}.${p.name}`));
  expect(silent).toEqual([]);
});

/** Methods that every object has: in Java they cannot be overridden, in C# and Python they mean something else. */
const TAKEN = ['clone', 'equals', 'finalize', 'getClass', 'hashCode', 'notify', 'notifyAll', 'wait', 'memberwiseClone', 'getHashCode', 'getType'];

onBuild('no member has a name that is taken in some language', () => {
  const named = (pick: (t: ApiType) => readonly Member[] | undefined) => types.flatMap((t) => (pick(t) ?? []).map((m) => ({ type: t.fqn, member: m.name ?? '' })));
  const methods = named((t) => t.methods);
  expect(methods.filter(({ member }) => TAKEN.includes(member))).toEqual([]);
  // C# renames a class whose member has its name.
  expect([...methods, ...named((t) => t.properties)].filter(({ type, member }) => type.split('.').pop()?.toLowerCase() === member.toLowerCase())).toEqual([]);
});
