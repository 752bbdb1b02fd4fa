import {
  type Account,
  applyRemedy,
  type Change,
  decide,
  PUBLIC_ACCESS_GROUP,
  type Request,
  ROLE_CATALOGUE,
  serviceIdForms,
} from 'apikey-policy';
import { USER_STATES } from '../support/names.ts';

/** Whether it is allowed after some changes. */
export function allowed(account: Account, request: Request, changes: readonly Change[]): boolean {
  const after = applyRemedy(account, request, { changes });
  return decide(after.account, after.request).allowed;
}

/** A change as far as its form is its rule's: who else it names is not what makes it one. */
export function inShort(change: Change): string {
  switch (change.kind) {
    case 'create-access-group':
      return `${change.kind} ${change.name}`;
    case 'join-access-group':
      return `${change.kind} ${change.group.id}`;
    case 'assign-role':
      return `${change.kind} ${change.role.crn}`;
    case 'relax-setting':
      return `${change.kind} ${change.setting}`;
    case 'supply-time':
      return change.kind;
    case 'supply-data':
      return `${change.kind} ${change.id}\0${change.data}`;
  }
}

export const listing = (found: readonly { readonly changes: readonly Change[] }[]): string[] =>
  found.map(({ changes }) => changes.map(inShort).sort().join(' + ')).sort();

/** Every change of REM-2 and REM-3 but the time, whether it helps or not, read off the account and the request. */
function everyChange(account: Account, request: Request): Change[] {
  const { principal: id, action, resource = '' } = request;
  const principal = { kind: 'user', id } as const;
  const partial = account.partial?.includes('principals');
  const listed = new Map(account.principals.map((known) => [known.id, known]));
  const forms = serviceIdForms(resource);
  const isS = action === 'iam-identity.apikey.create';
  const changes: Change[] = [];
  const data = (kind: 'state' | 'principal' | 'service-id' | 'setting' | 'role', of: string): void => {
    changes.push({ kind: 'supply-data', data: kind, id: of });
  };
  if (partial && !listed.has(id)) data('principal', id);
  const known = listed.get(id);
  if (known?.kind === 'user' && !USER_STATES.some((state) => state === known.state)) data('state', id);
  if (isS && partial && forms && !listed.has(forms.iamId)) data('service-id', forms.iamId);
  const defined = new Set([
    ...(account.roles ?? []).map(({ crn }) => crn),
    ...ROLE_CATALOGUE.flatMap(({ crns }) => crns),
  ]);
  for (const crn of new Set(account.policies.flatMap(({ roles }) => roles))) if (!defined.has(crn)) data('role', crn);
  const setting = {
    'iam-identity.user-apikey.create': 'apiKeyCreation',
    'iam-identity.serviceid.create': 'serviceIdCreation',
  } as const;
  const own = action in setting ? setting[action as keyof typeof setting] : undefined;
  if (own !== undefined) {
    const isFine = (account.enterprise?.[own] ?? []).every(
      (value) => value === 'NOT_RESTRICTED' || value === 'NOT_SET',
    );
    const value = account[own];
    if (value === 'RESTRICTED' && isFine) changes.push({ kind: 'relax-setting', account: account.id, setting: own });
    if (value !== 'RESTRICTED' && value !== 'NOT_RESTRICTED' && value !== 'NOT_SET') data('setting', own);
  }
  for (const { id: group, members } of new Map(account.accessGroups.map((entry) => [entry.id, entry])).values()) {
    if (group === PUBLIC_ACCESS_GROUP || members.includes(id)) continue;
    const changed: Change = { kind: 'join-access-group', account: account.id, principal, group: { id: group } };
    if (certainlyGrants(account, request, group)) changes.push(changed);
  }
  for (const crn of rolesFor(account, request)) {
    const narrowed = isS && forms ? { resource: forms.resource } : {};
    changes.push({ kind: 'assign-role', account: account.id, principal, role: { crn }, ...narrowed });
  }
  return changes;
}

/** Whether a group has a policy that grants it, asked of a robot of its own that nothing else can grant anything. */
function certainlyGrants(account: Account, request: Request, group: string): boolean {
  const member = 'iam-ServiceId-a-robot-of-its-own';
  const of = { ...account, principals: [...account.principals, { kind: 'service-id', id: member } as const] };
  const forms = serviceIdForms(request.resource ?? '');
  if (forms) of.principals.push({ kind: 'service-id', id: forms.iamId });
  const policies = account.policies.filter(({ subject }) => 'accessGroup' in subject && subject.accessGroup === group);
  const alone = { ...of, policies, accessGroups: [{ id: group, members: [member] }], apiKeyCreation: 'NOT_SET' };
  if (request.action === 'iam-identity.user-apikey.create') {
    // Only users ask for these: the same robot as a user, under a setting that restricts.
    const user = { kind: 'user', id: 'a-user-of-its-own', state: 'ACTIVE' } as const;
    const { resource: _, ...asked } = request;
    const grouped = { ...alone, principals: [user], accessGroups: [{ id: group, members: [user.id] }] };
    return decide({ ...grouped, apiKeyCreation: 'RESTRICTED' }, { ...asked, principal: user.id }).allowed;
  }
  return decide({ ...alone, serviceIdCreation: 'RESTRICTED' }, { ...request, principal: member }).allowed;
}

/** The roles that grant it, as the decision on somebody without any policy names them (A4). */
function rolesFor(account: Account, { action, resource }: Request): readonly string[] {
  const user = { kind: 'user', id: 'a-user-of-its-own', state: 'ACTIVE' } as const;
  // Only keys of service IDs are about one: a user's own id may look like one all the same.
  const isS = action === 'iam-identity.apikey.create';
  const forms = isS ? serviceIdForms(resource ?? '') : undefined;
  if (isS && !forms) return [];
  const principals = [user, ...(forms ? [{ kind: 'service-id', id: forms.iamId } as const] : [])];
  const strict = { apiKeyCreation: 'RESTRICTED', serviceIdCreation: 'RESTRICTED' };
  const bare: Account = { ...account, ...strict, principals, policies: [], accessGroups: [], partial: [] };
  const request = { principal: user.id, action, ...(forms && { resource: forms.iamId }) };
  return decide(bare, request).requires?.roles ?? [];
}

const WEEK_AND_MORE = 8 * 86_400_000;

/** The bounds of dates in whatever stands as a condition, as instants, and the seconds after them. */
function boundsIn(condition: unknown): number[] {
  if (typeof condition === 'object' && condition !== null) return Object.values(condition).flatMap(boundsIn);
  const bound = Date.parse(String(condition));
  return Number.isNaN(bound) ? [] : [bound, bound + 1000];
}

/** The first instant since 1970 at which it is allowed, else the last before, by asking at one change after another. */
export function instantFor(account: Account, request: Request): number | undefined {
  const bounds = [0, ...account.policies.flatMap(({ condition }) => boundsIn(condition))].sort((a, b) => a - b);
  const walk = (from: number, until: number): { first?: number; last?: number } => {
    const found: { first?: number; last?: number } = {};
    for (let time = from; time < until; ) {
      const { allowed: is, validUntil = until } = decide(account, { ...request, time });
      if (is) found.first ??= time;
      if (is) found.last = Math.min(validUntil, until) - 1;
      time = validUntil;
    }
    return found;
  };
  for (const bound of bounds.filter((instant) => instant >= 0)) {
    const { first } = walk(bound, bound + WEEK_AND_MORE);
    if (first !== undefined) return first;
  }
  for (const bound of bounds.filter((instant) => instant <= 0).reverse()) {
    const { last } = walk(bound - WEEK_AND_MORE, bound);
    if (last !== undefined) return last;
  }
  return undefined;
}

/** All minimal sets of at most so many changes, the time beside them, by trying them all. */
export function searched(account: Account, request: Request, most: number): string[] {
  const changes = everyChange(account, request);
  let sets: Change[][] = [[]];
  const minimal: Set<string>[] = [];
  const tryOne = (names: readonly string[], isAllowed: () => boolean): void => {
    if (!minimal.some((found) => [...found].every((name) => names.includes(name))) && isAllowed())
      minimal.push(new Set(names));
  };
  for (let size = 0; size <= most; size++) {
    for (const set of sets) tryOne(set.map(inShort), () => allowed(account, request, set));
    if (request.time === undefined) {
      for (const set of sets.filter((some) => some.length < most)) {
        const after = applyRemedy(account, request, { changes: set });
        tryOne(['supply-time', ...set.map(inShort)], () => instantFor(after.account, request) !== undefined);
      }
    }
    sets = sets.flatMap((set) => {
      const [last] = set.slice(-1);
      return changes.slice(last === undefined ? 0 : changes.indexOf(last) + 1).map((change) => [...set, change]);
    });
  }
  return minimal
    .filter(
      (set) => set.size > 0 && !minimal.some((other) => other !== set && [...other].every((name) => set.has(name))),
    )
    .map((set) => [...set].sort().join(' + '))
    .sort();
}
