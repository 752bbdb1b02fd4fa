import {
  type Account,
  applyRemedy,
  type Decision,
  decide,
  explain,
  type Request,
  remedies,
  serviceIdForms,
  withPolicy,
} from 'apikey-policy';
import { accountAndRequest } from 'apikey-policy/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from './runs.ts';

/** The same account with a name for each principal, group, policy and role that says whose it is. */
function named(account: Account): Account {
  const withName = <Entry extends { readonly id: string }>(entry: Entry): Entry => ({
    ...entry,
    name: `The name of ${entry.id}`,
  });
  return {
    ...account,
    principals: account.principals.map(withName),
    accessGroups: account.accessGroups.map(withName),
    policies: account.policies.map(withName),
    roles: (account.roles ?? []).map((role) => ({ ...role, name: `The name of ${role.crn}` })),
  };
}

/** All ids of an account but the request's, and what names begin with. */
function foreignIn({ principals, accessGroups, policies, roles = [] }: Account): string[] {
  const members = accessGroups.flatMap((group) => group.members);
  const ids = [...principals, ...accessGroups, ...policies].map(({ id }) => id);
  return ['The name of', ...ids, ...members, ...roles.map(({ crn }) => crn).filter((crn) => crn.startsWith('crn:'))];
}

/** Everything that a requester or an administrator can read about a decision. */
function textsOn(account: Account, decision: Decision): string[] {
  const found = remedies(account, decision.request);
  const options = [{}, { account }, { remedies: found }, { account, remedies: found }];
  return options.flatMap((given) => [explain(decision, given), explain(decision, { ...given, audience: 'requester' })]);
}

describe('explain tells a requester nothing about others', () => {
  it('no id and no name but those of the request', () => {
    const property = fc.property(accountAndRequest(), ({ account: nameless, request }) => {
      const account = named(nameless);
      const decision = decide(account, request);
      const given = { account, remedies: remedies(account, request) };
      const { principal, resource = '' } = request;
      const own = [resource, serviceIdForms(resource)?.resource ?? resource, principal].filter(
        (id) => id.trim() !== '',
      );
      for (const options of [{}, given]) {
        const text = explain(decision, { ...options, audience: 'requester' });
        const rest = own.reduce((left, id) => left.replaceAll(id.trim(), ''), text);
        for (const foreign of foreignIn(account)) expect(rest).not.toContain(foreign);
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });
});

/** The strings of an account and a request, each id and role followed by the same odd characters wherever it stands. */
function renamed<Value>(value: Value, ids: ReadonlySet<string>, oddity: string): Value {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' && ids.has(part) ? part + oddity : part)),
  );
}

const oddities = fc.oneof(
  fc.constantFrom(
    '\n',
    '\r\n',
    '\u2028',
    '\u2029',
    '\u202e',
    '\u0000',
    '\u001b[31m',
    '`',
    '\ud800',
    '\u200b',
    '\u{e0001}',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('\u202e', 'x', '\n').map((part) => part.repeat(10_000)),
);

describe('explain is plain text', () => {
  it('on one line, of limited length, without control characters and backticks, whatever ids and names contain', () => {
    const property = fc.property(accountAndRequest(), oddities, (asked, oddity) => {
      const { account: before } = asked;
      const roles = (before.roles ?? []).map(({ crn }) => crn);
      const ids = new Set([...foreignIn(before), asked.request.principal, ...roles]);
      const { account: odd, request } = renamed(asked, ids, oddity);
      const names = { ...odd, principals: odd.principals.map((known) => ({ ...known, name: oddity })) };
      for (const account of [odd, named(odd), names]) {
        for (const text of textsOn(account, decide(account, request))) {
          expect(text).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}`]+\.$/u);
          expect(text.length).toBeLessThan(4000);
        }
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });
});

/** The account with a policy more, which gives the principal a role on IAM Identity. */
function withRole(account: Account, { principal }: Request, role: string): Account {
  const target = { attributes: [{ key: 'serviceName', value: 'iam-identity' }] };
  return withPolicy(account, { id: 'one more', subject: { principal }, roles: [role], target });
}

/** The instant that an explanation names after a phrase. */
function instantAfter(phrase: string, text: string): number | undefined {
  const [, instant] = new RegExp(`${phrase} (\\S+Z)\\.`).exec(text) ?? [];
  return instant === undefined ? undefined : Date.parse(instant);
}

/** The ids of the policies that an explanation calls close. */
function closeIn(text: string): string[] {
  return [...text.matchAll(/(?:Policy|Policies) ([^.]*?) (?:is|are) close/g)].flatMap(([, ids = '']) =>
    ids.split(/, | and /).filter((id) => !/^\d+ more$/.test(id)),
  );
}

const settingOf = {
  'iam-identity.user-apikey.create': 'apiKeyCreation',
  'iam-identity.serviceid.create': 'serviceIdCreation',
};

/** Calls a check with each explanation for an administrator or a requester that is given the account. */
function onEach(check: (text: string, account: Account, decision: Decision) => void): void {
  const property = fc.property(accountAndRequest(), ({ account, request }) => {
    const decision = decide(account, request);
    const found = remedies(account, request);
    for (const audience of ['administrator', 'requester'] as const) {
      check(explain(decision, { account, audience }), account, decision);
      check(explain(decision, { account, audience, remedies: found }), account, decision);
    }
  });
  fc.assert(property, { numRuns: RUNS });
}

describe('what explain claims is so', () => {
  it('A4: a role that is missing, or would allow it, turns the answer', () => {
    onEach((text, account, { request, requires }) => {
      if (!/would allow it|administrator for/.test(text) || requires === undefined) return;
      for (const role of requires.roles)
        expect(`${decide(withRole(account, request, role), request).allowed}: ${text}`).toBe(`true: ${text}`);
    });
  });

  it('A4: a role is said to allow it only beside what it settles', () => {
    onEach((text, _, { unknowns }) => {
      const others = ['unknown-principal', 'unknown-state', 'unknown-service-id', 'unknown-setting'];
      if (text.includes('would allow it')) expect(unknowns.filter((unknown) => others.includes(unknown))).toEqual([]);
    });
  });

  it('A5: at the instant that a condition opens it is allowed, and not before', () => {
    onEach((text, account, { request }) => {
      const time = instantAfter('(?:It opens next at|You can try again from)', text);
      if (time === undefined) return;
      expect(time).toBeGreaterThan(request.time ?? Infinity);
      expect(decide(account, { ...request, time }).allowed).toBe(true);
      expect(decide(account, { ...request, time: time - 1 }).allowed).toBe(false);
    });
  });

  it('A5: at the instant until which an answer holds it is another one', () => {
    onEach((text, account, { request, effect }) => {
      const time = instantAfter('This holds until', text);
      if (time === undefined) return;
      expect(time).toBeGreaterThan(request.time ?? Infinity);
      expect(decide(account, { ...request, time }).effect).not.toBe(effect);
      expect(decide(account, { ...request, time: time - 1 }).effect).toBe(effect);
    });
  });

  it('A8: a policy that is close is a near miss, and a policy could help', () => {
    onEach((text, _, { nearMisses, requires }) => {
      const ids = closeIn(text);
      const near = nearMisses.map(({ policy }) => policy);
      for (const id of ids) expect(near).toContain(id);
      if (ids.length > 0) expect(requires).toBeDefined();
    });
  });

  it('REM-1: the fix allows it', () => {
    onEach((text, account, { request }) => {
      const [first] = remedies(account, request);
      if (!text.includes('Fix:') || first === undefined) return;
      const after = applyRemedy(account, request, first);
      expect(decide(after.account, after.request).allowed).toBe(true);
    });
  });

  it('S3: what restricts it restricts it, and changing the own setting does not help', () => {
    onEach((text, account, { request }) => {
      const setting = Object.entries(settingOf).find(([action]) => action === request.action)?.[1];
      if (setting !== 'apiKeyCreation' && setting !== 'serviceIdCreation') return;
      if (/the account (restricts|and an)/.test(text)) expect(account[setting]).toBe('RESTRICTED');
      if (/enterprise template restricts?/.test(text)) expect(account.enterprise?.[setting]).toContain('RESTRICTED');
      if (text.includes("own setting won't help")) {
        expect(decide({ ...account, [setting]: 'NOT_RESTRICTED' }, request).allowed).toBe(false);
      }
      if (text.includes("A restriction wouldn't change this")) {
        expect(decide({ ...account, [setting]: 'RESTRICTED' }, request).allowed).toBe(true);
      }
    });
  });
});
