import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Emulator } from './emulator';
import { classPath, copyJars } from './maven';
import { emulatorFolder, freePort, listens, onPath } from './places';

const VERSION = '4.1.0';

/** A Kafka broker of one node. Needs Java 17; its jars come through Maven. */
export function kafka(): Emulator {
  const folder = () => process.env.CDK_GLUEPRINT_KAFKA_JARS ?? join(emulatorFolder(), `kafka-${VERSION}`);
  const jars = () => classPath(folder(), 'kafka-clients');
  return {
    name: 'kafka',
    missing() {
      if (onPath('java') === undefined) return 'no Java (Kafka needs 17 or later)';
      return jars() === '' ? `no Kafka (jars of org.apache.kafka:kafka_2.13:${VERSION} in the folder that CDK_GLUEPRINT_KAFKA_JARS names)` : undefined;
    },
    install: () => copyJars(folder(), [`org.apache.kafka:kafka_2.13:${VERSION}`, 'org.slf4j:slf4j-nop:1.7.36']),
    async launch(work) {
      const [port, controller] = [await freePort(), await freePort()];
      const properties = join(work, 'kafka.properties');
      writeFileSync(properties, settings(work, port, controller));
      const java = ['java', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', jars()];
      const [program = '', ...args] = [...java, 'kafka.tools.StorageTool', 'format', '-t', 'MkU3OEVBNTcwNTJENDM2Qk', '-c', properties];
      execFileSync(program, args, { stdio: 'pipe' });
      return { command: [...java, 'kafka.Kafka', properties], url: `kafka://127.0.0.1:${port}`, patience: 120_000, ready: () => listens(port) };
    },
  };
}

const settings = (folder: string, port: number, controller: number) => `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs=${folder}/logs
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
`;
