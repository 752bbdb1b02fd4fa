import { type Account, ROLE_CATALOGUE, type Role } from 'apikey-policy';
import type { Effect } from '../account/effect.ts';
import { changedList } from '../account/list.ts';

/** Finds the CRN of a role by its display name (TF-8). */
export interface RoleNames {
  /** Among the roles of a service and those of the platform. */
  ofService(name: string, service: string): string | undefined;
  /** Among all roles. */
  ofAny(name: string): string | undefined;
  /** Among all roles, where only one has the name. */
  only(name: string): string | undefined;
}

/** The roles by name: the account's as the plan leaves them, before the catalogue's (TF-8). */
export function roleNamesOf({ roles = [] }: Account, effects: readonly Effect[]): RoleNames {
  const removed = new Set<string>();
  const added: Role[] = [];
  for (const effect of effects) {
    if (effect.kind === 'put-role') added.push(effect.role);
    if ((effect.kind === 'remove' || effect.kind === 'take-out') && effect.list === 'roles') removed.add(effect.id);
  }
  const custom = changedList(roles, added, { idOf: ({ crn }) => crn, isLeft: ({ crn }) => !removed.has(crn) });
  const candidates = [...custom.map(asCandidate), ...CATALOGUE];
  const byService = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  for (const { name, service, crn } of candidates) {
    if (name === undefined) continue;
    const key = keyOf(service, name);
    if (!byService.has(key)) byService.set(key, crn);
    byName.set(name, (byName.get(name) ?? new Set()).add(crn));
  }
  return {
    ofService: (name, service) => byService.get(keyOf(service, name)) ?? byService.get(keyOf(PLATFORM, name)),
    ofAny: (name) => [...(byName.get(name) ?? [])][0],
    only: (name) => {
      const [crn, ...others] = byName.get(name) ?? [];
      return others.length === 0 ? crn : undefined;
    },
  };
}

interface Candidate {
  readonly name: string | undefined;
  readonly service: string;
  readonly crn: string;
}

/** The service that the CRNs of platform roles, and of the roles that every service has, name. */
const PLATFORM = 'iam';

const CATALOGUE: readonly Candidate[] = ROLE_CATALOGUE.map(({ name, crns: [crn] }) => ({
  name,
  service: String(crn.split(':')[4]),
  crn,
}));

function asCandidate({ name, service, crn }: Role): Candidate {
  return { name, service, crn };
}

function keyOf(service: string, name: string): string {
  return JSON.stringify([service, name]);
}
