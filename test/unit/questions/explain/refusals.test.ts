import { type Action, explain, type Request } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../support/answers.ts';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  PROFILE,
  UPDATE_SETTING,
} from '../../../support/names.ts';
import type { Changes } from '../remedies/given.ts';

/** What each audience reads, given the account. */
function explanations(changes: Changes, action: Action, request: Partial<Request> = {}): [string, string] {
  const of = given.account(changes);
  const decision = ask(of, action, request);
  expect(decision.effect).toBe('deny');
  return [explain(decision, { account: of }), explain(decision, { account: of, audience: 'requester' })];
}

describe('P3: says what the state of a user is', () => {
  it.each([
    ['PENDING', "the invitation hasn't been accepted yet.", "you haven't accepted the invitation yet."],
    ['PROCESSING', 'the user is still being added.', 'you are still being added to the account. Try again later.'],
    [
      'ERROR_WHILE_PROCESSING',
      'the invitation failed. Invite the user again.',
      'your invitation failed. Ask an administrator to invite you again.',
    ],
    [
      'SUSPENDED',
      'the user is suspended. Set the user to active first.',
      'you are suspended. Ask an administrator to set you to active.',
    ],
    ['VPN_ONLY', "the user isn't active (state VPN_ONLY).", "you aren't active in this account. Ask an administrator."],
    ['INVALID', "the user isn't active (state INVALID).", "you aren't active in this account. Ask an administrator."],
  ])('%s', (state, toAdministrator, toRequester) => {
    expect(
      explanations({ principals: [given.user(ANNA, state)], policies: [given.policy()] }, CREATE_USER_API_KEY),
    ).toEqual([
      `${ANNA} can't create a user API key: ${toAdministrator}`,
      `You can't create a user API key: ${toRequester}`,
    ]);
  });

  it('but not without the account', () => {
    const decision = ask(given.account({ principals: [given.user(ANNA, 'PENDING')] }), CREATE_USER_API_KEY);
    expect(explain(decision)).toBe(`${ANNA} can't create a user API key: the user isn't active.`);
    expect(explain(decision, { audience: 'requester' })).toBe(
      "You can't create a user API key: you aren't active in this account. Ask an administrator.",
    );
  });
});

describe('says what no policy can change', () => {
  it('P2: a service ID that is not in the account', () => {
    expect(explanations({}, CREATE_SERVICE_ID, { principal: 'iam-ServiceId-X' })).toEqual([
      "iam-ServiceId-X can't create a service ID: this service ID isn't in the account. Create it first.",
      "You can't create a service ID: you aren't in this account. Ask an administrator.",
    ]);
  });

  it('P4: a trusted profile that asks for a user API key', () => {
    const instead = 'only users have them. Create an API key for a service ID instead, or let a user create the key.';
    expect(explanations({}, CREATE_USER_API_KEY, { principal: PROFILE })).toEqual([
      `${PROFILE} can't create a user API key: ${instead}`,
      `You can't create a user API key: ${instead}`,
    ]);
  });

  it('P2: before what the request is about', () => {
    expect(explanations({}, CREATE_SERVICE_ID_API_KEY, { principal: 'IBMid-X', resource: 'IBMid-BEN' })[0]).toBe(
      "IBMid-X can't create an API key for the service ID IBMid-BEN: this user isn't in the account. Invite the user first.",
    );
  });

  it('I3: a resource that is not a service ID', () => {
    expect(explanations({}, CREATE_SERVICE_ID_API_KEY, { resource: 'IBMid-BEN' })).toEqual([
      `${ANNA} can't create an API key for this service ID: IBMid-BEN isn't a service ID. Check the ID.`,
      "You can't create an API key for this service ID: IBMid-BEN isn't a service ID. Check the ID.",
    ]);
  });
});

describe('A3: tells a requester to ask for a role only where the role is enough', () => {
  it.each<[string, Changes, Partial<Request>, string]>([
    ['an active user', {}, {}, 'Ask an administrator for one of these roles.'],
    ['a user of unknown state', { principals: [given.user(ANNA, 'odd')] }, {}, 'Ask an administrator.'],
    [
      'a service ID that a group names and no list has',
      { accessGroups: [{ id: 'g', members: ['iam-ServiceId-X'] }] },
      { principal: 'iam-ServiceId-X' },
      'Ask an administrator.',
    ],
  ])('%s', (_, changes, request, expected) => {
    const [, toRequester] = explanations(changes, UPDATE_SETTING, request);
    expect(toRequester.endsWith(` on IAM Identity. ${expected}`)).toBe(true);
  });
});
