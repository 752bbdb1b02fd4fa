import { type Action, explain, type Request, remedies } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../support/answers.ts';
import * as given from '../../../support/given.ts';
import {
  ADMINISTRATOR,
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  GROUP,
  KEY_CREATOR,
  OPERATOR,
  ROBOT,
  UPDATE_SETTING,
  VIEWER,
} from '../../../support/names.ts';
import type { Changes } from '../remedies/given.ts';

/** What each audience reads, given the account. */
function explanations(changes: Changes, action: Action, request: Partial<Request> = {}): [string, string] {
  const of = given.account(changes);
  const decision = ask(of, action, request);
  return [explain(decision, { account: of }), explain(decision, { account: of, audience: 'requester' })];
}

describe('says what the request is', () => {
  it.each<[Action, Partial<Request>, toAdministrator: string, toRequester?: string]>([
    [UPDATE_SETTING, {}, "change the account's API key creation setting"],
    [CREATE_USER_API_KEY, {}, 'create a user API key'],
    [CREATE_USER_API_KEY, { resource: ANNA }, 'create a user API key'],
    [
      CREATE_USER_API_KEY,
      { resource: BEN },
      `create a user API key for Ben (${BEN})`,
      `create a user API key for ${BEN}`,
    ],
    [
      CREATE_SERVICE_ID_API_KEY,
      {},
      'create an API key for the service ID robot (ServiceId-ROBOT)',
      'create an API key for the service ID ServiceId-ROBOT',
    ],
    [CREATE_SERVICE_ID, {}, 'create a service ID'],
  ])('%s %j', (action, request, toAdministrator, toRequester = toAdministrator) => {
    const principals = [
      { ...given.user(ANNA), name: 'Anna' },
      { ...given.user(BEN), name: 'Ben' },
      { kind: 'service-id', id: ROBOT, name: 'robot' },
    ];
    const [stated, requester] = explanations({ principals }, action, request);
    expect(stated.startsWith(`Anna (${ANNA}) can't ${toAdministrator}: `)).toBe(true);
    expect(requester.startsWith(`You can't ${toRequester}: `)).toBe(true);
  });
});

describe('A4: says which policies give which roles', () => {
  it('each policy once, with its roles from narrow to wide and its group', () => {
    const policies = [
      given.policy({ id: 'p', roles: [ADMINISTRATOR, OPERATOR] }),
      given.policy({ id: 'q', subject: { accessGroup: GROUP }, roles: [EDITOR] }),
    ];
    expect(explanations({ accessGroups: [given.member(ANNA)], policies }, UPDATE_SETTING)[0]).toBe(
      `${ANNA} can change the account's API key creation setting: policy p gives Operator and Administrator, and policy q gives Editor through the access group ${GROUP}.`,
    );
  });

  it('names three policies and counts the rest', () => {
    const policies = [1, 2, 3, 4, 5].map((place) => given.policy({ id: `p${place}`, roles: [OPERATOR] }));
    expect(explanations({ policies }, UPDATE_SETTING)[0]).toContain(
      ': policy p1 gives Operator, policy p2 gives Operator, policy p3 gives Operator, and 2 more.',
    );
  });

  it('S5: and what stays under a restriction', () => {
    const policies = [given.policy({ roles: [KEY_CREATOR] })];
    expect(explanations({ apiKeyCreation: 'NOT_SET', policies }, CREATE_USER_API_KEY)).toEqual([
      `${ANNA} can create a user API key: the account doesn't restrict it. A restriction wouldn't change this: policy p gives User API key creator.`,
      'You can create a user API key.',
    ]);
  });
});

describe('A4: says which roles would do', () => {
  it("the account's own by their names, to an administrator alone", () => {
    const roles = [
      { crn: 'crn:own', service: 'iam-identity', actions: [CREATE_USER_API_KEY], name: 'Key maker' },
      { crn: 'crn:nameless', service: 'iam-identity', actions: [CREATE_USER_API_KEY] },
    ];
    const [stated, requester] = explanations({ roles }, CREATE_USER_API_KEY);
    expect(stated).toContain("the role User API key creator, or the account's own crn:nameless or Key maker, on IAM");
    expect(requester).toContain("you don't have the User API key creator role on IAM Identity.");
  });

  it('S3: an own value that cannot be read leaves the template to restrict it', () => {
    const [stated] = explanations(
      { apiKeyCreation: 'odd', enterprise: { apiKeyCreation: ['RESTRICTED'] } },
      CREATE_USER_API_KEY,
    );
    expect(stated).toContain(
      ": an enterprise template restricts it. Changing the account's own setting won't help. No",
    );
  });
});

describe('REM-4: names the groups that logging in may add a user to', () => {
  const grants = { subject: { accessGroup: GROUP }, roles: [KEY_CREATOR] };
  const dynamic = { ...given.member(), dynamic: true };
  const sentence = 'Logging in with an identity';

  it('all of them', () => {
    const changes = {
      accessGroups: [
        { ...dynamic, name: 'key\nusers' },
        { ...dynamic, id: 'g' },
      ],
      policies: [given.policy(grants), given.policy({ ...grants, id: 'q', subject: { accessGroup: 'g' } })],
    };
    expect(explanations(changes, CREATE_USER_API_KEY)[0]).toContain(
      `${sentence} whose claims match the rules of the access groups key users or g would`,
    );
  });

  it.each<[string, Changes, Partial<Request>]>([
    ['a group without rules', { accessGroups: [given.member()], policies: [given.policy(grants)] }, {}],
    [
      'a group that grants something else',
      { accessGroups: [dynamic], policies: [given.policy({ ...grants, roles: [VIEWER] })] },
      {},
    ],
    [
      'a group that grants it at some time',
      { accessGroups: [dynamic], policies: [given.policy({ ...grants, condition: given.earlierThan('12:00:00Z') })] },
      {},
    ],
    ['somebody else’s key', { accessGroups: [dynamic], policies: [given.policy(grants)] }, { resource: BEN }],
  ])('not %s', (_, changes, request) => {
    for (const text of explanations(changes, CREATE_USER_API_KEY, request))
      expect(text).not.toMatch(/Logging in|Signing in/);
  });

  it('not to a service ID', () => {
    const changes = { accessGroups: [dynamic], policies: [given.policy({ subject: { accessGroup: GROUP } })] };
    expect(explanations(changes, CREATE_SERVICE_ID, { principal: ROBOT })[0]).not.toContain(sentence);
  });
});

describe('A4: says what is worth knowing beside the answer', () => {
  const locked = {
    principals: [given.user(ANNA), { kind: 'service-id', id: ROBOT, locked: true }],
    policies: [given.policy()],
  };
  const template = { enterprise: { apiKeyCreation: ['RESTRICTED'] }, policies: [given.policy()] };
  it.each<[string, Changes, Action, string, boolean]>([
    [
      'enterprise-managed',
      template,
      UPDATE_SETTING,
      "An enterprise template restricts API key creation. Changing the account's own setting won't help.",
      true,
    ],
    [
      'editor-documented-otherwise',
      { policies: [given.policy({ roles: [EDITOR] })] },
      CREATE_SERVICE_ID_API_KEY,
      "IBM's documentation contradicts itself about Editor: one page includes this action, the table of roles and actions doesn't.",
      false,
    ],
    [
      'service-id-locked',
      locked,
      CREATE_SERVICE_ID_API_KEY,
      "The service ID is locked. IBM doesn't document whether that prevents new API keys.",
      true,
    ],
  ])('%s', (caveat, changes, action, sentence, isForRequester) => {
    expect(ask(given.account(changes), action).caveats).toEqual([caveat]);
    const [stated, requester] = explanations(changes, action);
    expect(stated.endsWith(` ${sentence}`)).toBe(true);
    expect(requester.endsWith(` ${sentence}`)).toBe(isForRequester);
  });
});

describe('REM-4: gives no fix for what has to be done elsewhere', () => {
  it.each<[string, Changes, Action, Partial<Request>]>([
    ['an unlisted user', {}, CREATE_USER_API_KEY, { principal: 'IBMid-NOBODY' }],
    ['a suspended user', { principals: [given.user(ANNA, 'SUSPENDED')] }, CREATE_USER_API_KEY, {}],
    ['a service ID of another account', {}, CREATE_SERVICE_ID_API_KEY, { resource: 'ServiceId-2' }],
  ])('%s', (_, changes, action, request) => {
    const of = given.account(changes);
    const decision = ask(of, action, request);
    expect(explain(decision, { account: of, remedies: remedies(of, decision.request) })).not.toContain('Fix:');
  });
});
