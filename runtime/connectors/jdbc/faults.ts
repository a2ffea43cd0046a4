import { Dialect, Fault } from './dialect';
import { GlueprintError } from '../../../src/core/diagnostics';
import { faultCode, faultMessage } from '../../host/fault';

/** Faults of the network, the same under every client. */
export function networkFault(error: unknown): Fault | undefined {
  const code = faultCode(error) ?? '';
  const message = faultMessage(error);
  if (code === 'ECONNREFUSED') return { code: 'ConnectionRefused', message: 'nothing answers there', hint: 'start the database, or correct host and port of the binding', transient: true };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { code: 'UnknownHost', message: 'the host is not known', hint: 'correct the host of the binding', transient: code === 'EAI_AGAIN' };
  if (['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ESOCKET', 'EHOSTUNREACH', 'PROTOCOL_CONNECTION_LOST'].includes(code)
    || /connection (was )?(terminated|lost|closed|ended)|socket (has )?(closed|been ended|hang up)|Connection terminated|Client has encountered a connection error|not queryable|ECONNRESET/i.test(message)) {
    return { code: 'ConnectionCut', message: `the connection was cut: ${firstLine(message)}`, transient: true };
  }
  if (/self.signed certificate|unable to verify|certificate|altnames|DEPTH_ZERO/i.test(`${code} ${message}`)) {
    return { code: 'UntrustedServer', message: `its certificate is not trusted: ${firstLine(message)}`, hint: 'give the binding the authority ("ca": "ca.pem"), or "ssl": "require" to encrypt without a check' };
  }
  if (/does not support SSL|server does not support secure|SSL.*not (supported|enabled)/i.test(message)) {
    return { code: 'NoTls', message: 'the server speaks no TLS', hint: 'if the network between is yours, give the binding "ssl": "disable"' };
  }
  return undefined;
}

const firstLine = (text: string) => text.split('\n')[0] ?? text;

/** A fault of a database as an error of ours; what is none of its faults stays. `state` says how the target was left. */
export function databaseError(dialect: Dialect, place: string, error: unknown, state?: string): unknown {
  if (GlueprintError.isGlueprintError(error)) return error;
  const fault = dialect.fault(error) ?? networkFault(error);
  const isOurs = fault === undefined && !(error instanceof Error && (error.constructor === Error || 'code' in error || 'errno' in error || /error/i.test(error.name)));
  if (isOurs || error instanceof TypeError || error instanceof ReferenceError) return error;
  const message = fault?.message ?? firstLine(faultMessage(error));
  return new GlueprintError({
    code: fault?.code ?? 'DatabaseFault',
    file: place,
    message: state === undefined ? message : `${message}; ${state}`,
    hint: fault?.hint,
    cause: error,
  });
}

export function isTransient(dialect: Dialect, error: unknown): boolean {
  const cause = GlueprintError.isGlueprintError(error) ? error.details.cause : error;
  return cause !== undefined && (dialect.fault(cause) ?? networkFault(cause))?.transient === true;
}
