import type { EnterpriseSettings, SettingValue } from 'apikey-policy';
import fc from 'fast-check';
import { PLAIN, sometimes, weighted, weightedValues, withRepeats } from './weighted.ts';

/** A value of a setting, sometimes an unknown one (S1, S4). */
export const settingValues: fc.Arbitrary<SettingValue> = weightedValues<SettingValue>(
  [9, 'RESTRICTED'],
  [2, 'NOT_RESTRICTED'],
  [2, 'NOT_SET'],
  ...['restricted', 'NOT_RESTRICTED ', '', 'toString'].map((value) => [1, value] as const),
);

const templateValues = weightedValues<SettingValue>(
  [3, 'NOT_RESTRICTED'],
  [3, 'NOT_SET'],
  [3, 'RESTRICTED'],
  [1, 'restricted'],
);

const enterprise: fc.Arbitrary<EnterpriseSettings> = fc.record(
  {
    apiKeyCreation: withRepeats(fc.array(templateValues, { maxLength: 2 })),
    serviceIdCreation: withRepeats(fc.array(templateValues, { maxLength: 2 })),
  },
  { requiredKeys: [], ...PLAIN },
);

/** The settings of an account, each of them sometimes absent, and the values of enterprise templates (S2). */
export interface Settings {
  readonly apiKeyCreation?: SettingValue | undefined;
  readonly serviceIdCreation?: SettingValue | undefined;
  readonly enterprise?: EnterpriseSettings | undefined;
}

/** Settings that a template restricts and the account does not (S3). */
const overruled: fc.Arbitrary<Settings> = fc
  .tuple(fc.constantFrom('NOT_RESTRICTED', 'NOT_SET'), fc.constantFrom<readonly SettingValue[]>([], ['NOT_SET'], ['?']))
  .map(([own, others]) => ({
    apiKeyCreation: own,
    serviceIdCreation: own,
    enterprise: { apiKeyCreation: [...others, 'RESTRICTED'], serviceIdCreation: ['RESTRICTED', ...others] },
  }));

const drawnApart: fc.Arbitrary<Settings> = fc
  .tuple(
    sometimes(93, fc.record({ apiKeyCreation: settingValues })),
    sometimes(93, fc.record({ serviceIdCreation: settingValues })),
    sometimes(35, fc.record({ enterprise })),
  )
  .map(([apiKeyCreation, serviceIdCreation, templates]) => ({ ...apiKeyCreation, ...serviceIdCreation, ...templates }));

export const settings: fc.Arbitrary<Settings> = weighted([19, drawnApart], [1, overruled]);
