import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const path = (from: string): string => fileURLToPath(new URL(`../../../${from}`, import.meta.url));

/** The built command, in a folder that the repository does not keep. */
export const COMMAND: string = path('reports/command/cli.js');

/** Builds the command once before the tests, of the sources as they are; tests then start it as a process. */
export async function setup(): Promise<void> {
  await build({
    entryPoints: [path('src/cli/index.ts')],
    outfile: COMMAND,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    alias: {
      'apikey-policy': path('src/index.ts'),
      ...Object.fromEntries(
        ['ibm-cloud', 'report', 'snapshot', 'terraform'].map((door) => [
          `apikey-policy/${door}`,
          path(`src/doors/${door}/index.ts`),
        ]),
      ),
    },
    logLevel: 'error',
  });
}
