import type { PolicyDecisionPoint } from '../../engine/compile.ts';
import { decide } from '../../engine/decide.ts';
import { accountOf, checkRemedy } from '../../json/argument.ts';
import type { Account } from '../../nouns/account.ts';
import { type Action, CREATE_SERVICE_ID_API_KEY } from '../../nouns/action.ts';
import { kindOfIamId, type ServiceIdForms, serviceIdForms } from '../../nouns/iam-id.ts';
import type { Policy, PolicySubject } from '../../nouns/policy.ts';
import type { Principal } from '../../nouns/principal.ts';
import type { Request } from '../../nouns/request.ts';
import type { Role } from '../../nouns/role.ts';
import { checkIsRequest } from '../../rules/request.ts';
import { withApiKeyCreation, withMember, withPolicy, withServiceIdCreation } from '../edits.ts';
import type { AssignRole, Change, CreateAccessGroup, SupplyData } from './remedy.ts';

/** An account and a request about it. */
export interface AccountAndRequest {
  readonly account: Account;
  readonly request: Request;
}

/**
 * The account and the request as they are after a remedy; nothing is mutated (REM-1).
 *
 * @param from the account that `remedies` was given, or its compiled form
 * @param request the request that the remedy is for
 * @param remedy one of those that `remedies` returned, or some of its changes
 * @returns both as the remedy would leave them: an assigned role is a new policy, a supplied time is in the request
 * @throws TypeError if an argument is not of its type
 *
 * @example
 * ```ts
 * import { applyRemedy, decide, remedies } from 'apikey-policy';
 *
 * const account = {
 *   id: 'a',
 *   apiKeyCreation: 'RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-1', state: 'ACTIVE' }],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * const request = { principal: 'IBMid-1', action: 'iam-identity.user-apikey.create' } as const;
 * const after = remedies(account, request).map((remedy) => applyRemedy(account, request, remedy));
 * after.map((result) => decide(result.account, result.request).reason); // => ['granted', 'not-restricted']
 * ```
 */
export function applyRemedy(
  from: Account | PolicyDecisionPoint,
  request: Request,
  remedy: { readonly changes: readonly Change[] },
): AccountAndRequest {
  const account = accountOf(from);
  checkIsRequest(request);
  checkRemedy(remedy);
  return remedy.changes.reduce(applyChange, { account, request });
}

/** The account and the request after some changes. */
export function after({ account, request }: AccountAndRequest, changes: readonly Change[]): AccountAndRequest {
  return applyRemedy(account, request, { changes });
}

/** The service ID that a request for an API key is about; requests for other actions are about none. */
export function serviceIdOf({ action, resource = '' }: Request): ServiceIdForms | undefined {
  return action === CREATE_SERVICE_ID_API_KEY ? serviceIdForms(resource) : undefined;
}

export function isAllowed({ account, request }: AccountAndRequest): boolean {
  return decide(account, request).allowed;
}

function applyChange({ account, request }: AccountAndRequest, change: Change): AccountAndRequest {
  switch (change.kind) {
    case 'create-access-group':
      return { account: withGroup(account, change), request };
    case 'join-access-group':
      return { account: withMember(account, change.group.id, change.principal.id), request };
    case 'assign-role':
      return { account: withPolicy(account, grantedBy(change, { principal: change.principal.id }, account)), request };
    case 'relax-setting':
      return { account: withoutRestriction(account, change.setting), request };
    case 'supply-time':
      return { account, request: { ...request, time: change.example } };
    case 'supply-data':
      return { account: withData(account, request.action, change), request };
  }
}

/** The account with a new group without members, and a policy that gives the group its role. */
function withGroup(account: Account, change: CreateAccessGroup): Account {
  const { name } = change;
  const accessGroups = [...account.accessGroups, { id: name, name, members: [] }];
  return withPolicy({ ...account, accessGroups }, grantedBy(change, { accessGroup: name }, account));
}

/** The policy that gives a subject a role, under an id that no policy of the account has. */
function grantedBy(
  { role, resource }: AssignRole | CreateAccessGroup,
  subject: PolicySubject,
  { id: accountId, policies }: Account,
): Policy {
  const taken = new Set(policies.map(({ id }) => id));
  let id = 'remedy';
  for (let number = 2; taken.has(id); number++) id = `remedy-${number}`;
  const attributes: Record<string, string> = { accountId, serviceName: 'iam-identity' };
  if (resource !== undefined) Object.assign(attributes, { resourceType: 'serviceid', resource });
  return {
    id,
    subject,
    roles: [role.crn],
    target: { attributes: Object.entries(attributes).map(([key, value]) => ({ key, value })) },
  };
}

function withoutRestriction(account: Account, setting: string): Account {
  return setting === 'apiKeyCreation'
    ? withApiKeyCreation(account, 'NOT_RESTRICTED')
    : withServiceIdCreation(account, 'NOT_RESTRICTED');
}

function withData(account: Account, action: Action, { data, id }: SupplyData): Account {
  switch (data) {
    case 'state':
      return {
        ...account,
        principals: account.principals.map((known) =>
          known.kind === 'user' && known.id === id ? { ...known, state: 'ACTIVE' } : known,
        ),
      };
    case 'principal':
    case 'service-id':
      return { ...account, principals: [...account.principals, listed(id)] };
    case 'setting':
      return withoutRestriction(account, id);
    case 'role':
      return { ...account, roles: [...(account.roles ?? []), roleWith(id, action)] };
  }
}

function listed(id: string): Principal {
  const kind = kindOfIamId(id);
  return kind === 'user' ? { kind, id, state: 'ACTIVE' } : { kind, id };
}

/** A role of IAM Identity that carries one action. */
export function roleWith(crn: string, action: Action): Role {
  return { crn, service: 'iam-identity', actions: [action] };
}
