import { awscdk, cdk, javascript } from 'projen';
import { IMPORT_DIRECTIONS } from './projenrc/import-directions';

/** The local engine: all eight platform binaries exist at this version, so `npm ci` works everywhere. */
const ENGINE = '1.5.5-r.5';
/** The state store: SQLite with prebuilt binaries; loaded lazily like the engine. */
const STORE = '0.5.29';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-glueprint',
  description: 'AWS Glue ETL jobs as typed CDK constructs: one definition deploys, generates PySpark, and runs locally in seconds',
  keywords: ['awscdk', 'aws-glue', 'etl', 'spark', 'pyspark', 'duckdb', 'data-engineering'],
  author: 'cdk-glueprint contributors',
  authorAddress: 'cdk-glueprint@example.com',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-glueprint/cdk-glueprint.git',
  license: 'Apache-2.0',
  copyrightOwner: 'cdk-glueprint contributors',
  copyrightPeriod: '2026',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  projenVersion: '0.103.25',
  sampleCode: false,
  minNodeVersion: '20.19.0',
  cdkVersion: '2.276.0',
  constructsVersion: '10.5.1',
  cdkCliVersion: '2.1148.1',
  jsiiVersion: '~6.0.16',
  typescriptVersion: '~6.0.3',
  jestOptions: {
    jestVersion: '^30.0.0',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    configFilePath: 'jest.config.json',
    // A test that waits is cut off as one that hangs, not as one on a busy machine.
    jestConfig: { collectCoverage: false, testTimeout: 180_000, globalSetup: '<rootDir>/test/temporary-folder.ts' },
  },
  tsconfigDev: {
    compilerOptions: {
      module: 'commonjs',
      moduleResolution: javascript.TypeScriptModuleResolution.BUNDLER,
      lib: ['es2022', 'dom', 'dom.iterable'], // tests reach into web/
      jsx: javascript.TypeScriptJsxMode.REACT_JSX,
    },
  },
  github: false,
  release: false,
  depsUpgrade: false,
  buildWorkflow: false,
  integrationTestAutoDiscover: false,
  lambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  singletonLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  devDeps: [
    '@types/node@^20', 'aws-cdk@2.1148.1', 'aws-cdk-local@3.0.4', 'cdk-nag@^3.0.2', 'esbuild@^0.28.2',
    '@aws-sdk/client-glue@^3.1169.0', '@aws-sdk/client-s3@^3.1169.0', '@aws-sdk/client-dynamodb@^3.1169.0', 'vega-datasets@3.2.1', 'tsx@^4.23.15', 'fast-check@^4', 'yaml@^2.9.1',
    // Clients of the connectors, each a chunk of its own of the runtime, loaded when a job needs it.
    '@aws-sdk/client-kinesis@^3.1143.0', '@smithy/node-http-handler@^4.14.2', '@aws-sdk/client-secrets-manager@^3.1164.0', '@aws-sdk/client-cloudformation@^3.1169.0', '@aws-sdk/lib-storage@^3.1169.0',
    'pg@^8.23.1', '@types/pg@^8', 'pg-copy-streams@^7.0.0', '@types/pg-copy-streams@^1', 'mysql2@^3.24.6', 'tedious@^19', '@types/tedious@^4', 'oracledb@^6', '@types/oracledb@^6.10.4',
    'mongodb@^6', '@opensearch-project/opensearch@^3.9.0', 'kafkajs@^2.2.4',
    // Formats and codecs.
    'avsc@^5.7.9', 'ion-js@^5.2.1', 'saxes@^6.0.0', 'exceljs@^4.4.0', 'libphonenumber-js@^1.13.16', 'lz4js@^0.2.0', 'snappyjs@^0.7.0',
    // The Studio: bundled into lib/runtime/web, never a dependency of the package.
    'react@^19.3.1', 'react-dom@^19.3.1', '@types/react@^19.3.0', '@types/react-dom@^19.3.0', '@xyflow/react@^12.12.1', '@dagrejs/dagre@^3.1.3',
    'zustand@^5.1.0', 'wouter@^3.13.0', 'radix-ui@^1.8.1', 'lucide-react@^1.77.0', 'uplot@^1.6.32',
    '@codemirror/state@^6.7.6', '@codemirror/view@^6.43.15', '@codemirror/commands@^6.11.1', '@codemirror/language@^6.13.1', '@codemirror/autocomplete@^6.20.4',
    '@codemirror/lint@^6.9.8', '@codemirror/search@^6.7.2', '@codemirror/lang-sql@^6.10.0', '@codemirror/lang-python@^6.2.1', '@codemirror/lang-javascript@^6.2.5',
    '@codemirror/lang-json@^6.0.2', '@lezer/highlight@^1.2.5',
    'playwright-core@^1.65.1', 'axe-core@^4.14.1',
  ],
  bin: { glueprint: 'bin/glueprint' },
  stability: cdk.Stability.EXPERIMENTAL,
  publishToPypi: { distName: 'cdk-glueprint', module: 'cdk_glueprint' },
  publishToMaven: { javaPackage: 'io.github.cdkglueprint', mavenGroupId: 'io.github.cdkglueprint', mavenArtifactId: 'cdk-glueprint' },
  publishToNuget: { dotNetNamespace: 'CdkGlueprint', packageId: 'CdkGlueprint' },
  publishToGo: { moduleName: 'github.com/cdk-glueprint/cdk-glueprint-go', packageName: 'cdkglueprint' },
});

project.package.addPackageResolutions('unrs-resolver@1.12.2');
project.package.addField('optionalDependencies', { '@duckdb/node-api': ENGINE, 'libsql': STORE }); // projen has no option for these
project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './testing': { types: './lib/runtime/types/runtime/testing/index.d.ts', default: './lib/runtime/testing.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
  './.warnings.jsii.js': './.warnings.jsii.js',
});
// For compilers that do not read exports.
project.package.addField('typesVersions', { '*': { testing: ['lib/runtime/types/runtime/testing/index.d.ts'] } });
project.tasks.addEnvironment('TS_NODE_TRANSPILE_ONLY', '1'); // an app's synth: 30 s -> 12 s
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
project.tasks.addEnvironment('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');

/** A folder beside `src/`: type-checked and linted, not compiled by jsii. */
function folder(dir: string, compilerOptions: javascript.TypeScriptCompilerOptions = {}) {
  new javascript.TypescriptConfig(project, {
    fileName: `${dir}/tsconfig.json`,
    extends: javascript.TypescriptConfigExtends.fromPaths(['../tsconfig.json']),
    include: ['**/*.ts', '**/*.tsx'],
    compilerOptions: {
      noEmit: true,
      rootDir: '..',
      module: 'esnext',
      isolatedModules: false, // src/index.ts names types among its exports, which jsii wants without `type`
      types: ['node'],
      moduleResolution: javascript.TypeScriptModuleResolution.BUNDLER,
      ...compilerOptions,
    },
  });
  project.eslint?.addLintPattern(dir);
  project.eslint?.addOverride({
    files: [`${dir}/**/*.ts`, `${dir}/**/*.tsx`],
    rules: { 'import/no-extraneous-dependencies': ['error', { devDependencies: true, optionalDependencies: true }] },
  });
  project.npmignore?.exclude(`/${dir}/`);
}
folder('runtime');
folder('web', { jsx: javascript.TypeScriptJsxMode.REACT_JSX, lib: ['es2022', 'dom', 'dom.iterable'], types: [] });
folder('integ', { module: 'commonjs', types: ['node', 'jest'] });
folder('examples', { module: 'commonjs' });
project.eslint?.addOverride({ files: ['test/**/*.ts'], rules: { 'import/no-extraneous-dependencies': ['error', { devDependencies: true, optionalDependencies: true }] } });

for (const p of ['/build-tools/', '/projenrc/', '/rosetta/', '/bench/', '/docs/', '/.ci/', '/jest.config.json', '/cdk.out/', '/.bindings/', '/.jsii.tabl.json', '/.glueprint/', '/.venv*/', '/spark-warehouse/']) {
  project.npmignore?.exclude(p);
}
// The library is one bundle: the compiled files that went into it stay here, their types travel.
project.npmignore?.exclude('/lib/**/*.js');
for (const p of ['/lib/index.js', '/lib/runtime/**/*.js', '/lib/pool-manager/*.js', '/lib/visual-job/*.js']) {
  project.npmignore?.include(p);
}
project.gitignore.exclude('.bindings', 'cdk.out', '.jsii.tabl.json', '.glueprint', '*.tmp', '__pycache__', '.venv*', 'spark-warehouse');

project.compileTask.exec('node build-tools/bundle-library.mjs');
project.postCompileTask.exec('tsc -p runtime && tsc -p web && tsc -p integ && tsc -p examples');
project.postCompileTask.exec('node build-tools/bundle-runtime.mjs');
project.postCompileTask.exec('jsii-rosetta extract --strict --compile'); // README samples compile, or the build fails
project.tasks.tryFind('docgen')?.reset('node build-tools/generate-api-docs.mjs');
project.testTask.prependExec('tsc -p test --isolatedModules false');
project.addTask('bindings', { exec: 'jsii-pacmak --code-only --outdir .bindings --target python --target java --target dotnet --target go' });
project.packageTask.reset('projen package:js');
// Wheel, jar, Go module and NuGet package, as far as this machine has the tools: what is left out is said.
project.tasks.tryFind('package-all')?.reset('projen package:js && node build-tools/languages.mjs --package dist');
// Hashes and ciphers are bit work; the catalogue of SQL functions is a table, a row an entry.
project.eslint?.addOverride({ files: ['src/core/spark-sql/duckdb/udf/*.ts'], rules: { 'no-bitwise': 'off' } });
project.eslint?.addOverride({
  files: ['src/core/spark-sql/functions/*.ts', 'src/core/spark-sql/duckdb/*.ts'],
  rules: { '@stylistic/max-len': ['error', { code: 240, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreComments: true }] },
});

for (const override of IMPORT_DIRECTIONS) {
  project.eslint?.addOverride(override);
}

// `npm test` is everything; `npx projen test` stays the unit tests alone.
project.setScript('test', 'node build-tools/test-all.mjs');
project.setScript('test:quick', 'jest --ci --onlyChanged --passWithNoTests --testPathIgnorePatterns "\\.slow\\.test\\.ts$" /node_modules/');
project.setScript('lint', 'node build-tools/lint.mjs');
project.setScript('parity', 'node build-tools/parity.mjs');
project.setScript('bench:studio', 'jest --testMatch "<rootDir>/bench/*.bench.ts"');
project.setScript('integ', 'node build-tools/integ.mjs');
project.setScript('demo', 'node build-tools/demo.mjs');

project.synth();
