import { toCedar } from 'apikey-policy/cedar';
import { describe, expect, it } from 'vitest';
import { complaintsAbout, textAsJson } from '../../../differential/cedar-engine.ts';
import {
  ANNA,
  account,
  all,
  any,
  attribute,
  earlierThan,
  GROUP,
  member,
  narrowedBy,
  policy,
} from '../../../support/build.ts';

const day = (operator: string, value: unknown): object => ({
  key: '{{environment.attributes.day_of_week}}',
  operator,
  value,
});

describe('CED-1: the policies as text and as JSON', () => {
  const given = account({
    apiKeyCreation: 'NOT_SET',
    serviceIdCreation: 'NOT_RESTRICTED',
    accessGroups: [member(ANNA)],
    policies: [
      policy({ id: 'always' }),
      policy({ id: 'group', subject: { accessGroup: GROUP }, condition: earlierThan('12:00:00Z') }),
      policy({ id: 'one', target: narrowedBy(attribute('resource', 'ServiceId-*', 'stringMatch')) }),
      policy({
        id: 'at times',
        condition: all(
          any(earlierThan('12:00:00Z'), day('dayOfWeekAnyOf', [6, 7])),
          day('dayOfWeekAnyOf', ['2+06:00', '5+06:00']),
        ),
      }),
    ],
  });

  it('are the same to the engine', () => {
    const exported = toCedar(given);
    expect(textAsJson(exported)).toEqual(exported.policies.json.staticPolicies);
    expect(exported.policies.json).toMatchObject({ templates: {}, templateLinks: [] });
  });

  it('stand apart in text, an empty line between two', () => {
    const { text, json } = toCedar(given).policies;
    const ids = text.split('\n\n').map((permit) => /^@id\("(.*)"\)\n/.exec(permit)?.[1]);
    expect(ids).toEqual(Object.keys(json.staticPolicies));
  });

  it('CED-4: are valid by the schema, by which only principals are in anything', () => {
    const exported = toCedar(given);
    expect(complaintsAbout(exported)).toEqual([]);
    const memberOfTypes = ['AccessGroup', 'Account'];
    expect(exported.schema.IbmCloudIam.entityTypes).toEqual({
      Account: { memberOfTypes: [] },
      AccessGroup: { memberOfTypes: [] },
      User: { memberOfTypes },
      ServiceId: { memberOfTypes },
      TrustedProfile: { memberOfTypes },
    });
  });
});
