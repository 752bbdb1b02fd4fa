import { describe, expect, it } from 'vitest';
import {
  ADMINISTRATOR,
  account,
  found,
  held,
  noted,
  PLACEHOLDER,
  page,
  partial,
  placeholder,
  v1,
  v2,
} from './given.ts';

const bare = { account: undefined, ownerPolicy: false, policies: undefined, v2Policies: undefined };
const RULE = { key: '{{environment.attributes.day_of_week}}', operator: 'dayOfWeekEquals', value: '1' };

/** The policies of an account without an owner. */
function policies(instead: object): readonly object[] {
  return account({ ...bare, ...instead }).policies;
}

describe('B6: the two lists of policies', () => {
  it('are one, of which either alone is enough', () => {
    expect(policies({ policies: page(v1('p-1')) })).toEqual([held('p-1')]);
    expect(policies({ v2Policies: page(v2('p-1')) })).toEqual([held('p-1')]);
    for (const alone of [{ policies: page(v1('p-1')) }, { v2Policies: page(v2('p-1')) }]) {
      expect(partial({ ...bare, ...alone })).toEqual([]);
      expect(partial({ ...bare, policies: [], v2Policies: [], ...alone })).toEqual([]);
      expect(noted({ ...bare, ...alone })).toEqual([]);
    }
  });

  it('are incomplete where either is', () => {
    const incomplete = [{ policies: [], next: { start: 'a' } }];
    expect(partial({ policies: incomplete })).toEqual(['policies']);
    expect(partial({ v2Policies: incomplete })).toEqual(['policies']);
  });

  it('have a policy once, in its v2 form', () => {
    const both = {
      policies: page(v1('p-1', { state: 'deleted' }), v1('p-2')),
      v2Policies: page(v2('p-1', { rule: RULE })),
    };
    expect(policies(both)).toEqual([held('p-2'), held('p-1', { condition: RULE })]);
    expect(partial({ ...bare, ...both })).toEqual([]);
  });

  it('have a placeholder in v1 for what v2 alone can say', () => {
    const resolved = { policies: page(placeholder('p-1')), v2Policies: page(v2('p-1')) };
    expect(policies(resolved)).toEqual([held('p-1')]);
    expect(partial(resolved)).toEqual([]);
    expect(noted(resolved)).toEqual([]);
  });

  it.each([
    ['no v2 page has it', placeholder('p-1'), page(v2('p-2'))],
    ['there is no v2 page', placeholder('p-1'), undefined],
    ['it does not count', placeholder('p-1', { state: 'deleted' }), page()],
    ['it has no id', placeholder(undefined), page(v2('p-1'))],
  ])('are partial where %s, and hold the placeholder', (_, row, v2Policies) => {
    const instead = { ...bare, policies: page(row), v2Policies };
    expect(partial(instead)).toEqual(['policies']);
    expect(noted(instead)).toContain('placeholder-unresolved policies.0.policies.0');
    expect(account(instead).policies).toContainEqual(expect.objectContaining({ roles: [PLACEHOLDER] }));
  });

  it('are partial where a placeholder that cannot be held has no v2 form', () => {
    const instead = { policies: page(placeholder('p-1', { subjects: [], state: 'deleted' })) };
    expect(partial(instead)).toEqual(['policies']);
    expect(partial({ ...instead, v2Policies: page(v2('p-1')) })).toEqual([]);
  });

  it('have a placeholder where any role is one, and none where there is no role', () => {
    const among = v1('p-1', { roles: [{ role_id: 'r' }, { role_id: PLACEHOLDER }] });
    expect(partial({ policies: page(among) })).toEqual(['policies']);
    expect(partial({ policies: page(v1('p-1', { roles: [] })) })).toEqual([]);
  });

  it('have no placeholders in v2', () => {
    const odd = v2('p-1', {
      control: { grant: { roles: [{ role_id: PLACEHOLDER }] } },
    });
    expect(partial({ v2Policies: page(odd) })).toEqual([]);
  });
});

const one = { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: 'IBMid-1' }] };
const attribute = (fields: object): object => ({ subject: { attributes: [{ ...one.attributes[0], ...fields }] } });

describe('B9: a policy that an account cannot hold', () => {
  const notHeld: readonly [string, object, object[]][] = [
    ['v1, several subjects', { policies: page(v1('p-1', { subjects: [v1Subject(), v1Subject()] })) }, []],
    ['v1, no subject', { policies: page(v1('p-1', { subjects: [] })) }, []],
    ['v1, subjects missing', { policies: page(v1('p-1', { subjects: undefined })) }, []],
    [
      'v1, several resources',
      { policies: page(v1('p-1', { resources: [{ attributes: [] }, { attributes: [] }] })) },
      [],
    ],
    ['v1, a rule', { policies: page(v1('p-1', { rule: RULE })) }, []],
    ['v1, a rule that is null', { policies: page(v1('p-1', { rule: null })) }, []],
    ['v2, no subject', { v2Policies: page(v2('p-1', { subject: undefined })) }, []],
    ['v2, a subject without attributes', { v2Policies: page(v2('p-1', { subject: {} })) }, []],
    [
      'v2, two attributes',
      { v2Policies: page(v2('p-1', { subject: { attributes: [...one.attributes, ...one.attributes] } })) },
      [],
    ],
    ['v2, another attribute', { v2Policies: page(v2('p-1', attribute({ key: 'serviceName' }))) }, []],
    ['v2, another operator', { v2Policies: page(v2('p-1', attribute({ operator: 'stringMatch' }))) }, []],
    ['v2, a list of ids', { v2Policies: page(v2('p-1', attribute({ value: ['IBMid-1'] }))) }, []],
    ['v2, an empty id', { v2Policies: page(v2('p-1', attribute({ value: '' }))) }, []],
    ['v2, roles of a template', { v2Policies: page(v2('p-1', templateRoles({ roles: undefined }))) }, []],
    ['v2, roles of a template beside others', { v2Policies: page(v2('p-1', templateRoles())) }, []],
    [
      'v2, no roles of a template, in a place for them',
      { v2Policies: page(v2('p-1', templateRoles({ role_template_references: [] }))) },
      [],
    ],
    [
      'v2, roles of a template, though its v1 form could be held',
      { policies: page(v1('p-1')), v2Policies: page(v2('p-1', templateRoles())) },
      [],
    ],
    [
      'v1, several subjects, though its v2 form is held',
      { policies: page(v1('p-1', { subjects: [v1Subject(), v1Subject()] })), v2Policies: page(v2('p-1')) },
      [held('p-1')],
    ],
    [
      'v2, though its v1 form could be held',
      { policies: page(v1('p-1')), v2Policies: page(v2('p-1', { subject: undefined })) },
      [],
    ],
    [
      'v1, though its v2 form is held',
      { policies: page(v1('p-1', { rule: RULE })), v2Policies: page(v2('p-1')) },
      [held('p-1')],
    ],
  ];

  it.each(notHeld)('is left out, and makes the policies partial: %s', (_, instead, expected) => {
    expect(policies(instead)).toEqual(expected);
    expect(partial({ ...bare, ...instead })).toEqual(['policies']);
    expect(noted({ ...bare, ...instead }).map((place) => place.split(' ')[0])).toEqual(['policy-not-held']);
  });

  it.each([
    ['authorization', { type: 'authorization' }, []],
    ['deleted', { state: 'deleted' }, []],
    ['of an odd state', { state: 'Active' }, []],
    ['active', { state: 'active' }, ['policies']],
    ['of no type and no state', { type: undefined, state: undefined }, ['policies']],
  ])('makes them partial only where it would count (G1): %s', (_, fields, expected) => {
    expect(partial({ v2Policies: page(v2('p-1', { subject: undefined, ...fields })) })).toEqual(expected);
  });

  it('is none whose subject is a principal or an access group, by the default operator, too', () => {
    const rows = [attribute({ operator: undefined }), attribute({ key: 'access_group_id', value: 'g-1' })];
    expect(policies({ v2Policies: page(v2('p-1', rows[0]), v2('p-2', rows[1])) })).toEqual([
      held('p-1'),
      held('p-2', { subject: { accessGroup: 'g-1' } }),
    ]);
  });
});

// Before: the policy was kept without the roles of the template, so their grants were denied. Now: partial.
function templateRoles(fields: object = {}): object {
  const roles = [{ role_id: ADMINISTRATOR }];
  return {
    control: { grant: { roles, role_template_references: [{ id: 'RoleTemplate-1', version: '1' }], ...fields } },
  };
}

function v1Subject(): object {
  return { attributes: [{ name: 'iam_id', value: 'IBMid-1' }] };
}

describe('B9: a policy that lacks something', () => {
  it('gets an id from its position', () => {
    const instead = { policies: page(v1('p-1'), v1(undefined)), v2Policies: page(v2(undefined)) };
    expect(policies(instead)).toEqual([held('p-1'), held('policies.0.policies.1'), held('v2Policies.0.policies.0')]);
    expect(partial({ ...bare, ...instead })).toEqual([]);
    expect(noted({ ...bare, ...instead })).toEqual([
      'policy-without-id policies.0.policies.1',
      'policy-without-id v2Policies.0.policies.0',
    ]);
  });

  it('is not taken for a v2 policy that is called as it would be', () => {
    const v2Policies = page(v2('policies.0.policies.0', { state: 'deleted' }));
    expect(found({ ...bare, policies: page(v1(undefined)), v2Policies })).toEqual(['conflict v2Policies.0.policies.0']);
  });

  it.each([
    ['v1', { policies: page(v1('p-1', { resources: [] })) }],
    ['v1, without an attribute', { policies: page(v1('p-1', { resources: [{ attributes: [] }] })) }],
    ['v2, without an attribute', { v2Policies: page(v2('p-1', { resource: { attributes: [] } })) }],
  ])('is held with an empty list of resources, and grants nothing: %s', (_, instead) => {
    expect(policies(instead)).toEqual([held('p-1', { target: { attributes: [] } })]);
    expect(partial({ ...bare, ...instead })).toEqual([]);
    expect(noted({ ...bare, ...instead })).toEqual([]);
  });

  it('is held with an empty list of roles, and grants nothing', () => {
    expect(policies({ v2Policies: page(v2('p-1', { control: { grant: { roles: [] } } })) })).toEqual([
      held('p-1', { roles: [] }),
    ]);
    expect(policies({ policies: page(v1('p-1', { roles: [] })) })).toEqual([held('p-1', { roles: [] })]);
  });

  it('has no defaults filled in', () => {
    const { type: _, state: __, ...rest } = { ...held('p-1') } as { type?: unknown; state?: unknown };
    expect(policies({ v2Policies: page(v2('p-1', { type: undefined, state: undefined })) })).toStrictEqual([rest]);
  });
});

describe('B9: what a policy says is held as it stands', () => {
  it.each([
    ['a rule', RULE],
    ['no group', { operator: 'xor', conditions: [] }],
    ['null', null],
    ['a string', 'always'],
    ['a list', [RULE]],
    ['an empty object', {}],
    ['own keys of every name', JSON.parse('{"__proto__": {"operator": "or"}, "constructor": 1}')],
  ])('as a condition: %s', (_, rule) => {
    expect(policies({ v2Policies: page(v2('p-1', { rule })) })).toEqual([held('p-1', { condition: rule })]);
    expect(partial({ v2Policies: page(v2('p-1', { rule })) })).toEqual([]);
    // B12: of these, null is the one that a policy without a rule may have been written as.
    expect(noted({ v2Policies: page(v2('p-1', { rule })) })).toEqual(
      rule === null ? ['rule-null v2Policies.0.policies.0.rule'] : [],
    );
  });

  it('as operators and values of a target (G4), its tags and its description', () => {
    const attributes = [{ key: 'serviceName', operator: null, value: { a: [] } }, { key: 'region' }];
    const resource = { attributes, tags: [{ key: 'env', operator: 'stringEquals', value: 'prod', extra: 1 }] };
    expect(policies({ v2Policies: page(v2('p-1', { resource, description: 'a label' })) })).toStrictEqual([
      held('p-1', {
        target: { attributes, tags: [{ key: 'env', operator: 'stringEquals', value: 'prod' }] },
        name: 'a label',
      }),
    ]);
  });
});
