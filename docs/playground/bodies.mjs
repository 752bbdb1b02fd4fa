// Which body of IBM Cloud's API a piece of JSON is, by its shape; and what bodies that were dropped make together.

const has = (value, ...keys) => keys.every((key) => Object.hasOwn(value, key));
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Each body's field of the adapter's input, whether the field is a list of pages, and how its body is known. */
const KINDS = [
  { field: 'effectiveSettings', is: (body) => has(body, 'account', 'effective') },
  { field: 'accountSettings', is: (body) => has(body, 'restrict_create_platform_apikey') },
  { field: 'account', is: (body) => has(body, 'owner_iamid') },
  { field: 'roles', is: (body) => has(body, 'custom_roles') },
  { field: 'serviceIdGroups', is: (body) => has(body, 'serviceid_groups') },
  {
    field: 'v2Policies',
    pages: true,
    is: (body) => has(body, 'policies') && body.policies.some?.((row) => has(row, 'control')),
  },
  { field: 'policies', pages: true, is: (body) => has(body, 'policies') },
  { field: 'accessGroups', pages: true, is: (body) => has(body, 'groups') },
  { field: 'accessGroupMembers', byGroup: true, is: (body) => has(body, 'members') },
  { field: 'users', pages: true, is: (body) => has(body, 'resources') },
  { field: 'serviceIds', pages: true, is: (body) => has(body, 'serviceids') },
  { field: 'trustedProfiles', pages: true, is: (body) => has(body, 'profiles') },
];

/** What a text holds: an account, an input of the adapter, one body, or none of them. */
export function kindOf(value) {
  if (!isObject(value)) return { kind: 'unknown' };
  if (has(value, 'principals')) return { kind: 'account' };
  if (has(value, 'accountId')) return { kind: 'payloads' };
  const found = KINDS.find(({ is }) => is(value));
  return found === undefined ? { kind: 'unknown' } : { kind: 'body', ...found };
}

/** The input of the adapter with one more body in it. */
export function withBody(payloads, body) {
  const { field, pages, byGroup } = kindOf(body);
  const accountId = payloads.accountId ?? accountOf(body);
  const base = accountId === undefined ? payloads : { ...payloads, accountId };
  if (pages) return { ...base, [field]: [...(base[field] ?? []), body] };
  if (!byGroup) return { ...base, [field]: body };
  const group = groupOf(body) ?? 'unknown';
  const groups = base[field] ?? {};
  return { ...base, [field]: { ...groups, [group]: [...(groups[group] ?? []), body] } };
}

/** The account that a body, or the first of its rows that says so, belongs to. */
function accountOf(body) {
  if (typeof body.account_id === 'string') return body.account_id;
  if (has(body, 'owner_iamid')) return body.id;
  const rows = Object.values(body).find(Array.isArray) ?? [];
  return rows.find((row) => typeof row?.account_id === 'string')?.account_id;
}

/** A page of members names its group in its own address. */
function groupOf(body) {
  const address = body.first?.href ?? body.last?.href ?? '';
  return /\/groups\/([^/]+)\/members/.exec(address)?.[1];
}
