import { ACTIONS } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { answerBy, answerOn, answersBy, ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ADMINISTRATOR,
  ANNA,
  BEN,
  CREATE_SERVICE_ID_API_KEY,
  EDITOR,
  GROUP,
  KEY_CREATOR,
  OPERATOR,
  PUBLIC,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../support/names.ts';

const ALL = ACTIONS.map(() => 'granted');
const NONE = ACTIONS.map(() => 'no-grant');

describe('G1: which policies count', () => {
  it.each([
    [{}, ALL],
    [{ type: 'access' }, ALL],
    [{ state: 'active' }, ALL],
    [{ type: 'access', state: 'active' }, ALL],
    [{ type: 'authorization' }, NONE],
    [{ type: 'Access' }, NONE],
    [{ type: '' }, NONE],
    [{ state: 'deleted' }, NONE],
    [{ state: 'Active' }, NONE],
    [{ state: '' }, NONE],
    [{ type: 'authorization', state: 'active' }, NONE],
  ])('with %j', (changes, answers) => {
    expect(answersBy(changes)).toEqual(answers);
  });

  it('the subject is the principal itself, or a group that has it as a member', () => {
    expect(answerBy({ subject: { principal: BEN } }, UPDATE_SETTING)).toBe('no-grant');
    const through = (...members: string[]) =>
      ask(
        given.account({
          accessGroups: [given.member(...members)],
          policies: [given.policy({ subject: { accessGroup: GROUP } })],
        }),
        UPDATE_SETTING,
      );
    expect(through(BEN, ANNA)).toMatchObject({
      effect: 'allow',
      grants: [{ policy: 'p', role: OPERATOR, accessGroup: GROUP }],
    });
    expect(through(BEN)).toMatchObject({ effect: 'deny', reason: 'no-grant' });
    // A principal's id is no group's, and the other way round.
    expect(answerBy({ subject: { accessGroup: ANNA } }, UPDATE_SETTING)).toBe('no-grant');
  });
});

describe('G7: more of the same is more evidence', () => {
  it('several policies and groups are several grants of one answer', () => {
    const other = 'AccessGroupId-OTHER';
    const decision = ask(
      given.account({
        accessGroups: [given.member(ANNA), { id: other, members: [ANNA] }],
        policies: [
          given.policy({ id: 'own' }),
          given.policy({ id: 'through-team', subject: { accessGroup: GROUP } }),
          given.policy({ id: 'through-other', subject: { accessGroup: other } }),
          given.policy({ id: 'again' }),
        ],
      }),
      UPDATE_SETTING,
    );
    expect(decision).toMatchObject({ effect: 'allow', reason: 'granted' });
    expect(decision.grants).toEqual([
      { policy: 'own', role: OPERATOR },
      { policy: 'through-team', role: OPERATOR, accessGroup: GROUP },
      { policy: 'through-other', role: OPERATOR, accessGroup: other },
      { policy: 'again', role: OPERATOR },
    ]);
  });
});

describe('G8: a policy’s verdict is the conjunction of its parts', () => {
  // On S, every part that can be unknown is unknown, each for a reason of its own.
  const UNCERTAIN = {
    subject: { accessGroup: GROUP },
    roles: [VIEWER, UNHEARD_OF],
    target: { ...given.narrowedBy(given.attribute('region', 'x', 'odd')), tags: [given.attribute('env', 'prod')] },
    condition: given.UNREADABLE,
  };
  const PARTIAL_GROUP = { id: GROUP, members: [BEN], partial: true };
  const answer = (changes: object, groups: object[] = [PARTIAL_GROUP]) =>
    answerOn(
      { accessGroups: groups, policies: [given.policy({ ...UNCERTAIN, ...changes })] },
      CREATE_SERVICE_ID_API_KEY,
    );

  it('with no false part, its unknown parts are what is unknown, in the order of section 9', () => {
    expect(answer({})).toEqual([
      'unknown-role',
      'unknown-operator',
      'tags-unknown',
      'unknown-condition',
      'partial-data',
    ]);
  });

  it.each([
    ['activity', { type: 'authorization' }],
    ['activity', { state: 'deleted' }],
    ['not the public access group', { subject: { accessGroup: PUBLIC } }],
    ['subject', { subject: { principal: BEN } }],
    ['role', { roles: [VIEWER] }],
    [
      'target',
      { target: { ...given.on(given.attribute('serviceName', 'kms')), tags: [given.attribute('env', 'prod')] } },
    ],
    ['condition', { condition: given.FAILS }],
  ])('with %s false it is no grant, however much else is unknown', (_, changes) => {
    expect(answer(changes)).toBe('no-grant');
  });

  it('a member who is not listed in a complete group makes the subject false', () => {
    expect(answer({}, [given.member(BEN)])).toBe('no-grant');
  });

  it.each([
    ['subject', { subject: { principal: ANNA } }, 'partial-data'],
    ['role', { roles: [OPERATOR, UNHEARD_OF] }, 'unknown-role'],
    ['condition', { condition: undefined }, 'unknown-condition'],
  ])('a certain %s is no longer among the unknowns', (_, changes, reason) => {
    expect(answer(changes)).not.toContain(reason);
    expect(answer(changes)).toHaveLength(4);
  });

  it('each role that certainly carries the action is a grant of its own, in the order of the policy', () => {
    const roles = [EDITOR, VIEWER, UNHEARD_OF, KEY_CREATOR, ADMINISTRATOR];
    expect(ask(given.account({ policies: [given.policy({ roles })] }), UPDATE_SETTING).grants).toEqual([
      { policy: 'p', role: EDITOR },
      { policy: 'p', role: ADMINISTRATOR },
    ]);
  });

  it('the role part is unknown for the reasons of each unknown role, if none is certain', () => {
    const roles = [{ crn: 'crn:own', service: 'iam-identity', actions: [...ACTIONS] }];
    const target = given.on(given.PLATFORM_SERVICES);
    const unknowns = (...crns: string[]) =>
      answerOn({ roles, policies: [given.policy({ roles: crns, target })] }, UPDATE_SETTING);
    expect(unknowns('crn:own', UNHEARD_OF)).toEqual(['unknown-role', 'undocumented-target']);
    expect(unknowns('crn:own', UNHEARD_OF, EDITOR)).toBe('granted');
  });

  it('the parts of two policies do not add up to one that grants', () => {
    const policies = [
      given.policy({ id: 'no-role', roles: [VIEWER] }),
      given.policy({ id: 'no-target', target: given.on(given.attribute('serviceName', 'kms')) }),
      given.policy({ id: 'no-condition', target: given.on(given.IAM_IDENTITY), condition: given.FAILS }),
    ];
    expect(answerOn({ policies }, UPDATE_SETTING)).toBe('no-grant');
  });
});
