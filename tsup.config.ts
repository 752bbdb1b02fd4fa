import { readdirSync, rmSync } from 'node:fs';
import { defineConfig } from 'tsup';

// The core, and one entry point for each door.
const doors = readdirSync('src/doors').map((door) => ({ name: door, path: `src/doors/${door}/index.ts` }));

rmSync('dist', { recursive: true, force: true });

// Each entry point by itself: types that two of them share would else stand in a file of their own, named by a hash.
export default defineConfig(
  [{ name: 'index', path: 'src/index.ts' }, ...doors].map(({ name, path }) => ({
    entry: { [name]: path },
    format: ['esm', 'cjs'],
    target: 'es2022',
    // The doors import the core by the package's own name, so that a program holds one copy of it.
    external: ['apikey-policy'],
    esbuildOptions(options) {
      // Node imports JSON only by an attribute that says so, which ES2022 does not have.
      options.supported = { ...options.supported, 'import-attributes': true };
      // Short names are read faster by every program that starts; the source maps have the real ones. The white space
      // stays: where esbuild removes it, it removes the marks of calls that a bundler may drop, too.
      options.minifyIdentifiers = true;
    },
    splitting: false,
    sourcemap: true,
    // tsup sets the deprecated `baseUrl` for its declaration build.
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  })),
);
