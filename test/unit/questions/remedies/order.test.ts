import type { Change } from 'apikey-policy';
import { expect, it } from 'vitest';
import { inOrder } from '../../../../src/questions/remedies/order.ts';

it('REM-6: of two settings neither comes first, as no remedy relaxes both', () => {
  const relax = (setting: 'apiKeyCreation' | 'serviceIdCreation'): Change => ({
    kind: 'relax-setting',
    account: 'account-1',
    setting,
  });
  expect(inOrder(relax('apiKeyCreation'), relax('serviceIdCreation'))).toBe(0);
});
