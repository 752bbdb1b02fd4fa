import type { Account } from '../../nouns/account.ts';
import {
  type Action,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../../nouns/action.ts';
import type { Request } from '../../nouns/request.ts';
import { definitionsOf, requirementOf } from '../../rules/role.ts';
import { widthOf } from '../role-order.ts';
import { serviceIdOf } from './apply-remedy.ts';
import { beneficiaryIn, nameOfRole } from './candidates.ts';
import type { Change, JoinedGroup } from './remedy.ts';

/** The name of a new access group, by what its members may do (REM-8). */
const GROUP_NAMES: Readonly<Record<Action, string>> = {
  [UPDATE_SETTING]: 'api-key-setting-managers',
  [CREATE_USER_API_KEY]: 'api-key-creators',
  [CREATE_SERVICE_ID_API_KEY]: 'service-id-key-creators',
  [CREATE_SERVICE_ID]: 'service-id-creators',
};

/** The changes of a remedy: at least one. */
export type Changes = readonly [Change, ...Change[]];

/** The requests that a remedy is for: at least one. */
type Requests = readonly [Request, ...Request[]];

/** The principals of some requests join an access group, each once, in the order of the requests. */
export function changesByJoining(account: Account, requests: Requests, group: JoinedGroup): Changes {
  const join = (request: Request): Change => ({
    kind: 'join-access-group',
    account: account.id,
    principal: beneficiaryIn(account, request),
    group,
  });
  const byPrincipal = new Map(requests.map((request) => [request.principal, request]));
  return [join(requests[0]), ...[...byPrincipal.values()].slice(1).map(join)];
}

/** A new access group with the narrowest role that grants the requests, and then its members (REM-8). */
export function changesByNewGroup(account: Account, requests: Requests): Changes {
  const [first] = requests;
  const defined = definitionsOf(account);
  const { roles } = requirementOf(first.action, defined);
  const crn = roles.reduce((narrowest, role) => (widthOf(role) < widthOf(narrowest) ? role : narrowest));
  const name = freeName(account, GROUP_NAMES[first.action]);
  const serviceId = serviceIdOf(first);
  const creation: Change = {
    kind: 'create-access-group',
    account: account.id,
    name,
    role: { crn, ...nameOfRole(crn, defined) },
    ...(serviceId !== undefined && { resource: serviceId.resource }),
  };
  return [creation, ...changesByJoining(account, requests, { id: name, name, created: true })];
}

/** A name that no access group has, be it as its name or as its id. */
function freeName({ accessGroups, policies }: Account, name: string): string {
  const taken = new Set([
    ...accessGroups.flatMap((group) => [group.id, group.name]),
    ...policies.map(({ subject }) => subject.accessGroup),
  ]);
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  return free;
}
