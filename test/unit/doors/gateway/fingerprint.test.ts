import { fingerprint } from 'apikey-policy/gateway';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import { ANNA, BEN, GROUP } from '../../../support/names.ts';

const policies = [given.policy()];
const stated = given.account({
  principals: [given.user(ANNA), given.user(BEN)],
  accessGroups: [{ id: GROUP, members: [ANNA, BEN] }],
  policies,
});

describe('GATE-6: fingerprint', () => {
  it('A6: counts an entry once, wherever it is repeated', () => {
    const [anna, ben] = stated.principals;
    expect(anna).not.toEqual(ben);
    const repeated = {
      ...stated,
      principals: [...stated.principals, ...stated.principals].reverse(),
      accessGroups: [{ id: GROUP, members: [BEN, ANNA, BEN, ANNA] }],
      policies: [...stated.policies, ...stated.policies],
    };
    expect(fingerprint(repeated)).toBe(fingerprint(stated));
  });

  it('does not depend on the order of fields, and differs where an entry is missing', () => {
    expect(fingerprint(Object.fromEntries(Object.entries(stated).reverse()) as never)).toBe(fingerprint(stated));
    expect(fingerprint({ ...stated, accessGroups: [{ id: GROUP, members: [ANNA] }] })).not.toBe(fingerprint(stated));
    expect(fingerprint({ ...stated, policies: [] })).not.toBe(fingerprint(stated));
  });
});
