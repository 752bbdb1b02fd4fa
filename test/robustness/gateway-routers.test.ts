import { expect, it } from 'vitest';
import { compared } from './gateway-spellings.ts';

it('GATE-2: whatever a server serves as guarded is decided as that, or refused', async () => {
  const { counts } = await compared({ two: 7, three: 2003 });
  expect(counts.flatMap(({ server, bypasses }) => bypasses.map((path) => [server, path]))).toEqual([]);
  // The three paths, also with a slash behind.
  expect(counts.filter(({ decided }) => decided !== 6)).toEqual([]);
  expect(counts.filter(({ refused }) => refused < 50)).toEqual([]);
});
