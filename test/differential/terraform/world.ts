import type { AccessGroup, Account, Policy, PolicySubject, Principal, Role } from 'apikey-policy';
import fc from 'fast-check';
import { drawGrant, type NamedServiceId, TARGETS } from './grants.ts';
import { type Arguments, known, list, type Node, reference } from './nodes.ts';
import { type Address, type Fate, isCreated, isThereAfter, isThereBefore, type Resource, spell } from './writer.ts';

/** Draws one value. */
export type Draw = <Value>(arbitrary: fc.Arbitrary<Value>) => Value;

/** An account, the account that is wanted, and the resources whose changes lead from one to the other. */
export interface World {
  readonly account: Account;
  readonly wanted: Account;
  readonly resources: readonly Resource[];
}

const ID = '1a2b3c4d5e6f40718293a4b5c6d7e8f9';

/** What the world has before and after the apply, while it is being drawn. */
interface Draft {
  readonly draw: Draw;
  readonly resources: Resource[];
  readonly before: Lists;
  readonly after: Lists;
  readonly users: readonly { readonly id: string; readonly email: string }[];
}

interface Lists {
  readonly principals: Principal[];
  readonly accessGroups: AccessGroup[];
  readonly policies: Policy[];
  readonly roles: Role[];
}

const FATE = fc.constantFrom<Fate>('create', 'keep', 'change', 'delete', 'replace');
const SETTING = fc.constantFrom('RESTRICTED', 'NOT_RESTRICTED', 'NOT_SET');
/** Modules, each with the keys of its instances. */
const MODULES: [code: string, instances: readonly string[]][] = [
  ['', ['']],
  ['module.team', ['["a.b"]', '["c"]']],
  ['module.teams[1].module.inner', ['']],
];
const KEYS = { alone: [undefined], count: [0, 1], forEach: ['a', 'b "c"'] } as const;

/** Draws modules with groups, identities, policies and members: each resource alone, by `count` or by `for_each`. */
export function drawWorld(draw: Draw): World {
  const users = Array.from({ length: draw(fc.integer({ min: 1, max: 3 })) }, (_, index) => ({
    kind: 'user' as const,
    id: `IBMid-${index}`,
    state: 'ACTIVE',
    email: `user${index}@example.com`,
  }));
  const lists = (): Lists => ({ principals: [...users], accessGroups: [], policies: [], roles: [] });
  const draft: Draft = { draw, resources: [], before: lists(), after: lists(), users };
  const role = drawRole(draft);
  for (const [code, instances] of draw(fc.subarray(MODULES, { minLength: 1, maxLength: 2 }))) {
    // All instances of a resource, and of its module, come from the same code.
    const keys = KEYS[draw(fc.constantFrom('alone', 'count', 'forEach'))];
    const target = draw(fc.constantFrom(...TARGETS));
    const places = instances.flatMap((instance) => keys.map((key) => ({ module: code + instance, key })));
    for (const place of places) drawInstance(place, target, role, draft);
  }
  drawUserPolicies(role, draft);
  drawInvitation(draft);
  const [before, after] = drawSettings(draft);
  return {
    account: { id: ID, ...before, ...draft.before },
    wanted: { id: ID, ...after, ...draft.after, accessGroups: withoutRemoved(draft) },
    resources: draft.resources,
  };
}

/** Identities that are removed leave every group. */
function withoutRemoved({ before, after }: Draft): readonly AccessGroup[] {
  const left = new Set(after.principals.map(({ id }) => id));
  const removed = new Set(before.principals.map(({ id }) => id).filter((id) => !left.has(id)));
  return after.accessGroups.map((group) => ({ ...group, members: group.members.filter((id) => !removed.has(id)) }));
}

type Place = Pick<Address, 'module' | 'key'>;
type CustomRole = { readonly name: string; readonly crn: string } | undefined;

function drawInstance(place: Place, target: (typeof TARGETS)[number], role: CustomRole, draft: Draft): void {
  const service = drawIdentity(place, 'ibm_iam_service_id', 'ServiceId-', 'service-id', draft);
  const profile = drawIdentity(place, 'ibm_iam_trusted_profile', 'Profile-', 'trusted-profile', draft);
  const group = drawGroup(place, draft);
  drawMembers(place, group, service, profile, draft);
  const policy = (entity: Entity, type: string, argument: string, subjectOf: (id: string) => PolicySubject): void => {
    const address = { ...place, type, name: 'policy' };
    const grant = (isAfter: boolean) =>
      drawGrant(draft.draw, target, namedServiceId(service, isAfter), ID, isAfter ? role : undefined);
    drawPolicy(address, entity, grant, subjectOf, (isAfter) => ({ [argument]: nodeOf(entity, isAfter) }), draft);
  };
  policy(group, 'ibm_iam_access_group_policy', 'access_group_id', (id) => ({ accessGroup: id }));
  policy(service, 'ibm_iam_service_policy', 'iam_service_id', (id) => ({ principal: `iam-${id}` }));
  policy(profile, 'ibm_iam_trusted_profile_policy', 'profile_id', (id) => ({ principal: `iam-${id}` }));
}

/** A resource whose id others name. */
interface Entity {
  readonly address: Address;
  readonly fate: Fate;
  readonly before: string;
  readonly after: string;
}

function drawEntity(place: Place, type: string, prefix: string, { draw }: Draft): Entity {
  const address = { ...place, type, name: 'it' };
  const fate = draw(FATE);
  const before = `${prefix}${spell(address)}`;
  return { address, fate, before, after: isCreated(fate) ? `${prefix}planned:${spell(address)}` : before };
}

/** How the code names an entity of its module: by the key of the instance that refers, where there are several. */
function nodeOf({ address: { type, name, key }, fate, before, after }: Entity, isAfter: boolean): Node {
  const base = `${type}.${name}`;
  const iterator = typeof key === 'number' ? 'count.index' : 'each.key';
  const references = key === undefined ? [`${base}.id`, base] : [base, iterator];
  return reference(references, isAfter ? after : before, !isAfter || !isCreated(fate));
}

function namedServiceId(service: Entity, isAfter: boolean): NamedServiceId {
  return { node: nodeOf(service, isAfter), id: isAfter ? service.after : service.before };
}

function drawIdentity(
  place: Place,
  type: string,
  prefix: string,
  kind: 'service-id' | 'trusted-profile',
  draft: Draft,
): Entity {
  const entity = drawEntity(place, type, prefix, draft);
  const [oldName, name] = namesOf(entity);
  const { address, fate, before, after } = entity;
  if (isThereBefore(fate)) draft.before.principals.push({ kind, id: `iam-${before}`, name: oldName });
  if (isThereAfter(fate)) draft.after.principals.push({ kind, id: `iam-${after}`, name });
  draft.resources.push({
    address,
    fate,
    before: { name: known(oldName) },
    after: { name: known(name) },
    computed: { id: before, iam_id: `iam-${before}`, ...(kind === 'trusted-profile' && { profile_id: before }) },
  });
  return entity;
}

function namesOf({ fate }: Entity): readonly [string, string] {
  return [fate === 'keep' ? 'new name' : 'old name', 'new name'];
}

function drawGroup(place: Place, draft: Draft): Entity {
  const entity = drawEntity(place, 'ibm_iam_access_group', 'AccessGroupId-', draft);
  const [oldName, name] = namesOf(entity);
  const { address, fate, before } = entity;
  draft.resources.push({
    address,
    fate,
    before: { name: known(oldName) },
    after: { name: known(name) },
    computed: { id: before },
  });
  return entity;
}

/** The fates that something can have that belongs to an entity. */
function fateWithin({ fate }: Entity, draw: Draw): Fate | 'none' {
  switch (fate) {
    case 'create':
      return draw(fc.constantFrom('create', 'none'));
    case 'delete':
      return draw(fc.constantFrom('delete', 'none'));
    case 'replace':
      return draw(fc.constantFrom('replace', 'delete', 'create', 'none'));
    case 'keep':
    case 'change':
      return draw(fc.constantFrom('create', 'keep', 'change', 'delete', 'replace', 'none'));
  }
}

/** The members of a group: some of a resource, some that Terraform does not know. */
function drawMembers(place: Place, group: Entity, service: Entity, profile: Entity, draft: Draft): void {
  const { draw, users } = draft;
  const fate = fateWithin(group, draw);
  const isWhole = draw(fc.boolean());
  const side = (isAfter: boolean) => {
    const there = (entity: Entity) => (isAfter ? isThereAfter(entity.fate) : isThereBefore(entity.fate));
    const chosen = draw(fc.subarray([...users]));
    const services = [service].filter(there);
    const profiles = [profile].filter(there);
    const id = (entity: Entity) => `iam-${isAfter ? entity.after : entity.before}`;
    return {
      written: {
        access_group_id: nodeOf(group, isAfter),
        ibm_ids: list(chosen.map(({ email }) => known(draw(fc.constantFrom(email, email.toUpperCase()))))),
        iam_service_ids: list(
          services.map((entity) => nodeOf(entity, isAfter)),
          isWhole,
        ),
        iam_profile_ids: list(profiles.map((entity) => nodeOf(entity, isAfter))),
      } as Arguments,
      ids: [...chosen.map(({ id: user }) => user), ...[...services, ...profiles].map(id)],
    };
  };
  const old = side(false);
  const next = fate === 'keep' ? old : side(true);
  const isManaged = fate !== 'none';
  const others = draw(fc.subarray(draft.before.principals.map(({ id }) => id)));
  const isListed = isManaged && isThereBefore(fate);
  const before = [...new Set([...(isListed ? old.ids : []), ...others])];
  if (isThereBefore(group.fate))
    draft.before.accessGroups.push({ id: group.before, members: before, name: namesOf(group)[0] });
  if (isManaged) {
    const address = { ...place, type: 'ibm_iam_access_group_members', name: 'members' };
    draft.resources.push({
      address,
      fate,
      before: old.written,
      after: next.written,
      computed: { id: `${group.before}/1` },
    });
  }
  if (!isThereAfter(group.fate)) return;
  const joining = isManaged && fate !== 'keep' && isThereAfter(fate) ? next.ids : [];
  // What a resource no longer lists leaves, also where something else had added it.
  const leaving = isListed && fate !== 'keep' ? old.ids.filter((id) => !joining.includes(id)) : [];
  const stayed = isCreated(group.fate) ? [] : before.filter((id) => !leaving.includes(id));
  // Constants beside references are not in the plan.
  const isPartial = isWhole && isThereAfter(service.fate) && isCreated(service.fate) && joining.length > 0;
  draft.after.accessGroups.push({
    id: group.after,
    members: [...new Set([...stayed, ...joining])],
    name: namesOf(group)[1],
    ...(isPartial && { partial: true }),
  });
}

function isRemoved({ fate }: Entity): boolean {
  return fate === 'delete' || fate === 'replace';
}

function drawPolicy(
  address: Address,
  entity: Entity,
  grant: (isAfter: boolean) => ReturnType<typeof drawGrant>,
  subjectOf: (id: string) => PolicySubject,
  argumentsOf: (isAfter: boolean) => Arguments,
  draft: Draft,
): void {
  const fate = fateWithin(entity, draft.draw);
  const id = `policy-${spell(address)}`;
  const old = grant(false);
  // A policy that Terraform does not know goes with its subject.
  if (fate === 'none') {
    const policy = { id, subject: subjectOf(entity.before), ...old.held };
    if (isThereBefore(entity.fate)) draft.before.policies.push(policy);
    if (isThereBefore(entity.fate) && !isRemoved(entity)) draft.after.policies.push(policy);
    return;
  }
  const next = fate === 'keep' ? old : grant(true);
  const before = { id, subject: subjectOf(entity.before), ...old.held };
  const after = {
    id: isCreated(fate) ? `planned:${spell(address)}` : id,
    subject: subjectOf(fate === 'keep' ? entity.before : entity.after),
    ...next.held,
  };
  if (isThereBefore(fate)) draft.before.policies.push(before);
  if (isThereAfter(fate)) draft.after.policies.push(after);
  draft.resources.push({
    address,
    fate,
    before: { ...old.written, ...argumentsOf(false) },
    after: { ...next.written, ...argumentsOf(true) },
    computed: { id: `${entity.before}/${id}` },
  });
}

function drawUserPolicies(role: CustomRole, draft: Draft): void {
  for (const [index, { id, email }] of draft.users.entries()) {
    const entity: Entity = {
      address: { module: '', type: 'none', name: 'none', key: undefined },
      fate: 'keep',
      before: id,
      after: id,
    };
    const address = { module: '', type: 'ibm_iam_user_policy', name: `user${index}`, key: undefined };
    const target = draft.draw(fc.constantFrom('service', 'map', 'tagged', 'management', 'nothing'));
    const nobody = { node: known(''), id: '' };
    const grant = (isAfter: boolean) => drawGrant(draft.draw, target, nobody, ID, isAfter ? role : undefined);
    const spelled = draft.draw(fc.constantFrom(email, email.replace('user', 'User')));
    drawPolicy(
      address,
      entity,
      grant,
      (principal) => ({ principal }),
      () => ({ ibm_id: known(spelled) }),
      draft,
    );
  }
}

function drawRole({ draw, resources, before, after }: Draft): CustomRole {
  const address = { module: '', type: 'ibm_iam_custom_role', name: 'keys', key: undefined };
  const fate = draw(fc.constantFrom('none', 'create', 'keep', 'change', 'delete', 'replace'));
  if (fate === 'none') return undefined;
  const role = { service: 'iam-identity', actions: ['iam-identity.user-apikey.create'], name: 'Key maker' };
  const old = { crn: 'crn:role', ...role, name: fate === 'keep' ? role.name : 'Old name' };
  const next = { crn: isCreated(fate) ? `planned:${spell(address)}` : old.crn, ...role };
  const argumentsOf = ({ service, actions, name }: typeof role): Arguments => ({
    service: known(service),
    name: known('Keys'),
    display_name: known(name),
    actions: list(actions.map(known)),
  });
  if (isThereBefore(fate)) before.roles.push(old);
  if (isThereAfter(fate)) after.roles.push(next);
  resources.push({
    address,
    fate,
    before: argumentsOf(old),
    after: argumentsOf(next),
    computed: { id: 'role', crn: old.crn },
  });
  return isThereAfter(fate) ? next : undefined;
}

function drawInvitation({ draw, resources, after }: Draft): void {
  if (draw(fc.boolean())) return;
  const address = { module: '', type: 'ibm_iam_user_invite', name: 'new', key: undefined };
  const email = 'New.User@example.com';
  const id = 'IBMid-planned:new.user@example.com';
  const group = after.accessGroups.find(({ id: groupId }) => !groupId.includes('planned:'));
  after.principals.push({ kind: 'user', id, email, state: 'PENDING' });
  if (group !== undefined) {
    after.accessGroups[after.accessGroups.indexOf(group)] = { ...group, members: [...group.members, id] };
  }
  const grant = drawGrant(draw, 'service', { node: known(''), id: '' }, ID, undefined);
  after.policies.push({
    id: `planned:${spell(address)}:new.user@example.com:0`,
    subject: { principal: id },
    roles: grant.held.roles,
    target: grant.held.target,
  });
  const { roles = known([]), resources: target = known([]) } = grant.written;
  resources.push({
    address,
    fate: 'create',
    before: {},
    after: {
      users: known([email]),
      access_groups: known(group === undefined ? [] : [group.id]),
      iam_policy: { kind: 'blocks', blocks: [{ roles, resources: target }], isSet: false },
    },
    computed: { id: '' },
  });
}

type Settings = Pick<Account, 'apiKeyCreation' | 'serviceIdCreation'>;

function drawSettings({ draw, resources }: Draft): readonly [Settings, Settings] {
  const settings = (): Required<Settings> => ({ apiKeyCreation: draw(SETTING), serviceIdCreation: draw(SETTING) });
  const before = settings();
  const fate = draw(FATE);
  const next = settings();
  const isUnset = draw(fc.boolean());
  const argumentsOf = ({ apiKeyCreation, serviceIdCreation }: Settings, isNull: boolean): Arguments => ({
    restrict_create_platform_apikey: known(apiKeyCreation),
    restrict_create_service_id: known(isNull ? null : serviceIdCreation),
  });
  const address = { module: '', type: 'ibm_iam_account_settings', name: 'it', key: undefined };
  const after = fate === 'keep' ? argumentsOf(before, false) : argumentsOf(next, isUnset);
  resources.push({ address, fate, before: argumentsOf(before, false), after, computed: { id: ID } });
  if (fate === 'keep' || fate === 'delete') return [before, before];
  return [before, isUnset ? { ...next, serviceIdCreation: before.serviceIdCreation } : next];
}
