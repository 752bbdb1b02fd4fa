import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ENTRIES, fileOf, ROOT } from './packed.ts';

// A copy, because the other gates need what the last build left in dist.
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'apikey-policy-'));
  for (const part of ['package.json', 'tsconfig.json', 'tsup.config.ts', 'README.md', '.ci', 'docs', 'src']) {
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true }));

/** For what hangs: it includes a build with all types. */
const LIMIT = 600_000;

it(
  'npm pack builds first, so a tarball has its types also where only the demo has run',
  () => {
    const npm = (...args: readonly string[]) =>
      execFileSync('npm', args, { cwd: copy, encoding: 'utf8', stdio: 'pipe' });
    npm('run', 'demo');
    const [{ files }] = JSON.parse(npm('pack', '--json', '--silent'));
    const packed: readonly string[] = files.map(({ path }: { readonly path: string }) => path);
    expect(packed).toEqual(
      expect.arrayContaining(ENTRIES.flatMap((entry) => [`${fileOf(entry)}.d.ts`, `${fileOf(entry)}.d.cts`])),
    );
  },
  LIMIT,
);
