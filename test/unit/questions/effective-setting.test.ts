import { effectiveSetting } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../support/given.ts';

const SETTINGS = ['apiKeyCreation', 'serviceIdCreation'] as const;

describe.each(SETTINGS)('S1, S2, S4: the effective %s', (setting) => {
  const [other] = SETTINGS.filter((name) => name !== setting);

  it.each([
    ['RESTRICTED', undefined, 'restricted'],
    ['NOT_RESTRICTED', undefined, 'not-restricted'],
    ['NOT_SET', undefined, 'not-restricted'],
    [undefined, undefined, 'unknown'],
    ['restricted', undefined, 'unknown'],
    ['NOT_RESTRICTED', [], 'not-restricted'],
    ['NOT_RESTRICTED', ['NOT_SET', 'NOT_RESTRICTED'], 'not-restricted'],
    ['NOT_RESTRICTED', ['NOT_SET', 'RESTRICTED'], 'restricted'],
    ['RESTRICTED', ['NOT_RESTRICTED'], 'restricted'],
    ['NOT_SET', ['unheard of'], 'unknown'],
    ['RESTRICTED', ['unheard of'], 'restricted'],
    [undefined, ['RESTRICTED', 'unheard of'], 'restricted'],
    [undefined, ['NOT_RESTRICTED'], 'unknown'],
  ])('with the own value %s and the templates %j is %s', (own, templates, expected) => {
    for (const elsewhere of ['RESTRICTED', 'NOT_RESTRICTED', undefined]) {
      const others = elsewhere === undefined ? undefined : [elsewhere];
      const enterprise = { [setting]: templates, [other ?? '']: others };
      expect(effectiveSetting(given.account({ [setting]: own, [other ?? '']: elsewhere, enterprise }), setting)).toBe(
        expected,
      );
    }
  });

  it('is the own value where there is no enterprise', () => {
    expect(effectiveSetting(given.account(), setting)).toBe('restricted');
    expect(effectiveSetting(given.account({ [setting]: 'NOT_SET' }), setting)).toBe('not-restricted');
  });
});
