// A program in ES modules, as every version of TypeScript that is promised compiles it.
import { type Account, compile, type Decision, decide, parseAccount, type Request } from 'apikey-policy';
import { accountFromIbmCloud, type IbmCloudPayloads } from 'apikey-policy/ibm-cloud';

const account = {
  id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
  apiKeyCreation: 'RESTRICTED',
  principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' }],
  accessGroups: [],
  policies: [],
} as const satisfies Account;

const request: Request = { principal: 'IBMid-060001ADMN', action: 'iam-identity.user-apikey.create' };
export const decisions: readonly Decision[] = [decide(account, request), compile(account).decide(request)];

export function reasonOf(decision: Decision): string {
  switch (decision.effect) {
    case 'allow':
      return decision.grants[0]?.policy ?? decision.reason;
    case 'deny':
      return decision.reason;
    case 'indeterminate':
      return decision.unknowns.join();
    default:
      return decision satisfies never;
  }
}

export function read(payloads: IbmCloudPayloads): Account {
  const result = accountFromIbmCloud(payloads);
  if (!result.ok) throw new Error(result.issues[0].message);
  const parsed = parseAccount(result.account);
  return parsed.ok ? parsed.value : account;
}

// @ts-expect-error a question that there is not
decide(account, { principal: 'IBMid-060001ADMN', action: 'iam-identity.everything' });
// @ts-expect-error an answer is not to be changed
decide(account, request).allowed = true;
