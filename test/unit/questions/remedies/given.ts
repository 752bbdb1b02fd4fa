import { type Action, type Change, type Remedy, type Request, remedies } from 'apikey-policy';
import * as given from '../../../support/given.ts';
import { ANNA, CREATE_SERVICE_ID_API_KEY, GROUP, ROBOT } from '../../../support/names.ts';

export type Changes = Parameters<typeof given.account>[0];

/** The policy of a group instead of Anna's own. */
export const viaGroup = (changes: object = {}): object => given.policy({ subject: { accessGroup: GROUP }, ...changes });

export function asked(action: Action, request: Partial<Request> = {}): Request {
  return { principal: ANNA, action, ...(action === CREATE_SERVICE_ID_API_KEY && { resource: ROBOT }), ...request };
}

export function found(changes: Changes, action: Action, request: Partial<Request> = {}): Remedy[] {
  return remedies(given.account(changes), asked(action, request));
}

/** A change as its kind and what it is about. */
export function inShort(change: Change): string {
  switch (change.kind) {
    case 'create-access-group':
      return `create ${change.name} with ${change.role.name ?? change.role.crn}`;
    case 'join-access-group':
      return `join ${change.group.id}`;
    case 'assign-role':
      return `assign ${change.role.name ?? change.role.crn}`;
    case 'relax-setting':
      return `relax ${change.setting}`;
    case 'supply-time':
      return `time ${new Date(change.example).toISOString()}`;
    case 'supply-data':
      return `${change.data} ${change.id}`;
  }
}

/** The remedies in short, in their order. */
export function answers(changes: Changes, action: Action, request: Partial<Request> = {}): string[] {
  return found(changes, action, request).map(({ changes: all }) => all.map(inShort).join(' + '));
}

/** The changes of the remedies that are of a kind. */
export function ofKind<Kind extends Change['kind']>(
  kind: Kind,
  all: readonly Remedy[],
): Extract<Change, { kind: Kind }>[] {
  return all
    .flatMap(({ changes }) => changes)
    .filter((change): change is Extract<Change, { kind: Kind }> => change.kind === kind);
}

const SUPPLIED = /^(time|state|principal|service-id|setting|role) /;
/** Those that begin with what is not known. */
export const supplied = (all: readonly string[]): string[] => all.filter((change) => SUPPLIED.test(change));
