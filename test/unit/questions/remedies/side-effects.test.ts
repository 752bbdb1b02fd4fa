import type { Remedy } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  GROUP,
  KEY_CREATOR,
  MONDAY_NOON,
  OPERATOR,
  SERVICE_ID_CREATOR,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../../support/names.ts';
import { answers, found, inShort, viaGroup } from './given.ts';

describe('REM-5: side effects', () => {
  const rows = ({ sideEffects }: Remedy): unknown[] =>
    sideEffects.questions.map((row) => [row.principal, row.action, row.class]);
  const team = {
    principals: [given.user(ANNA), given.user(BEN)],
    accessGroups: [given.member()],
    policies: [
      viaGroup({ roles: [KEY_CREATOR, EDITOR] }),
      viaGroup({ id: 'mornings', roles: [SERVICE_ID_CREATOR], condition: given.earlierThan('12:00:00Z') }),
    ],
  };

  it('are the other answers that it changes, at the time of the request', () => {
    const [assign, relax, join] = found(team, CREATE_USER_API_KEY);
    expect([assign, relax, join].map((remedy) => remedy && rows(remedy))).toEqual([
      [],
      [[BEN, CREATE_USER_API_KEY, 'gained']],
      [
        [ANNA, UPDATE_SETTING, 'gained'],
        [ANNA, CREATE_SERVICE_ID, 'maybe-gained'],
      ],
    ]);
    const inTime = (time: number): unknown[] => found(team, CREATE_USER_API_KEY, { time }).map(rows).slice(2);
    expect(inTime(0)).toEqual([
      [
        [ANNA, UPDATE_SETTING, 'gained'],
        [ANNA, CREATE_SERVICE_ID, 'gained'],
      ],
    ]);
    expect(found(team, CREATE_USER_API_KEY, { time: MONDAY_NOON }).map(rows)).toEqual([
      [],
      [[BEN, CREATE_USER_API_KEY, 'gained']],
      [[ANNA, UPDATE_SETTING, 'gained']],
    ]);
  });

  it('tell the service ID that was asked about from others', () => {
    const principals = [
      given.user(ANNA),
      ...['1', '2'].map((id) => ({ kind: 'service-id', id: `iam-ServiceId-${id}` })),
    ];
    const policies = [viaGroup({ roles: [OPERATOR] })];
    const all = found({ principals, accessGroups: [given.member()], policies }, CREATE_SERVICE_ID_API_KEY, {
      resource: 'iam-ServiceId-1',
    });
    const join = all.find(({ changes }) => changes[0].kind === 'join-access-group');
    expect(join?.sideEffects.questions.map(({ action, resource }) => [action, resource])).toEqual([
      [UPDATE_SETTING, undefined],
      [CREATE_SERVICE_ID_API_KEY, 'ServiceId-2'],
    ]);
  });

  it('A4: tell the question that was asked whatever resource it names', () => {
    const policies = [viaGroup({ roles: [EDITOR] })];
    const all = found({ accessGroups: [given.member()], policies }, UPDATE_SETTING, { resource: 'ServiceId-ROBOT' });
    expect(all.filter(({ changes }) => inShort(changes[0]) === `join ${GROUP}`).map(rows)).toEqual([[]]);
  });

  it('are none of what changes the request alone', () => {
    const [time] = found(
      { policies: [given.policy({ condition: given.earlierThan('12:00:00Z') })] },
      CREATE_USER_API_KEY,
    );
    expect(time).toMatchObject({ changes: [{ kind: 'supply-time' }], sideEffects: { questions: [], carries: [] } });
  });

  it('carry the other policies of a joined group that count, on any service', () => {
    const policies = [
      viaGroup(),
      viaGroup({ id: 'grants-too' }),
      viaGroup({ id: 'kms', target: given.on(given.attribute('serviceName', 'kms')) }),
      viaGroup({ id: 'kms', target: given.on(given.attribute('serviceName', 'kms')) }),
      viaGroup({ id: 'closed', condition: given.FAILS, type: 'access', state: 'active' }),
      viaGroup({ id: 'deleted', roles: [VIEWER], state: 'deleted' }),
      viaGroup({ id: 'authorization', type: 'authorization' }),
      given.policy({ id: 'others', subject: { accessGroup: 'AccessGroupId-OTHERS' } }),
      given.policy({ id: 'own', roles: [VIEWER] }),
    ];
    const all = found(
      { accessGroups: [given.member(), { id: 'AccessGroupId-OTHERS', members: [] }], policies },
      CREATE_USER_API_KEY,
    );
    expect(all.map(({ changes, sideEffects }) => [changes.map(inShort).join(), sideEffects.carries])).toContainEqual([
      `join ${GROUP}`,
      ['kms', 'closed'],
    ]);
    const assigned = all.find(({ changes }) => changes[0].kind === 'assign-role');
    expect(assigned?.sideEffects.carries).toEqual([]);
  });
});

describe('REM-6: the order', () => {
  it('is by the number of changes first', () => {
    const policies = [given.policy({ roles: [UNHEARD_OF], condition: given.earlierThan('12:00:00Z') })];
    expect(answers({ policies }, UPDATE_SETTING).map((change) => change.split(' + ').length)).toEqual([1, 1, 1, 2]);
  });

  it('is by what is gained beside, then by what is carried, then by kind, then by id', () => {
    const groups = ['d', 'c', 'b', 'a'].map((id) => ({ id, members: [] }));
    const policies = groups.flatMap(({ id }, index) => [
      given.policy({
        id: `${index}`,
        subject: { accessGroup: id },
        roles: id === 'a' ? [KEY_CREATOR, EDITOR] : [KEY_CREATOR],
      }),
      ...(id === 'b' ? [given.policy({ id: 'more', subject: { accessGroup: id }, roles: [VIEWER] })] : []),
    ]);
    expect(
      answers(
        { principals: [given.user(ANNA)], accessGroups: groups, policies, apiKeyCreation: 'odd' },
        CREATE_USER_API_KEY,
      ),
    ).toEqual(['setting apiKeyCreation', 'join c', 'join d', 'assign User API key creator', 'join b', 'join a']);
  });

  it('counts what is gained or may be, and nothing that is lost', () => {
    // Once the role carries this action alone, nobody may do more by it.
    expect(answers({ policies: [given.policy({ roles: [UNHEARD_OF] })] }, CREATE_USER_API_KEY)).toEqual([
      `role ${UNHEARD_OF}`,
      'assign User API key creator',
      'relax apiKeyCreation',
    ]);
    const policies = [viaGroup({ roles: [KEY_CREATOR, UNHEARD_OF] })];
    expect(answers({ accessGroups: [given.member()], policies }, CREATE_USER_API_KEY)).toEqual([
      'assign User API key creator',
      'relax apiKeyCreation',
      `join ${GROUP}`,
    ]);
  });

  it('looks at the kinds of all changes before it looks at an id', () => {
    const [principal, partial] = ['iam-ServiceId-x', ['principals']];
    const target = given.narrowedBy(given.attribute('resourceType', 'serviceid'));
    const policies = [viaGroup({ roles: [OPERATOR], target })];
    const changes = { partial, principals: [], accessGroups: [given.member()], policies };
    expect(answers(changes, CREATE_SERVICE_ID_API_KEY, { principal, resource: principal })).toEqual([
      `principal ${principal} + join ${GROUP}`,
      `service-id ${principal} + join ${GROUP}`,
      `principal ${principal} + assign Operator`,
      `service-id ${principal} + assign Operator`,
      `principal ${principal} + assign Administrator`,
      `service-id ${principal} + assign Administrator`,
    ]);
  });

  it('is by the id of a later change where the first is the same', () => {
    for (const ids of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const policies = ids.map((id) => given.policy({ id, subject: { accessGroup: id }, roles: [EDITOR] }));
      const accessGroups = ids.map((id) => ({ id, members: [] }));
      const changes = { partial: ['principals'], principals: [], accessGroups, policies };
      expect(answers(changes, UPDATE_SETTING).slice(0, 2)).toEqual([
        `principal ${ANNA} + join a`,
        `principal ${ANNA} + join b`,
      ]);
      const closed = given.policy({ roles: ids, condition: given.earlierThan('12:00:00Z') });
      expect(answers({ policies: [closed] }, UPDATE_SETTING).slice(-2)).toEqual(
        ['a', 'b'].map((id) => `time 1970-01-01T00:00:00.000Z + role ${id}`),
      );
    }
  });

  it('looks at what a role gives before it looks at how wide it is', () => {
    // With a service ID to make keys for, Editor gives less than Operator.
    expect(answers({}, UPDATE_SETTING)[0]).toBe('assign Editor');
  });
});
