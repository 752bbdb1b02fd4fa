import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    'ibm-cloud': 'src/doors/ibm-cloud/index.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2022',
  // The doors import the core by the package's own name, so that a program holds one copy of it.
  external: ['apikey-policy'],
  splitting: false,
  sourcemap: true,
  clean: true,
  // tsup sets the deprecated `baseUrl` for its declaration build.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
});
