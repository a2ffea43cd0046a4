import { join } from 'node:path';
import { run, there } from './run.mjs';

/** The NuGet package. The AWS CDK comes from NuGet, which not every machine reaches. */
export const DOTNET = {
  name: 'dotnet',
  package: 'NuGet package',
  missing: () => (there('dotnet', '--version') ? undefined : 'no .NET SDK'),
  build({ own, dist }) {
    run('dotnet', ['pack', join(own, 'dotnet', 'CdkGlueprint'), '--configuration', 'Release', '--output', dist]);
    return dist;
  },
};
