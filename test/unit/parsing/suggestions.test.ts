import { describe, expect, it } from 'vitest';
import { account, issuesOf, withPolicy } from './given.ts';

/** The field that is suggested instead of an unknown one. */
function suggestion(input: unknown): string | undefined {
  const [message = ''] = issuesOf(input).map(({ message }) => message);
  expect(message).toMatch(/^`.*` is not a field of /);
  return /; did you mean `(.+)`\?$/.exec(message)?.[1];
}

const principal = (field: string) => account({ principals: [{ kind: 'user', id: 'IBMid-1', [field]: 1 }] });
const group = (field: string) => account({ accessGroups: [{ id: 'g', members: [], [field]: 1 }] });
const role = (field: string) => account({ roles: [{ crn: 'c', service: 's', actions: [], [field]: 1 }] });
const matcher = (field: string) => withPolicy({ target: { attributes: [{ key: 'k', [field]: 1 }] } });
const enterprise = (field: string) => account({ enterprise: { [field]: [] } });

describe('an unknown field', () => {
  it.each([
    ['a typo', withPolicy({ conditon: 1 }), 'condition'],
    ['two typos', withPolicy({ conditoins: 1 }), 'condition'],
    ['a plural', withPolicy({ conditions: 1 }), 'condition'],
    ['a singular', withPolicy({ role: 1 }), 'roles'],
    ['two letters swapped', withPolicy({ tagret: 1 }), 'target'],
    ['snake case', account({ access_groups: [] }), 'accessGroups'],
    ['kebab case', account({ 'api-key-creation': 'x' }), 'apiKeyCreation'],
    ['spaces', account({ 'service id creation': 'x' }), 'serviceIdCreation'],
    ['capitals', account({ OWNERID: 'x' }), 'ownerId'],
    ['capitals of a short name', principal('ID'), 'id'],
    ['a letter too few', principal('emal'), 'email'],
    ['a letter more', group('memberss'), 'members'],
    ['another letter', role('servise'), 'service'],
    ['a plural', matcher('values'), 'value'],
    ['a letter too few', matcher('oprator'), 'operator'],
    ['an extra letter', enterprise('apiKeysCreation'), 'apiKeyCreation'],
  ])('%s: suggests the nearest field', (_, input, nearest) => {
    expect(suggestion(input)).toBe(nearest);
  });

  it.each([
    ['three typos', withPolicy({ condishun: 1 })],
    ['a field of another kind', principal('locked')],
    ['x', account({ x: 1 })],
    ['nothing', account({ '': 1 })],
    ['a short name', account({ is: 1 })],
    ['a different letter with the same capital', principal('\u0131d')],
    ['one typo in a name of two letters', principal('ip')],
    ['two typos in a name of four', withPolicy({ note: 1 })],
    ['a field of the API that has another name here', withPolicy({ rule: 1 })],
    ['a field of the API that this type does not have', withPolicy({ description: 'x' })],
    ['negation', matcher('negate')],
    ['a name that is like none', account({ organisation: 1 })],
    ['a name of every object', withPolicy({ constructor: 1 })],
    ['a very long name', account({ ['policies'.repeat(20_000)]: 1 })],
    ['a name behind 100 characters', account({ [`${'_'.repeat(100)}policies`]: 1 })],
    ['half a swap, the first letter', withPolicy({ nmxe: 1 })],
    ['half a swap, the second letter', withPolicy({ nxae: 1 })],
  ])('%s: suggests nothing', (_, input) => {
    expect(suggestion(input)).toBeUndefined();
  });

  it('suggests a list name, too', () => {
    const [issue] = issuesOf(account({ partial: ['accessgroup'] }));
    expect(issue?.message).toBe(
      '`partial[0]` must be one of `policies`, `accessGroups`, `principals`, `roles`, `owner`; did you mean `accessGroups`?',
    );
  });
});
