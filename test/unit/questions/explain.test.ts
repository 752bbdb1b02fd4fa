import { type Account, compile, decide, explain, type Request, remedies } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { sampleAccount } from '../../support/sample.ts';

const SAMPLE = sampleAccount();
const CREATORS = 'AccessGroupId-5e9b8c0e-2f4d-4a63-9b2f-6a4c1d7e8f90';
const CI_DEPLOYER = 'iam-ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60';
const CREATE_USER_API_KEY = 'iam-identity.user-apikey.create';
const CREATE_SERVICE_ID_API_KEY = 'iam-identity.apikey.create';

/** A Monday, an hour before the hours of Wendy's policy begin. */
const EARLY = Date.parse('2026-03-16T13:00:00Z');

/** The sample account without names of policies, with some fields changed. */
function sample(changes: Partial<Account> = {}): Account {
  const policies = SAMPLE.policies.map(({ name, ...policy }) => policy);
  return { ...SAMPLE, policies, ...changes };
}

/** The sample account with only these policies, by the beginning of their ids. */
function withPolicies(...beginnings: string[]): Account {
  const all = sample();
  return { ...all, policies: all.policies.filter(({ id }) => beginnings.includes(id.slice(0, 4))) };
}

const creators = (changes: object): Partial<Account> => ({
  accessGroups: SAMPLE.accessGroups.map((group) => (group.id === CREATORS ? { ...group, ...changes } : group)),
});

const ADA = 'Ada Admin (IBMid-060001ADMN)';
const ADMINISTRATOR_IS_CLOSE =
  'Administrator is not enough, not even for the account owner. ' +
  "Policy 11010101-6f1d-4c2b-9a3e-a1b2c3d4e501 is close: it applies, but Administrator doesn't include this action.";
const ADD_ADA = 'Fix: add Ada Admin to the access group api-key-creators.';
const WENDYS = 'policy 20101010-6f1d-4c2b-9a3e-a1b2c3d4e510';

interface Row {
  readonly account: Account;
  readonly request: Omit<Request, 'action'> & Partial<Request>;
  readonly administrator: string;
  readonly requester: string;
}

/** Each case of the sample account, as each audience reads it. */
const ROWS: Readonly<Record<string, Row>> = {
  'an Administrator, restricted': {
    account: withPolicies('1101', '1404'),
    request: { principal: 'IBMid-060001ADMN' },
    administrator: `${ADA} can't create a user API key: the account restricts it, and no policy gives Ada Admin the User API key creator role on IAM Identity. ${ADMINISTRATOR_IS_CLOSE} ${ADD_ADA}`,
    requester:
      "You can't create a user API key: the account restricts it, and you don't have the User API key creator role on IAM Identity. Ask an administrator for that role.",
  },
  'an Administrator, restricted by a template': {
    account: {
      ...withPolicies('1101', '1404'),
      apiKeyCreation: 'NOT_RESTRICTED',
      enterprise: { apiKeyCreation: ['RESTRICTED'] },
    },
    request: { principal: 'IBMid-060001ADMN' },
    administrator: `${ADA} can't create a user API key: an enterprise template restricts it. Changing the account's own setting won't help. No policy gives Ada Admin the User API key creator role on IAM Identity. ${ADMINISTRATOR_IS_CLOSE} ${ADD_ADA}`,
    requester:
      "You can't create a user API key: an enterprise template restricts it, and you don't have the User API key creator role on IAM Identity. Ask an administrator for that role.",
  },
  'an Administrator, restricted by the account and a template': {
    account: { ...withPolicies('1101', '1404'), enterprise: { apiKeyCreation: ['RESTRICTED'] } },
    request: { principal: 'IBMid-060001ADMN' },
    administrator: `${ADA} can't create a user API key: the account and an enterprise template restrict it, and no policy gives Ada Admin the User API key creator role on IAM Identity. Changing only the account's own setting won't help. ${ADMINISTRATOR_IS_CLOSE} ${ADD_ADA}`,
    requester:
      "You can't create a user API key: the account and an enterprise template restrict it, and you don't have the User API key creator role on IAM Identity. Ask an administrator for that role.",
  },
  'allowed, restricted': {
    account: withPolicies('1404'),
    request: { principal: 'IBMid-060003CRTR' },
    administrator:
      'Cora Creator (IBMid-060003CRTR) can create a user API key: policy 14040404-6f1d-4c2b-9a3e-a1b2c3d4e504 gives User API key creator through the access group api-key-creators.',
    requester: 'You can create a user API key.',
  },
  'allowed, not restricted': {
    account: sample({ apiKeyCreation: 'NOT_RESTRICTED' }),
    request: { principal: 'IBMid-060001ADMN' },
    administrator: `${ADA} can create a user API key: the account doesn't restrict it.`,
    requester: 'You can create a user API key.',
  },
  'group members not read': {
    account: { ...withPolicies('1404'), ...creators({ partial: true }) },
    request: { principal: 'IBMid-060001ADMN' },
    administrator: `It is unknown whether ${ADA} can create a user API key, so treat it as no: not all members of the access group api-key-creators were read. Read them, or ask again with complete data. To allow it in any case: ${ADD_ADA.slice('Fix: '.length)}`,
    requester:
      "It couldn't be determined whether you can create a user API key, so the request was refused. Ask an administrator.",
  },
  'time needed': {
    account: sample(),
    request: { principal: 'IBMid-060009WKLY' },
    administrator: `It is unknown whether Wendy Weekly (IBMid-060009WKLY) can create a user API key, so treat it as no: ${WENDYS} depends on the time of the request, and the request has none. Fix: ask again with the time of the request.`,
    requester:
      "It couldn't be determined whether you can create a user API key, so the request was refused. Ask an administrator.",
  },
  'outside its hours': {
    account: sample(),
    request: { principal: 'IBMid-060009WKLY', time: EARLY },
    administrator: `Wendy Weekly (IBMid-060009WKLY) can't create a user API key now: ${WENDYS} grants it on weekdays 09:00-17:00 (UTC-05:00). It opens next at 2026-03-16T14:00:00Z. Fix: assign Wendy Weekly the User API key creator role on IAM Identity.`,
    requester: "You can't create a user API key now. You can try again from 2026-03-16T14:00:00Z.",
  },
  'in its hours': {
    account: sample(),
    request: { principal: 'IBMid-060009WKLY', time: EARLY + 3_600_000 },
    administrator: `Wendy Weekly (IBMid-060009WKLY) can create a user API key: ${WENDYS} gives User API key creator. This holds until 2026-03-16T22:00:01Z.`,
    requester: 'You can create a user API key. This holds until 2026-03-16T22:00:01Z.',
  },
  'a service ID that asks for a user API key': {
    account: sample(),
    request: { principal: CI_DEPLOYER },
    administrator: `ci-deployer (${CI_DEPLOYER}) can't create a user API key: only users have them. Create an API key for the service ID instead, or let a user create the key.`,
    requester:
      "You can't create a user API key: only users have them. Create an API key for the service ID instead, or let a user create the key.",
  },
  'a pending user': {
    account: sample(),
    request: { principal: 'BSS-7f1c2d3e4b5a46978879605142332415' },
    administrator:
      "Penny Pending (BSS-7f1c2d3e4b5a46978879605142332415) can't create a user API key: the invitation hasn't been accepted yet.",
    requester: "You can't create a user API key: you haven't accepted the invitation yet.",
  },
  'a suspended user': {
    account: sample(),
    request: { principal: 'IBMid-060011SUSP' },
    administrator:
      "Sue Suspended (IBMid-060011SUSP) can't create a user API key: the user is suspended. Set the user to active first.",
    requester: "You can't create a user API key: you are suspended. Ask an administrator to set you to active.",
  },
  "a service ID that is not the account's": {
    account: sample(),
    request: { principal: 'IBMid-060001ADMN', action: CREATE_SERVICE_ID_API_KEY, resource: 'iam-ServiceId-9f00' },
    administrator: `${ADA} can't create an API key for this service ID: ServiceId-9f00 isn't in this account. Check the ID.`,
    requester: "You can't create an API key for this service ID: ServiceId-9f00 isn't in this account. Check the ID.",
  },
  'a group with dynamic rules': {
    account: { ...withPolicies('1404'), ...creators({ dynamic: true }) },
    request: { principal: 'IBMid-060001ADMN' },
    administrator: `${ADA} can't create a user API key: the account restricts it, and no policy gives Ada Admin the User API key creator role on IAM Identity. ${ADD_ADA} Logging in with an identity whose claims match the rules of the access group api-key-creators would also give it.`,
    requester:
      "You can't create a user API key: the account restricts it, and you don't have the User API key creator role on IAM Identity. Ask an administrator for that role. Signing in through the company's identity provider may give it.",
  },
  "somebody else's key": {
    account: sample(),
    request: { principal: 'IBMid-060001ADMN', resource: 'IBMid-060003CRTR' },
    administrator: `${ADA} can't create a user API key for Cora Creator (IBMid-060003CRTR): users can create only their own keys. Let that user create it.`,
    requester:
      "You can't create a user API key for IBMid-060003CRTR: you can create only your own keys. Ask that user to create it.",
  },
  'nobody that the account lists': {
    account: sample(),
    request: { principal: 'IBMid-NOBODY' },
    administrator: "IBMid-NOBODY can't create a user API key: this user isn't in the account. Invite the user first.",
    requester: "You can't create a user API key: you aren't in this account. Ask an administrator.",
  },
  'several roles that would do': {
    account: withPolicies('1202'),
    request: { principal: 'IBMid-060009WKLY', action: CREATE_SERVICE_ID_API_KEY, resource: CI_DEPLOYER },
    administrator: `Wendy Weekly (IBMid-060009WKLY) can't create an API key for the service ID ci-deployer (${CI_DEPLOYER.slice(4)}): no policy gives Wendy Weekly the role Operator, or the wider Administrator, or the account's own API key manager, on IAM Identity. Fix: assign Wendy Weekly the Operator role on this service ID.`,
    requester: `You can't create an API key for the service ID ${CI_DEPLOYER.slice(4)}: you don't have the role Operator, or the wider Administrator, on IAM Identity. Ask an administrator for one of these roles.`,
  },
};

describe('A4: explain says who can do what, and why', () => {
  it.each(Object.entries(ROWS))('to an administrator: %s', (_, { account, request, administrator }) => {
    const asked = { action: CREATE_USER_API_KEY, ...request } as const;
    const found = remedies(account, asked);
    expect(explain(decide(account, asked), { account, remedies: found })).toBe(administrator);
  });

  it.each(Object.entries(ROWS))('to a requester: %s', (_, { account, request, requester }) => {
    const asked = { action: CREATE_USER_API_KEY, ...request } as const;
    expect(explain(decide(account, asked), { account, audience: 'requester' })).toBe(requester);
  });
});

describe('explain without the account', () => {
  const explained = (request: Request, audience: 'administrator' | 'requester' = 'administrator'): string =>
    explain(decide(withPolicies('1101', '1404', '2010'), request), { audience });

  it('calls everything by its id, and says what the decision alone knows', () => {
    expect(explained({ principal: 'IBMid-060001ADMN', action: CREATE_USER_API_KEY })).toBe(
      "IBMid-060001ADMN can't create a user API key: it's restricted, and no policy gives this user the User API key creator role on IAM Identity. Administrator is not enough, not even for the account owner. Policy 11010101-6f1d-4c2b-9a3e-a1b2c3d4e501 is close, but its roles don't include this action.",
    );
    expect(explained({ principal: 'IBMid-060003CRTR', action: CREATE_USER_API_KEY })).toBe(
      `IBMid-060003CRTR can create a user API key: policy 14040404-6f1d-4c2b-9a3e-a1b2c3d4e504 gives User API key creator through the access group ${CREATORS}.`,
    );
    expect(explained({ principal: 'IBMid-060001ADMN', action: CREATE_USER_API_KEY }, 'requester')).toBe(
      "You can't create a user API key: it's restricted, and you don't have the User API key creator role on IAM Identity. Ask an administrator for that role.",
    );
  });

  it('S3: says that a template restricts it', () => {
    const enterprise = { apiKeyCreation: ['RESTRICTED'] } as const;
    const of: Account = { ...withPolicies(), apiKeyCreation: 'NOT_SET', enterprise };
    expect(explain(decide(of, { principal: 'IBMid-060001ADMN', action: CREATE_USER_API_KEY }))).toContain(
      ": an enterprise template restricts it. Changing the account's own setting won't help. No policy gives this user",
    );
  });

  it('names no time, as it does not know whether the answer changes then', () => {
    const wendy = { principal: 'IBMid-060009WKLY', action: CREATE_USER_API_KEY } as const;
    expect(explained({ ...wendy, time: EARLY })).not.toContain('2026');
    expect(explained({ ...wendy, time: EARLY })).toContain("e510 is close, but its condition doesn't hold.");
    expect(explained({ ...wendy, time: EARLY + 3_600_000 })).not.toContain('2026');
  });
});

describe('explain', () => {
  it('takes a decision point for the account', () => {
    const account = withPolicies('1404');
    const decision = decide(account, { principal: 'IBMid-060001ADMN', action: CREATE_USER_API_KEY });
    expect(explain(decision, { account: compile(account) })).toBe(explain(decision, { account }));
  });

  it('says what the decision knows, where the account is another one', () => {
    const other = { id: 'other', apiKeyCreation: 'RESTRICTED', principals: [], accessGroups: [], policies: [] };
    const denied = decide(withPolicies('2010'), {
      principal: 'IBMid-060009WKLY',
      action: CREATE_USER_API_KEY,
      time: EARLY,
    });
    expect(explain(denied, { account: other })).toContain("e510 is close, but its condition doesn't hold.");
    for (const partial of [{ partial: ['policies'] as const }, { policies: withPolicies('2010').policies }]) {
      const unknown = decide(sample(partial), { principal: 'IBMid-060009WKLY', action: CREATE_USER_API_KEY });
      expect(explain(unknown, { account: other })).toBe(explain(unknown));
    }
  });

  it('refuses an audience that it does not know', () => {
    const decision = decide(SAMPLE, { principal: 'IBMid-060001ADMN', action: CREATE_USER_API_KEY });
    // @ts-expect-error a misspelt audience must not read what an administrator reads
    expect(() => explain(decision, { audience: 'Requester' })).toThrow(TypeError);
    // @ts-expect-error so must one who misspells the option
    expect(() => explain(decision, { audiance: 'requester' })).toThrow('`options` has an unknown key `audiance`');
    // @ts-expect-error an answer without its reasons
    expect(() => explain(true)).toThrow('`decision` must be a decision');
    // @ts-expect-error a request is no account
    expect(() => explain(decision, { account: decision.request })).toThrow('`options.account` must be');
  });
});
