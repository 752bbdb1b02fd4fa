import { toCedar } from 'apikey-policy/cedar';
import { describe, expect, it } from 'vitest';
import { complaintsAbout, textAsJson } from '../../../differential/cedar-engine.ts';
import * as given from '../../../support/given.ts';
import { ANNA, GROUP } from '../../../support/names.ts';

const day = (operator: string, value: unknown): object => ({
  key: '{{environment.attributes.day_of_week}}',
  operator,
  value,
});

describe('CED-1: the policies as text and as JSON', () => {
  const stated = given.account({
    apiKeyCreation: 'NOT_SET',
    serviceIdCreation: 'NOT_RESTRICTED',
    accessGroups: [given.member(ANNA)],
    policies: [
      given.policy({ id: 'always' }),
      given.policy({ id: 'group', subject: { accessGroup: GROUP }, condition: given.earlierThan('12:00:00Z') }),
      given.policy({ id: 'one', target: given.narrowedBy(given.attribute('resource', 'ServiceId-*', 'stringMatch')) }),
      given.policy({
        id: 'at times',
        condition: given.all(
          given.any(given.earlierThan('12:00:00Z'), day('dayOfWeekAnyOf', [6, 7])),
          day('dayOfWeekAnyOf', ['2+06:00', '5+06:00']),
        ),
      }),
    ],
  });

  it('are the same to the engine', () => {
    const exported = toCedar(stated);
    expect(textAsJson(exported)).toEqual(exported.policies.json);
  });

  it('CED-5: are lists of one entry a policy, with the id in each policy string', () => {
    const { text, json } = toCedar(stated).policies;
    expect(text.map(({ id }) => id)).toEqual(json.map(({ id }) => id));
    expect(text.map(({ policy }) => /^@id\("(.*)"\)\n/.exec(policy)?.[1])).toEqual(json.map(({ id }) => id));
  });

  it('CED-4: are valid by the schema, by which groups are in nothing but grants and targets', () => {
    const exported = toCedar(stated);
    expect(complaintsAbout(exported)).toEqual([]);
    const memberOfTypes = ['AccessGroup', 'Account', 'Grant'];
    expect(exported.schema.IbmCloudIam.entityTypes).toEqual({
      Account: { memberOfTypes: [] },
      Grant: { memberOfTypes: [] },
      Target: { memberOfTypes: [] },
      TargetSet: { memberOfTypes: ['Target'] },
      AccessGroup: { memberOfTypes: ['Grant'] },
      User: { memberOfTypes },
      ServiceId: { memberOfTypes: [...memberOfTypes, 'Target', 'TargetSet'] },
      TrustedProfile: { memberOfTypes },
    });
  });
});
