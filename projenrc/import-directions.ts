/** Who may import what (docs/architecture.md): an ESLint override per folder, so that a wrong arrow fails the build. */

/** `src/core`, innermost first. Each folder may import itself and what is named here. */
const CORE: Record<string, string[]> = {
  'diagnostics': [],
  'types': ['diagnostics'],
  'spark-sql/syntax': ['diagnostics', 'types'],
  // what single functions do, in plain JavaScript: innermost, since the catalogue's rules and the engine's functions both use it
  'spark-sql/duckdb/udf': ['diagnostics', 'types'],
  'spark-sql/functions': ['diagnostics', 'types', 'spark-sql/syntax', 'spark-sql/contract.ts', 'spark-sql/duckdb/udf'],
  'spark-sql': ['diagnostics', 'types'],
  'dqdl': ['diagnostics', 'types', 'spark-sql'],
  'manifest': ['diagnostics', 'types'],
  'nodes': ['diagnostics', 'types', 'spark-sql', 'dqdl', 'manifest'],
  'codegen': ['diagnostics', 'types', 'spark-sql', 'dqdl', 'manifest', 'nodes'],
  'pool': ['diagnostics'],
  'schedule': ['diagnostics'],
};

/** `runtime`, innermost first. */
const RUNTIME: Record<string, string[]> = {
  host: [],
  clients: [],
  state: ['host'],
  formats: ['host', 'clients'],
  connectors: ['host', 'clients', 'state', 'formats'],
  engines: ['host', 'formats', 'connectors'],
  runs: ['host', 'state', 'formats', 'connectors', 'engines'],
  sessions: ['host', 'state', 'formats', 'connectors', 'engines', 'runs'],
  testing: ['host', 'clients', 'state', 'formats', 'connectors', 'engines', 'runs'],
  server: ['host', 'state', 'formats', 'connectors', 'engines', 'runs', 'sessions', 'pool-manager'],
};

interface Zone { readonly target: string; readonly from: string; readonly except: string[]; readonly message: string }

function zones(root: string, folders: Record<string, string[]>): Zone[] {
  return Object.entries(folders).map(([folder, allowed]) => ({
    target: `./${root}/${folder}`,
    from: `./${root}`,
    except: [folder, ...allowed].map((f) => `./${f}`),
    message: `${root}/${folder} may import only ${allowed.length === 0 ? 'itself' : allowed.join(', ')}.`,
  }));
}

const PURE = 'src/core is pure: it runs in a browser, without Node built-ins, aws-cdk-lib or packages.';

/** ESLint overrides to add to the project. */
export const IMPORT_DIRECTIONS = [
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['*', '!.', '!..', '!./**', '!../**'], message: PURE }] }],
      'import/no-restricted-paths': ['error', {
        zones: [{ target: './src/core', from: '.', except: ['./src/core'], message: PURE }, ...zones('src/core', CORE)],
      }],
    },
  },
  {
    files: ['runtime/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['aws-cdk-lib', 'aws-cdk-lib/**', 'constructs'], message: 'The runtime never imports constructs.' }] }],
      'import/no-restricted-paths': ['error', {
        zones: [
          { target: './runtime', from: './src', except: ['./core'], message: 'The runtime imports src/core only.' },
          { target: './runtime', from: './test', message: 'Nothing imports test.' },
          ...zones('runtime', RUNTIME),
        ],
      }],
    },
  },
  {
    files: ['web/**/*.ts', 'web/**/*.tsx'],
    rules: {
      'import/no-restricted-paths': ['error', {
        zones: [
          { target: './web', from: './src', except: ['./core'], message: 'The web page imports src/core only.' },
          { target: './web', from: './runtime', except: ['./server/studio/contract.ts'], message: 'The web page imports the types of the HTTP contract only.' },
        ],
      }],
    },
  },
  {
    files: ['src/{sources,transforms,targets,job,session,orchestration,monitoring,catalog,connections,quality}/**/*.ts', 'src/*.ts'],
    rules: {
      'import/no-restricted-paths': ['error', {
        zones: [
          { target: './src', from: './runtime', message: 'Constructs never import the runtime.' },
          { target: ['./src/sources', './src/transforms', './src/targets'], from: './src/job', message: 'A node does not know its job\'s resources.' },
        ],
      }],
    },
  },
];
