import { describe, expect, it } from 'vitest';
import { ACCOUNT, account, effective, found, noted, settings } from './given.ts';

const API_KEYS = 'restrict_create_platform_apikey';
const SERVICE_IDS = 'restrict_create_service_id';

/** What an account says of its settings. */
function said(instead: object): object {
  const { apiKeyCreation, serviceIdCreation, enterprise } = account(instead);
  return { apiKeyCreation, serviceIdCreation, enterprise };
}

describe('B1: the two settings', () => {
  it('come from the account settings alone, and then no template restricts, which is noted', () => {
    const alone = { accountSettings: settings('RESTRICTED', 'NOT_RESTRICTED'), effectiveSettings: undefined };
    expect(said(alone)).toEqual({ apiKeyCreation: 'RESTRICTED', serviceIdCreation: 'NOT_RESTRICTED' });
    expect(noted(alone)).toEqual(['effective-settings-not-given effectiveSettings']);
  });

  it('come from the effective settings alone, or from both', () => {
    const both = {
      accountSettings: settings('RESTRICTED'),
      effectiveSettings: effective({ account: settings('RESTRICTED') }),
    };
    expect(said(both)).toEqual({ apiKeyCreation: 'RESTRICTED', serviceIdCreation: 'NOT_SET' });
    expect(said({ ...both, accountSettings: undefined })).toEqual(said(both));
    expect(noted(both)).toEqual([]);
    expect(noted({ ...both, accountSettings: undefined })).toEqual([]);
  });

  it('need one of the two bodies', () => {
    expect(found({ accountSettings: undefined, effectiveSettings: undefined })).toEqual(['no-settings']);
  });

  it.each([
    ['accountSettings', { accountSettings: { account_id: ACCOUNT } }],
    ['effectiveSettings.account', { effectiveSettings: effective({ account: {} }) }],
  ])('are both in every settings body: %s', (place, instead) => {
    expect(found(instead)).toEqual([`missing ${place}.${API_KEYS}`, `missing ${place}.${SERVICE_IDS}`]);
  });

  it('are in the effective settings by way of their account', () => {
    expect(found({ effectiveSettings: effective({ account: undefined }) })).toEqual([
      'missing effectiveSettings.account',
    ]);
  });

  it.each([
    ['no section', effective({ effective: undefined })],
    ['a section without the fields', effective({ effective: { mfa: 'NONE' } })],
    ['no templates', effective({ assigned_templates: undefined })],
    ['a template that names no setting', effective({ assigned_templates: [{ template_id: 't-1' }] })],
  ])('have no say by %s', (_, effectiveSettings) => {
    expect(said({ effectiveSettings })).toEqual({ apiKeyCreation: 'NOT_SET', serviceIdCreation: 'NOT_SET' });
    expect(noted({ effectiveSettings })).toEqual([]);
  });

  it('have one value for each template that names them', () => {
    const assigned_templates = [{ [API_KEYS]: 'NOT_SET' }, { [API_KEYS]: 'RESTRICTED', [SERVICE_IDS]: 'NOT_SET' }];
    expect(said({ effectiveSettings: effective({ assigned_templates }) })).toMatchObject({
      apiKeyCreation: 'NOT_SET',
      enterprise: { apiKeyCreation: ['NOT_SET', 'RESTRICTED'], serviceIdCreation: ['NOT_SET'] },
    });
  });

  it.each([null, true, 1, ['RESTRICTED'], {}])('are texts: %j is none', (value) => {
    const odd = { [API_KEYS]: value };
    expect(found({ accountSettings: { ...settings(), ...odd } })).toEqual([`wrong-type accountSettings.${API_KEYS}`]);
    expect(found({ effectiveSettings: effective({ assigned_templates: [{}, odd] }) })).toEqual([
      `wrong-type effectiveSettings.assigned_templates.1.${API_KEYS}`,
    ]);
    expect(found({ effectiveSettings: effective({ effective: odd }) })).toEqual([
      `wrong-type effectiveSettings.effective.${API_KEYS}`,
    ]);
  });

  it('may be any other string, which is kept and reported with its path', () => {
    const effectiveSettings = effective({
      account: settings('RESTRICTED_TO_SOME'),
      assigned_templates: [{ [SERVICE_IDS]: '' }],
    });
    expect(said({ accountSettings: undefined, effectiveSettings })).toEqual({
      apiKeyCreation: 'RESTRICTED_TO_SOME',
      serviceIdCreation: 'NOT_SET',
      enterprise: { serviceIdCreation: [''] },
    });
    expect(noted({ accountSettings: undefined, effectiveSettings })).toEqual([
      `unknown-setting-value effectiveSettings.account.${API_KEYS}`,
      `unknown-setting-value effectiveSettings.assigned_templates.0.${SERVICE_IDS}`,
    ]);
  });
});

describe("B2: where the bodies differ on the account's own value", () => {
  it.each([
    ['NOT_SET', 'RESTRICTED', 'RESTRICTED'],
    ['RESTRICTED', 'NOT_RESTRICTED', 'RESTRICTED'],
    ['ODD', 'RESTRICTED', 'RESTRICTED'],
    ['ODD', 'NOT_SET', 'ODD'],
    ['NOT_RESTRICTED', 'ODD', 'ODD'],
  ])('the stricter of %s and %s stands', (one, other, expected) => {
    const differing = { accountSettings: settings(one), effectiveSettings: effective({ account: settings(other) }) };
    expect(said(differing)).toMatchObject({ apiKeyCreation: expected, serviceIdCreation: 'NOT_SET' });
    expect(noted(differing)).toContain(`settings-disagree accountSettings.${API_KEYS}`);
    const agreeing = { accountSettings: settings(one), effectiveSettings: effective({ account: settings(one) }) };
    expect(noted(agreeing).filter((place) => place.startsWith('settings-disagree'))).toEqual([]);
  });
});

describe('B2: what is in force', () => {
  it.each([
    // own value, template, in force, what the templates say then
    ['NOT_SET', undefined, 'RESTRICTED', ['RESTRICTED']],
    ['NOT_SET', 'NOT_RESTRICTED', 'RESTRICTED', ['NOT_RESTRICTED', 'RESTRICTED']],
    ['NOT_SET', undefined, 'ODD', ['ODD']],
    ['ODD', undefined, 'RESTRICTED', ['RESTRICTED']],
    ['NOT_SET', 'ODD', 'RESTRICTED', ['ODD', 'RESTRICTED']],
  ])('counts as one more template where it is stricter: %s, %s, %s', (own, template, inForce, expected) => {
    const body = of(own, template, inForce);
    expect(said(body)).toMatchObject({ apiKeyCreation: own, enterprise: { apiKeyCreation: expected } });
    expect(noted(body)).toContain(`effective-stricter effectiveSettings.effective.${API_KEYS}`);
  });

  it.each([
    ['RESTRICTED', undefined, 'NOT_RESTRICTED'],
    ['RESTRICTED', undefined, 'RESTRICTED'],
    ['RESTRICTED', undefined, 'ODD'],
    ['NOT_SET', 'RESTRICTED', 'NOT_SET'],
    ['NOT_SET', 'RESTRICTED', 'RESTRICTED'],
    ['ODD', undefined, 'NOT_SET'],
    ['ODD', undefined, 'OTHER'],
    ['NOT_SET', 'ODD', 'NOT_RESTRICTED'],
    ['NOT_SET', undefined, 'NOT_RESTRICTED'],
  ])('never loosens: %s, %s, %s', (own, template, inForce) => {
    const body = of(own, template, inForce);
    expect(account(body)).toMatchObject({ apiKeyCreation: own });
    expect(account(body).enterprise?.apiKeyCreation).toEqual(template === undefined ? undefined : [template]);
    expect(noted(body).filter((place) => place.startsWith('effective-stricter'))).toEqual([]);
  });

  function of(own: string, template: string | undefined, inForce: string): object {
    const assigned_templates = template === undefined ? [] : [{ [API_KEYS]: template }];
    return {
      accountSettings: settings(own),
      effectiveSettings: effective({ account: settings(own), assigned_templates, effective: { [API_KEYS]: inForce } }),
    };
  }
});
