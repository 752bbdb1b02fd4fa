import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './fences.ts';
import { codes } from './pages/codes.ts';
import { decisionTable } from './pages/decision-table.ts';
import { limits } from './pages/limits.ts';
import { reasonCodes } from './pages/reason-codes.ts';
import { roles } from './pages/roles.ts';

const PAGES: readonly (readonly [name: string, page: () => string])[] = [
  ['decision-table', decisionTable],
  ['roles', roles],
  ['reason-codes', reasonCodes],
  ['codes', codes],
  ['limits', limits],
];

describe('a page of the reference is what the code answers; `vitest -u` writes it', () => {
  it.each(PAGES)('%s', async (name, page) => {
    await expect(page()).toMatchFileSnapshot(join(ROOT, `docs/reference/${name}.md`));
  });
});
