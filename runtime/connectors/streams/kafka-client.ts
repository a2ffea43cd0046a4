import type { Kafka, SASLOptions } from 'kafkajs';
import { GlueprintError } from '../../../src/core/diagnostics';
import { credentials, property } from '../documents/connection-place';
import { ConnectionBinding } from '../table-connector';
import { withoutSecrets } from '../without-secrets';

/** A client for the brokers that a connection names: as Glue's properties say it, or as a URL `kafka://host:9092`. */
export async function kafkaClient(binding: ConnectionBinding): Promise<{ readonly kafka: Kafka; readonly where: string }> {
  const named = property(binding, 'KAFKA_BOOTSTRAP_SERVERS', 'bootstrapServers', 'brokers', 'url') ?? '';
  // User and password have properties of their own: in the URL they would be part of a broker's name, which messages show.
  const servers = withoutSecrets(named).replace(/^kafka:\/\//, '').replace(/\/.*$/, '');
  const brokers = servers.split(',').map((s) => s.trim()).filter((s) => s !== '');
  if (brokers.length === 0) throw new GlueprintError({ code: 'InvalidConnection', message: 'the connection names no brokers', hint: 'give it "bootstrapServers": "localhost:9092"' });
  const mechanism = property(binding, 'KAFKA_SASL_MECHANISM', 'saslMechanism');
  const sdk = await import('../../clients/kafkajs');
  const kafka = new sdk.Kafka({
    clientId: 'glueprint',
    brokers,
    ssl: property(binding, 'KAFKA_SSL_ENABLED', 'ssl') === 'true',
    sasl: mechanism === undefined ? undefined : sasl(mechanism, binding),
    connectionTimeout: 5000,
    retry: { retries: 4, initialRetryTime: 200 },
    logLevel: sdk.logLevel.NOTHING,
  });
  return { kafka, where: brokers.join(',') };
}

function sasl(mechanism: string, binding: ConnectionBinding): SASLOptions {
  const found = credentials(binding);
  const kinds: { readonly [name: string]: 'plain' | 'scram-sha-256' | 'scram-sha-512' } = { 'PLAIN': 'plain', 'SCRAM-SHA-256': 'scram-sha-256', 'SCRAM-SHA-512': 'scram-sha-512' };
  const kind = kinds[mechanism.toUpperCase()];
  if (kind === undefined) throw new GlueprintError({ code: 'InvalidConnection', message: `the local runtime does not speak ${mechanism}; it speaks ${Object.keys(kinds).join(', ')}` });
  if (found === undefined) throw new GlueprintError({ code: 'InvalidConnection', message: 'the connection has no user and password', hint: 'give it "user" and "password": { "env": "VARIABLE" }' });
  return { mechanism: kind, username: found.user, password: found.password } as SASLOptions;
}
