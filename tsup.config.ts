import { readdirSync, rmSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

// The core, and one entry point for each door.
const doors = readdirSync('src/doors').map((door) => ({ name: door, path: `src/doors/${door}/index.ts` }));
const entries = [{ name: 'index', path: 'src/index.ts' }, ...doors];

// Each entry point by itself: types that two of them share would else stand in a file of their own, named by a hash.
function optionsOf({ name, path }: (typeof entries)[number]): Options {
  // The package ships the sources of the core, where every decision is made; those of the doors would double its size.
  const sourcemap = name === 'index';
  return {
    entry: { [name]: path },
    format: ['esm', 'cjs'],
    target: 'es2022',
    // The doors import the core by the package's own name, so that a program holds one copy of it.
    external: ['apikey-policy'],
    esbuildOptions(options) {
      // Node imports JSON only by an attribute that says so, which ES2022 does not have.
      options.supported = { ...options.supported, 'import-attributes': true };
    },
    splitting: false,
    // A program starts faster with less to read.
    minify: 'terser',
    terserOptions: {
      ecma: 2020,
      // A bundler drops what a program does not use: functions stay where they are, with the marks of calls without effects.
      compress: { inline: false, reduce_funcs: false, passes: 3 },
      format: { preserve_annotations: true, comments: /@__NO_SIDE_EFFECTS__/, max_line_len: 400 },
      sourceMap: sourcemap,
    },
    sourcemap,
    // tsup sets the deprecated `baseUrl` for its declaration build.
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  };
}

// The command: it imports the entry points by the package's own name, and is no module for others.
const command: Options = {
  entry: { cli: 'src/cli/index.ts' },
  format: ['esm'],
  platform: 'node',
  target: 'node20',
  external: [/^apikey-policy/],
  tsconfig: 'src/cli/tsconfig.json',
  splitting: false,
  removeNodeProtocol: false,
  minify: 'terser',
  terserOptions: {
    ecma: 2020,
    compress: { inline: false, reduce_funcs: false, passes: 3 },
    format: { max_line_len: 400 },
  },
  dts: false,
};

export default defineConfig(({ outDir = 'dist' }) => {
  // A file of an entry point that is gone would else be shipped.
  if (outDir === 'dist') rmSync('dist', { recursive: true, force: true });
  return [...entries.map(optionsOf), command];
});
