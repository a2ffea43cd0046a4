import { didYouMean, GlueprintError } from '../../../src/core/diagnostics';
import { ConnectionBinding } from '../table-connector';
import { withoutSecrets } from '../without-secrets';

export const SYSTEMS = ['postgresql', 'redshift', 'mysql', 'sqlserver', 'oracle', 'sqlite'] as const;
export type DatabaseSystem = typeof SYSTEMS[number];

/** How the wire is secured: `verify` checks the server's certificate and name, `require` only encrypts. */
export type TlsMode = 'disable' | 'require' | 'verify';

/** Where a database is and who asks. */
export interface DatabaseAddress {
  readonly system: DatabaseSystem;
  readonly host: string;
  readonly port: number;
  /** Name of the database, for Oracle of the service; for SQLite the file. */
  readonly database: string;
  /** Oracle: the name is that of an instance, not of a service. */
  readonly sid?: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly tls: TlsMode;
  /** PEM text of further authorities. */
  readonly ca?: string;
}

const PORTS: Readonly<Record<DatabaseSystem, number>> = { postgresql: 5432, redshift: 5439, mysql: 3306, sqlserver: 1433, oracle: 1521, sqlite: 0 };
const ALIASES: Readonly<Record<string, DatabaseSystem>> = { postgres: 'postgresql', mariadb: 'mysql', mssql: 'sqlserver', file: 'sqlite' };
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/;

/** For messages: no secrets. */
export function placeOf(address: DatabaseAddress): string {
  return address.system === 'sqlite' ? `sqlite:${address.database}` : `${address.system}://${address.host}:${address.port}/${address.database}`;
}

/**
 * What a connection's binding says. Its URL is written as drivers write it (`postgresql://host:5432/shop?sslmode=require`) or as JDBC does
 * (`jdbc:sqlserver://host:1433;databaseName=shop`).
 */
export function addressOf(binding: ConnectionBinding): DatabaseAddress {
  const { properties } = binding;
  const url = properties.JDBC_CONNECTION_URL ?? properties.url;
  const fail = (message: string, hint?: string): never => {
    throw new GlueprintError({ code: 'InvalidConnection', message, hint });
  };
  if (url === undefined || url === '') return fail('the connection has no URL', 'give it "url": "postgresql://localhost:5432/shop"');
  const plain = url.replace(/^jdbc:/, '');
  const scheme = /^([a-z0-9+]+):/i.exec(plain)?.[1]?.toLowerCase() ?? '';
  const system = ALIASES[scheme] ?? (SYSTEMS.find((s) => s === scheme) as DatabaseSystem | undefined);
  if (system === undefined) return fail(`the local runtime has no client for '${scheme || withoutSecrets(url)}'; it has ${SYSTEMS.join(', ')}${didYouMean(scheme, SYSTEMS)}`);
  if (system === 'sqlite') return { system, host: '', port: 0, database: plain.replace(/^[a-z]+:(\/\/(?=\/))?/i, ''), tls: 'disable' };
  const parts = system === 'sqlserver' ? sqlServerParts(plain) : system === 'oracle' ? oracleParts(plain) : urlParts(plain);
  if (parts === undefined || parts.host === '') return fail(`cannot read the URL '${withoutSecrets(url)}'`, `write it as ${example(system)}`);
  if (parts.database === '') return fail(`the URL '${withoutSecrets(url)}' names no database`, `write it as ${example(system)}`);
  return {
    system,
    host: parts.host,
    port: parts.port ?? PORTS[system],
    database: parts.database,
    ...(parts.sid === true ? { sid: true } : {}),
    user: properties.USERNAME ?? properties.user ?? parts.user,
    password: properties.PASSWORD ?? properties.password ?? parts.password,
    tls: tlsOf(properties, parts.options, parts.host),
    ...(properties.caCertificate === undefined ? {} : { ca: properties.caCertificate }),
  };
}

/** Loopback needs none; anything else is to be encrypted and checked unless the binding says otherwise. */
function tlsOf(properties: Readonly<Record<string, string>>, options: Readonly<Record<string, string>>, host: string): TlsMode {
  const asked = properties.ssl ?? options.sslmode ?? options['ssl-mode'] ?? options.encrypt;
  const modes: Readonly<Record<string, TlsMode>> = {
    'disable': 'disable',
    'disabled': 'disable',
    'false': 'disable',
    'require': 'require',
    'required': 'require',
    'true': 'verify',
    'verify': 'verify',
    'verify-ca': 'verify',
    'verify-full': 'verify',
    'verify_ca': 'verify',
    'verify_identity': 'verify',
  };
  if (asked !== undefined) {
    const mode = modes[asked.toLowerCase()];
    if (mode === undefined) throw new GlueprintError({ code: 'InvalidConnection', field: 'ssl', message: `unknown ssl mode '${asked}'; allowed: disable, require, verify` });
    return mode;
  }
  if (properties.JDBC_ENFORCE_SSL === 'true') return properties.SKIP_CUSTOM_JDBC_CERT_VALIDATION === 'true' ? 'require' : 'verify';
  return LOOPBACK.test(host) ? 'disable' : 'verify';
}

interface Parts {
  readonly host: string;
  readonly port?: number;
  readonly database: string;
  readonly sid?: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly options: Readonly<Record<string, string>>;
}

function urlParts(url: string): Parts | undefined {
  // Schemes that are not the web's lose their host in URL; the rest is the same.
  const web = url.replace(/^[a-z0-9+]+:/i, 'http:');
  if (!URL.canParse(web)) return undefined;
  const u = new URL(web);
  const options = Object.fromEntries([...u.searchParams].map(([k, v]) => [k.toLowerCase(), v]));
  return {
    host: u.hostname.replace(/^\[|\]$/g, ''),
    port: u.port === '' ? (/:80(\/|\?|$)/.test(url) ? 80 : undefined) : Number(u.port),
    database: decodeURIComponent(u.pathname.slice(1)),
    user: u.username === '' ? options.user : decodeURIComponent(u.username),
    password: u.password === '' ? options.password : decodeURIComponent(u.password),
    options,
  };
}

/** `sqlserver://host:1433;databaseName=shop;encrypt=true`, or as other URLs. */
function sqlServerParts(url: string): Parts | undefined {
  if (!url.includes(';')) return urlParts(url);
  const [head = '', ...rest] = url.split(';');
  const options = Object.fromEntries(rest.filter((o) => o.includes('=')).map((o) => [o.slice(0, o.indexOf('=')).toLowerCase(), o.slice(o.indexOf('=') + 1)]));
  const base = urlParts(head.endsWith('/') ? head : `${head}/`);
  if (base === undefined) return undefined;
  const database = options.databasename ?? options.database ?? base.database;
  return { ...base, database, user: options.user ?? base.user, password: options.password ?? base.password, options };
}

/** `oracle:thin://@host:1521/service`, `oracle:thin:@//host:1521/service`, `oracle:thin:@host:1521:sid`, or as other URLs. */
function oracleParts(url: string): Parts | undefined {
  const thin = /^oracle:thin:(?:([^/@]+)\/([^@]+))?(?:\/\/)?@(?:\/\/)?([^:/]+)(?::(\d+))?([:/])(.+)$/.exec(url);
  if (thin === null) return urlParts(url);
  const [, user, password, host = '', port, separator, database = ''] = thin;
  return { host, port: port === undefined ? undefined : Number(port), database, ...(separator === ':' ? { sid: true } : {}), user, password, options: {} };
}

function example(system: DatabaseSystem): string {
  return `${system}://host:${PORTS[system]}/database`;
}
