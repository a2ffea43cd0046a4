import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Emulator } from './emulator';
import { classPath, copyJars } from './maven';
import { emulatorFolder, freePort, listens, onPath } from './places';

const VERSION = '1.47.0';
const JAVA = ['-Xmx128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** MongoDB's protocol as version 5 speaks it, from memory: without transactions. Needs a JDK of 17 or later; its jars come through Maven. */
export function mongoDb(): Emulator {
  const folder = () => join(emulatorFolder(), `mongo-java-server-${VERSION}`);
  const jars = () => classPath(folder(), 'mongo-java-server-1');
  return {
    name: 'mongodb',
    missing() {
      if (onPath('javac') === undefined) return 'no JDK (17 or later)';
      return jars() === '' ? `no jars of de.bwaldvogel:mongo-java-server:${VERSION}` : undefined;
    },
    install: () => copyJars(folder(), [`de.bwaldvogel:mongo-java-server:${VERSION}`, 'org.slf4j:slf4j-nop:1.7.36']),
    async launch(work) {
      const port = await freePort();
      const main = join(work, 'Server.java');
      writeFileSync(main, MAIN);
      return { command: ['java', ...JAVA, '-cp', jars(), main, String(port)], url: `mongodb://127.0.0.1:${port}`, ready: () => listens(port) };
    },
  };
}

const MAIN = `import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

public class Server {
  public static void main(String[] args) {
    MemoryBackend backend = new MemoryBackend();
    backend.version(ServerVersion.MONGO_5_0);
    new MongoServer(backend).bind("127.0.0.1", Integer.parseInt(args[0]));
  }
}
`;
