import { parseAccount } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { answerOn, ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ADMINISTRATOR,
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  OPERATOR,
  PROFILE,
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../support/names.ts';

const PARTIAL_DATA = ['partial-data'];
const partial = ['owner'];

it('I4: `owner` is a value of `partial`', () => {
  expect(parseAccount({ ...given.account(), partial }).ok).toBe(true);
});

// The owner's Administrator carries two of the four actions.
describe.each([UPDATE_SETTING, CREATE_SERVICE_ID_API_KEY])('I4: if the owner is unknown, %s', (action) => {
  it('is unknown for each user without a certain grant', () => {
    for (const principal of [ANNA, BEN]) expect(answerOn({ partial }, action, { principal })).toEqual(PARTIAL_DATA);
    expect(answerOn({ partial, policies: [given.policy({ roles: [VIEWER] })] }, action)).toEqual(PARTIAL_DATA);
  });

  it('names the roles that would certainly grant it, and the near misses (A4, A8)', () => {
    const decision = ask(given.account({ partial, policies: [given.policy({ roles: [VIEWER] })] }), action);
    expect(decision.requires?.roles).toContain(ADMINISTRATOR);
    expect(decision.nearMisses).toEqual([{ policy: 'p', obstacle: 'role' }]);
  });

  it('is allowed by a certain grant', () => {
    expect(answerOn({ partial, policies: [given.policy({ roles: [OPERATOR] })] }, action)).toBe('granted');
  });

  it('is also unknown for other unknown parts', () => {
    const odd = [given.policy({ roles: [UNHEARD_OF] })];
    expect(answerOn({ partial, policies: odd }, action)).toEqual(['unknown-role', 'partial-data']);
    expect(answerOn({ partial, principals: [given.user(ANNA, '?'), robot] }, action)).toEqual([
      'unknown-state',
      'partial-data',
    ]);
    expect(answerOn({ partial: ['owner', 'policies'] }, action)).toEqual(PARTIAL_DATA);
  });

  const robot = { kind: 'service-id', id: ROBOT };

  it('is denied to users for other reasons', () => {
    expect(answerOn({ partial, principals: [given.user(ANNA, 'SUSPENDED'), robot] }, action)).toBe(
      'inactive-principal',
    );
    expect(answerOn({ partial }, action, { principal: 'IBMid-GONE' })).toBe('unknown-principal');
  });

  it('is unknown for a user that may be listed', () => {
    expect(answerOn({ partial: ['owner', 'principals'] }, action, { principal: 'IBMid-GONE' })).toEqual([
      'unknown-principal',
      'partial-data',
    ]);
  });

  it.each([ROBOT, PROFILE])('is denied to %s, which is not a user', (principal) => {
    expect(answerOn({ partial }, action, { principal })).toBe('no-grant');
  });

  it('is denied to a service ID or profile that is only named, or that may be listed', () => {
    for (const principal of ['iam-ServiceId-GONE', 'iam-Profile-GONE']) {
      const named = [given.policy({ subject: { principal }, roles: [VIEWER] })];
      expect(answerOn({ partial, policies: named }, action, { principal })).toBe('no-grant');
      expect(answerOn({ partial: ['owner', 'principals'] }, action, { principal })).toBe('no-grant');
    }
  });

  it('stays unknown if the account names its owner (P6)', () => {
    expect(answerOn({ partial, ownerId: BEN }, action)).toEqual(PARTIAL_DATA);
  });
});

describe('I4: answers that an unknown owner does not change', () => {
  it.each([CREATE_USER_API_KEY, CREATE_SERVICE_ID])('%s, which Administrator does not carry', (action) => {
    expect(answerOn({ partial }, action)).toBe('no-grant');
    expect(answerOn({ partial, policies: [given.policy()] }, action)).toBe('granted');
    expect(answerOn({ partial, apiKeyCreation: 'NOT_SET', serviceIdCreation: 'NOT_SET' }, action)).toBe(
      'not-restricted',
    );
  });

  it('keys of a service ID that is not listed (I3)', () => {
    expect(answerOn({ partial }, CREATE_SERVICE_ID_API_KEY, { resource: 'ServiceId-GONE' })).toBe('unknown-service-id');
  });

  it('the caveat on Editor, which belongs to a deny (R3)', () => {
    const policies = [ANNA, ROBOT].map((principal) =>
      given.policy({ id: principal, subject: { principal }, roles: [EDITOR] }),
    );
    const of = given.account({ partial, policies });
    expect(ask(of, CREATE_SERVICE_ID_API_KEY)).toMatchObject({ effect: 'indeterminate', caveats: [] });
    expect(ask(of, CREATE_SERVICE_ID_API_KEY, { principal: ROBOT })).toMatchObject({
      reason: 'no-grant',
      caveats: ['editor-documented-otherwise'],
    });
  });
});
