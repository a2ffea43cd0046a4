import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Emulator } from './emulator';
import { emulatorFolder, freePort, onPath } from './places';

const VERSION = '4.1.0';

/** A Kafka broker of one node. Needs Java 17; its jars come through Maven. */
export function kafka(): Emulator {
  const jars = () => process.env.CDK_GLUEPRINT_KAFKA_JARS ?? join(emulatorFolder(), `kafka-${VERSION}`);
  const there = () => existsSync(jars()) && readdirSync(jars()).some((f) => f.startsWith('kafka-clients'));
  return {
    name: 'kafka',
    missing() {
      if (onPath('java') === undefined) return 'no Java (Kafka needs 17 or later)';
      return there() ? undefined : `no Kafka (jars of org.apache.kafka:kafka_2.13:${VERSION} in the folder that CDK_GLUEPRINT_KAFKA_JARS names)`;
    },
    install() {
      const folder = jars();
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'pom.xml'), pom());
      execFileSync('mvn', ['-q', '-B', '-f', join(folder, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`], { stdio: 'pipe' });
    },
    async launch(folder) {
      const [port, controller] = [await freePort(), await freePort()];
      const properties = join(folder, 'kafka.properties');
      writeFileSync(properties, settings(folder, port, controller));
      const java = ['java', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', readdirSync(jars()).filter((f) => f.endsWith('.jar')).map((f) => join(jars(), f)).join(':')];
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

const pom = () => `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>local</groupId><artifactId>kafka</artifactId><version>1</version><packaging>pom</packaging><dependencies>
<dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${VERSION}</version></dependency>
<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
</dependencies></project>
`;

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    const end = (found: boolean) => {
      socket.destroy();
      done(found);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
