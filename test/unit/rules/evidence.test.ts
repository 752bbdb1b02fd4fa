import { describe, expect, it } from 'vitest';
import {
  ADMINISTRATOR,
  ANNA,
  account,
  ask,
  BEN,
  C,
  EDITOR,
  FAILS,
  GROUP,
  KEY_CREATOR,
  member,
  OPERATOR,
  policy,
  S,
  SERVICE_ID_CREATOR,
  T,
  U,
  UNHEARD_OF,
  user,
  VIEWER,
} from '../../support/build.ts';

const ALLOWING = account({ policies: [policy()] });

describe('A4: reason and evidence', () => {
  it('an allow names every policy and role that grants it, and no other policy', () => {
    const through = { subject: { accessGroup: GROUP } };
    const of = account({
      accessGroups: [member(ANNA)],
      policies: [
        policy({ id: 'both', roles: [OPERATOR, VIEWER, EDITOR] }),
        policy({ id: 'closed', condition: FAILS }),
        policy({ id: 'group', ...through, roles: [ADMINISTRATOR] }),
        policy({ id: 'ben', subject: { principal: BEN } }),
        policy({ id: 'odd', roles: [UNHEARD_OF] }),
      ],
    });
    expect(ask(of, T).grants).toEqual([
      { policy: 'both', role: OPERATOR },
      { policy: 'both', role: EDITOR },
      { policy: 'group', role: ADMINISTRATOR, accessGroup: GROUP },
    ]);
  });

  it('grants are empty unless the effect is allow', () => {
    expect(ask(account({ principals: [user(ANNA, 'SUSPENDED')], policies: [policy()] }), T).grants).toEqual([]);
    expect(ask(account({ principals: [{ kind: 'user', id: ANNA }], policies: [policy()] }), T).grants).toEqual([]);
  });

  it.each([
    [T, [ADMINISTRATOR, OPERATOR, EDITOR]],
    [U, [KEY_CREATOR]],
    [S, [ADMINISTRATOR, OPERATOR]],
    [C, [SERVICE_ID_CREATOR]],
  ])('a deny of %s for no-grant names the required roles', (action, roles) => {
    expect(ask(account(), action).requires).toEqual({ action, roles });
  });

  it('the roles of the account follow, in the order of their CRNs’ UTF-16 code units', () => {
    const own = (crn: string, actions = [U], service = 'iam-identity') => ({ crn, service, actions });
    const roles = [
      // A full-width A comes after the surrogates of a key, though its code point is the lower one.
      own('crn:\uFF21'),
      own('crn:\u{1F511}'),
      own('crn:b'),
      own('crn:B'),
      own('crn:a', [S]),
      own('crn:c', [U], 'kms'),
      own(VIEWER),
      own(KEY_CREATOR),
    ];
    expect(ask(account({ roles }), U).requires?.roles).toEqual([
      KEY_CREATOR,
      'crn:B',
      'crn:b',
      'crn:\u{1F511}',
      'crn:\uFF21',
    ]);
  });

  const STATELESS = { principals: [{ kind: 'user', id: ANNA }] };
  it.each([
    ['an uncertain grant', { policies: [policy({ roles: [UNHEARD_OF] })] }],
    ['an unknown setting and no grant', { apiKeyCreation: 'garbled' }],
    ['partial policies', { partial: ['policies'] }],
    ['an unknown state and an uncertain grant', { ...STATELESS, policies: [policy({ roles: [UNHEARD_OF] })] }],
  ])('an indeterminate requires a role if a grant is or may be needed: %s', (_, changes) => {
    expect(ask(account(changes), U)).toMatchObject({
      effect: 'indeterminate',
      requires: { action: U, roles: [KEY_CREATOR] },
    });
  });

  it.each([
    ['a certain grant', { ...STATELESS, policies: [policy()] }],
    ['a certain grant and an unknown setting', { ...STATELESS, apiKeyCreation: '?', policies: [policy()] }],
    ['a setting that is off', { ...STATELESS, apiKeyCreation: 'NOT_RESTRICTED' }],
  ])('an indeterminate requires no role if there is %s', (_, changes) => {
    const decision = ask(account(changes), U);
    expect(decision.unknowns).toEqual(['unknown-state']);
    expect(decision).not.toHaveProperty('requires');
  });

  it('an allow, and a deny for another reason, require no role', () => {
    expect(ask(ALLOWING, U)).not.toHaveProperty('requires');
    expect(ask(account(), U, { resource: BEN })).not.toHaveProperty('requires');
    expect(ask(account(), U, { principal: 'IBMid-GONE' })).not.toHaveProperty('requires');
    expect(ask(account(), S, { resource: 'ServiceId-GONE' })).not.toHaveProperty('requires');
  });
});
