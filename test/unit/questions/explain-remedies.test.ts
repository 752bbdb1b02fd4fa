import { type AccessChange, type Change, explain, type Remedy } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { ANNA, account, ask, GROUP, KEY_CREATOR, S, U } from '../../support/build.ts';

const decision = ask(account(), U);
const common = { account: 'account-1', principal: { kind: 'user', id: ANNA } } as const;

function remedy(...[change, ...others]: [Change, ...Change[]]): Remedy {
  return { changes: [change, ...others], sideEffects: { questions: [], carries: [] } };
}

/** What is said of a remedy to an administrator, and to the requester. */
function words(found: Remedy): (string | undefined)[] {
  const audiences = ['administrator', 'requester'] as const;
  return audiences.map((audience) => {
    const told = explain(decision, { audience, remedies: [found] });
    return told.slice(explain(decision, { audience }).length + 1) || told;
  });
}

const said = (text: string): string => `The least that helps: ${text}.`;

const assign = (crn: string, more: object = {}): Change => ({ ...common, kind: 'assign-role', role: { crn }, ...more });
const data = (of: Extract<Change, { kind: 'supply-data' }>['data']): Change => ({
  kind: 'supply-data',
  data: of,
  id: 'crn:x',
});

describe('explain names the first remedy that it is given', () => {
  it.each<[Change, string, string?]>([
    [
      { ...common, kind: 'join-access-group', group: { id: GROUP, name: 'Team' } },
      `membership in access group \`${GROUP}\``,
      'membership in an access group',
    ],
    [assign(KEY_CREATOR), 'the role User API key creator on the IAM Identity service'],
    [assign(KEY_CREATOR, { resource: 'ServiceId-1' }), 'the role User API key creator on this service ID'],
    [
      assign('crn:own', { role: { crn: 'crn:own', name: 'Own' } }),
      'the role `crn:own` on the IAM Identity service',
      'a role of the account on the IAM Identity service',
    ],
    [
      { kind: 'relax-setting', account: 'account-1', setting: 'apiKeyCreation' },
      'a setting that restricts nobody any more',
    ],
    [{ kind: 'supply-time', example: 0 }, 'a request with a time, such as 1970-01-01T00:00:00.000Z'],
    [data('state'), 'word that the user is active'],
    [data('principal'), 'word that the account has this principal'],
    [data('service-id'), 'word that the account has this service ID'],
    [data('setting'), 'word that the setting restricts nobody'],
    [
      data('role'),
      'a definition of the role `crn:x` that carries the action',
      'a definition of the role that carries the action',
    ],
  ])('REM-2, REM-3: %o', (change, toAdministrator, toRequester = toAdministrator) => {
    expect(words(remedy(change))).toEqual([said(toAdministrator), said(toRequester)]);
  });

  it('REM-1: with all that it takes', () => {
    expect(words(remedy({ kind: 'supply-time', example: 1 }, data('role')))[1]).toBe(
      said(
        'a request with a time, such as 1970-01-01T00:00:00.001Z, and a definition of the role that carries the action',
      ),
    );
  });

  it('REM-5: with what else it does, to an administrator alone', () => {
    const { changes } = remedy(assign(KEY_CREATOR));
    const row = { principal: ANNA, action: S } as AccessChange;
    const least = said('the role User API key creator on the IAM Identity service');
    const beside = (questions: AccessChange[], carries: string[]): (string | undefined)[] =>
      words({ changes, sideEffects: { questions, carries } });
    expect(beside([row], [])).toEqual([`${least} That also changes 1 other answer.`, least]);
    expect(beside([], ['p', 'q', 'r', 's'])[0]).toBe(
      `${least} That also brings other policies: \`p\`; \`q\`; \`r\`; and 1 more.`,
    );
    expect(beside([row, row], ['p'])[0]).toBe(
      `${least} That also changes 2 other answers and brings other policies: \`p\`.`,
    );
  });

  it('and nothing where there is none', () => {
    expect(explain(decision, { remedies: [] })).toBe(explain(decision));
  });
});
