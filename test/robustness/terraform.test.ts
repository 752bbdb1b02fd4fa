import { type Account, decide, parseAccount } from 'apikey-policy';
import { withTerraformPlan } from 'apikey-policy/terraform';
import { describe, expect, it } from 'vitest';
import { created, given, ID, kept, POLICY, plan, refs, updated } from '../unit/doors/terraform/given.ts';

const GROUP = { access_group_id: 'AccessGroupId-1' };

/** A plan that changes one resource of each followed type. */
function everything(): unknown {
  const policy = { ...POLICY, resource_attributes: [{ name: 'a', value: 'b', operator: null }], rule_conditions: [] };
  const changes = [
    created('ibm_iam_account_settings.a', { restrict_create_platform_apikey: 'NOT_SET' }),
    updated('ibm_iam_access_group_policy.b', { id: 'AccessGroupId-1/policy-1', ...GROUP, ...policy }, {}),
    created('ibm_iam_user_policy.c', { ibm_id: 'ada@example.com', ...policy }),
    created('ibm_iam_service_policy.d', policy, { iam_service_id: true }),
    created('ibm_iam_access_group_members.e', {
      ...GROUP,
      ibm_ids: ['ada@example.com'],
      iam_service_ids: ['ServiceId-1'],
    }),
    created('ibm_iam_service_id.f', { name: 'f' }),
    created('ibm_iam_user_invite.g', {
      users: ['x@example.com'],
      access_groups: ['AccessGroupId-1'],
      iam_policy: [policy],
    }),
    created('ibm_iam_custom_role.h', { service: 'iam-identity', name: 'H', display_name: 'H', actions: [] }),
    kept('ibm_iam_access_group_dynamic_rule.i', GROUP),
  ];
  return plan(changes, { 'ibm_iam_service_policy.d': { iam_service_id: refs('ibm_iam_service_id.f.id') } });
}

const HOSTILE: readonly unknown[] = [
  null,
  true,
  1,
  '',
  '__proto__',
  [],
  {},
  [null],
  [[]],
  { true: true },
  JSON.parse('{"__proto__":{"id":"x"}}'),
];

/** Copies of a value, each with one part replaced by something else. */
function* damaged(value: unknown): Generator<unknown> {
  yield* HOSTILE;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    for (const other of damaged(part))
      yield Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
  }
}

describe('a plan that is damaged in any one place', () => {
  it('gives issues, or an account that parses', () => {
    let count = 0;
    for (const odd of damaged(everything())) {
      count += 1;
      const result = withTerraformPlan(given(), odd);
      expect(result.ok ? parseAccount(result.account).ok : result.issues.length > 0).toBe(true);
    }
    expect(count).toBeGreaterThan(2000);
    expect(Object.hasOwn(Object.prototype, 'id')).toBe(false);
  });
});

describe('a plan in which something is unknown', () => {
  /** Every way to mark one place of what is planned, nested like it. */
  function* marks(value: unknown): Generator<unknown> {
    yield true;
    if (Array.isArray(value)) {
      for (const [index, part] of value.entries())
        for (const mark of marks(part)) yield value.map((_, at) => at === index && mark);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) for (const mark of marks(part)) yield { [key]: mark };
    }
  }

  const ACTIONS = [
    'iam-identity.account.update',
    'iam-identity.user-apikey.create',
    'iam-identity.serviceid.create',
  ] as const;

  function answers(account: Account, principals: readonly string[]): readonly string[] {
    return principals.flatMap((principal) => ACTIONS.map((action) => decide(account, { principal, action }).effect));
  }

  it('never gives a certain answer that the known plan does not give', () => {
    const json = everything() as {
      resource_changes: { change: { after: object; after_unknown: unknown } }[];
      configuration: object;
    };
    const known = withTerraformPlan(given(), json);
    if (!known.ok) throw new Error(known.issues[0].message);
    const principals = known.account.principals.map(({ id }) => id);
    const expected = answers(known.account, principals);
    let certain = 0;
    for (const [index, entry] of json.resource_changes.entries()) {
      for (const mark of marks(entry.change.after)) {
        const change = { ...entry.change, after_unknown: mark };
        const resource_changes = json.resource_changes.with(index, { ...entry, change });
        // Without configuration, every value that is marked is unknown.
        const hidden = withTerraformPlan(given(), { ...json, resource_changes, configuration: {} });
        const answered = hidden.ok ? answers(hidden.account, principals) : [];
        answered.forEach((effect, at) => {
          if (effect !== 'indeterminate') expect([effect, index, mark]).toEqual([expected[at], index, mark]);
        });
        certain += answered.filter((effect) => effect !== 'indeterminate').length;
      }
    }
    expect(certain).toBeGreaterThan(0);
  });
});

describe('a plan that is built to do harm', () => {
  it('may throw when it is read', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap');
        },
        getOwnPropertyDescriptor: () => {
          throw new Error('trap');
        },
      },
    );
    expect(withTerraformPlan(given(), trap).ok).toBe(false);
    expect(withTerraformPlan(given(), { ...plan([]), configuration: trap }).ok).toBe(false);
  });

  it('may be deep', () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(withTerraformPlan(given(), plan([created('ibm_iam_service_id.s', { name: 's', deep })])).ok).toBe(true);
    expect(withTerraformPlan(given(), plan([created('ibm_iam_service_id.s', { name: deep })])).ok).toBe(false);
  });

  it('may stand within itself, or stand in too many places', () => {
    const module: Record<string, unknown> = { resources: [] };
    module.child_modules = [module];
    const code = { 'ibm_iam_access_group_policy.p': { access_group_id: refs('ibm_iam_access_group.g.id') } };
    const policy = created('ibm_iam_access_group_policy.p', POLICY, { access_group_id: true });
    expect(
      withTerraformPlan(given(), plan([policy], code, { prior_state: { values: { root_module: module } } })).ok,
    ).toBe(true);
    let wide: unknown = 'end';
    for (let level = 0; level < 20; level++) wide = [wide, wide, wide, wide];
    const result = withTerraformPlan(given(), plan([created('ibm_iam_service_id.s', { name: 's', wide })]));
    expect(!result.ok && result.issues[0].code).toBe('repeated-too-often');
  });

  it('may be large', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `ServiceId-${index}`);
    const references = many.map((_, index) => `ibm_iam_service_id.s${index}.id`);
    const changes = [
      created('ibm_iam_access_group_members.m', { ...GROUP, iam_service_ids: many }),
      created('ibm_iam_access_group_members.n', GROUP, { iam_service_ids: true }),
      created('ibm_iam_user_policy.p', {
        ibm_id: 'ada@example.com',
        roles: many,
        resource_attributes: many.map((name) => ({ name, value: name })),
      }),
    ];
    const result = withTerraformPlan(
      given(),
      plan(changes, { 'ibm_iam_access_group_members.n': { iam_service_ids: { references } } }),
    );
    expect(result.ok && result.account.accessGroups[0]?.members.length).toBe(20_001);
  });

  it('may name things like the properties of all objects', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const after = {
        ibm_id: name,
        roles: [name],
        resources: [{ service: name, attributes: JSON.parse(`{"${name}":"x"}`) }],
      };
      const changes = [
        created(`ibm_iam_user_policy.${name}`, after, JSON.parse(`{"${name}":true}`)),
        created(`ibm_iam_service_id.${name}`, { name }),
      ];
      const result = withTerraformPlan(given({ id: ID }), plan(changes));
      expect(result.ok && parseAccount(result.account).ok).toBe(true);
    }
  });
});
