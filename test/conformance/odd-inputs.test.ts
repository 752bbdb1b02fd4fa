import { type Account, audit, decide, explain, type Request, remedies, whoMay } from 'apikey-policy';
import { requestFromHttp } from 'apikey-policy/gateway';
import { accountFromIbmCloud, renderRemedy } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { odd, oddCalls, oddInput } from '../support/odd.ts';

/** What the library returns for one of these inputs, in readable lines. */
type Output = (account: Account, requests: readonly Request[]) => readonly string[];

interface Row {
  readonly rule: string;
  readonly file: string;
  /** What was said before the rule. */
  readonly before: string;
  readonly after: readonly string[];
  readonly output: Output;
}

const effects: Output = (account, requests) =>
  requests.map((request) => {
    const { effect, reason } = decide(account, request);
    return `${effect} ${reason}`;
  });

const finds: Output = (account) => audit(account).map(({ severity, code }) => `${severity} ${code}`);

const lists: Output = ({ partial = [] }) => partial;

const says: Output = (account, requests) => requests.map((request) => explain(decide(account, request), { account }));

const ROWS: readonly Row[] = [
  {
    rule: 'B4',
    file: 'owner-not-known',
    before: 'nothing',
    after: ['owner'],
    output: lists,
  },
  {
    rule: 'I4',
    file: 'owner-not-known',
    before: 'deny no-grant, twice',
    after: ['indeterminate partial-data', 'indeterminate partial-data'],
    output: effects,
  },
  {
    rule: 'AUD-1',
    file: 'owner-not-known',
    before: 'high nobody-may-change-the-setting',
    after: ['medium nobody-may-create-user-keys', 'medium nobody-may-create-service-ids'],
    output: finds,
  },
  {
    rule: 'P2',
    file: 'cross-account-service-id',
    before: 'deny unknown-principal, twice',
    after: ['indeterminate unknown-principal', 'indeterminate unknown-principal'],
    output: effects,
  },
  {
    rule: 'WHO-1',
    file: 'cross-account-service-id',
    before: 'the answers without the foreign service ID',
    after: ['iam-ServiceId-foreign'],
    output: (account) =>
      whoMay(account, { action: 'iam-identity.account.update' }).undetermined.map(({ request }) => request.principal),
  },
  {
    rule: 'AUD-1',
    file: 'cross-account-service-id',
    before: 'low deleted-principal: Delete it.',
    after: ['medium unlisted-identity', 'medium nobody-may-create-user-keys', 'medium nobody-may-create-service-ids'],
    output: finds,
  },
  {
    rule: 'B5',
    file: 'user-list-visibility',
    before: 'deny unknown-principal, twice',
    after: ['indeterminate unknown-principal', 'indeterminate unknown-principal'],
    output: effects,
  },
  {
    rule: 'AUD-1',
    file: 'user-list-visibility',
    before: 'low deleted-principal of `account-owner`: Delete it.',
    after: [],
    output: finds,
  },
  {
    rule: 'S3',
    file: 'template-restricts',
    before: 'The account restricts it',
    after: [],
    output: (account, requests) => says(account, requests).filter((text) => text.includes('The account restricts it')),
  },
  {
    rule: 'AUD-1',
    file: 'template-restricts',
    before: 'high api-key-creation-not-restricted',
    after: [],
    output: (account, requests) => finds(account, requests).filter((line) => line.startsWith('high')),
  },
  {
    rule: 'P3',
    file: 'invite-failed',
    before: 'indeterminate unknown-state',
    after: ['deny inactive-principal'],
    output: effects,
  },
  {
    rule: 'REM-6',
    file: 'administrator-before-operator',
    before: 'Administrator, then Operator',
    after: ['Operator', 'Administrator'],
    output: (account, [request]) => (request === undefined ? [] : rolesOf(account, request)),
  },
];

function rolesOf(account: Account, request: Request): readonly string[] {
  return remedies(account, request).map(
    (remedy) => /--roles '?([\w ]+?)'? --/.exec(renderRemedy(remedy, 'cli'))?.[1] ?? '',
  );
}

describe('what people had, by the rule that settles it', () => {
  const titled = ROWS.map((row) => ({ ...row, now: row.after.join(', ') || 'nothing of it' }));

  it.each(titled)('$rule: of $file, "$now" stands where "$before" was', ({ file, after, output }) => {
    const { payloads, asks } = oddInput(file);
    const result = accountFromIbmCloud(payloads);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    expect(output(result.account, asks)).toEqual(after);
  });

  it.each(['error-body-as-page', 'row-as-page'])('B11: of %s, issues stand where a complete empty list was', (file) => {
    const result = accountFromIbmCloud(odd(file));
    expect(result.ok ? [] : result.issues.map(({ path }) => path.join('.'))).toContain('users.0.resources');
  });

  it('GATE-2: of gateway-calls, `invalid` stands where `not-ours` was for paths without a version', () => {
    const caller = { principal: 'IBMid-A', account: 'a0000000000000000000000000000001' };
    const kinds = oddCalls('gateway-calls').map((call) => requestFromHttp(call, caller).kind);
    expect(kinds.slice(0, 3)).toEqual(['invalid', 'invalid', 'invalid']);
  });
});
