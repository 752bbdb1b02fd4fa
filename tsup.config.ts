import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'tsup';

// The core, and one entry point for each door; what has no index is ground that doors share.
const doors = readdirSync('src/doors')
  .map((door) => [door, `src/doors/${door}/index.ts`] as const)
  .filter(([, index]) => existsSync(index));

export default defineConfig({
  entry: { index: 'src/index.ts', ...Object.fromEntries(doors) },
  format: ['esm', 'cjs'],
  target: 'es2022',
  // The doors import the core by the package's own name, so that a program holds one copy of it.
  external: ['apikey-policy'],
  // Node imports JSON only by an attribute that says so, which ES2022 does not have.
  esbuildOptions(options) {
    options.supported = { ...options.supported, 'import-attributes': true };
  },
  splitting: false,
  sourcemap: true,
  clean: true,
  // tsup sets the deprecated `baseUrl` for its declaration build.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
});
