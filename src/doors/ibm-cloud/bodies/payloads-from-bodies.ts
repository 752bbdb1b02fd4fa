import { type Account, type Issue, type Issues, parseAccount } from 'apikey-policy';
import type { IbmCloudPayloads } from '../../../ibm-api/payloads.ts';
import { quote } from '../../../text/quote.ts';
import { accountOf } from './account-of.ts';
import { listedGroups, withGroup } from './group-of.ts';
import type { NamedBody, Recognised, RecognisedBody, Stranger } from './named-body.ts';
import { blameBody, type Part, partsOf } from './part.ts';
import { placesOf, refuseSamePlace } from './places.ts';
import { type BodySource, putTogether } from './put-together.ts';

/** The adapter's input, or an account that needs no adapter, or everything that keeps the bodies from being either. */
export type PayloadsFromBodies =
  | {
      readonly ok: true;
      readonly kind: 'payloads';
      readonly payloads: IbmCloudPayloads;
      /** Which body each part of the payloads came from. */
      readonly sources: readonly BodySource[];
    }
  | { readonly ok: true; readonly kind: 'account'; readonly account: Account }
  | { readonly ok: false; readonly issues: Issues };

/**
 * Puts bodies together that were saved one by one, each recognised by what is in it.
 *
 * A body is one of these: what `apikey-policy read` writes (the whole input of `accountFromIbmCloud`), an `Account`, an
 * answer of IBM Cloud's REST API (a page of a list, or an array of pages), or a bare array of rows, as
 * `ibmcloud … --output json` prints it. The members of an access group need the group's id in one of their links or in
 * the body's name.
 *
 * IBM's command prints the policies of one user or group at a time, and a group's members of one type. So a bare array
 * of policies that have one subject makes `policies` partial, and a bare array of members of one type makes the group
 * partial.
 *
 * Two bodies for one place, bodies of two accounts and what is not recognised are issues. It never throws.
 *
 * @param bodies each with its name, such as the file's path, for messages
 * @returns the input of `accountFromIbmCloud` or an account, or all issues at once (`BODY_ISSUES`; of an account
 * `ISSUE_CODES`), with paths that begin with the body's name
 *
 * @example
 * ```ts
 * import { payloadsFromBodies } from 'apikey-policy/ibm-cloud';
 *
 * const result = payloadsFromBodies([
 *   { name: 'settings.json', body: { account_id: 'a', restrict_create_platform_apikey: 'RESTRICTED' } },
 *   { name: 'users.json', body: [{ ibmUniqueId: 'IBMid-1', userId: 'ada@example.com', state: 'ACTIVE' }] },
 * ]);
 * result.ok && result.kind === 'payloads' && Object.keys(result.payloads); // => ['accountId', 'accountSettings', 'users']
 * ```
 */
export function payloadsFromBodies(bodies: readonly NamedBody[]): PayloadsFromBodies {
  const issues: Issue[] = [];
  const result = readSafely(bodies, issues);
  const [issue, ...others] = issues;
  if (issue !== undefined) return { ok: false, issues: [issue, ...others] };
  return result;
}

const NOTHING: PayloadsFromBodies = { ok: true, kind: 'payloads', payloads: { accountId: '' }, sources: [] };

function readSafely(bodies: readonly NamedBody[], issues: Issue[]): PayloadsFromBodies {
  try {
    return read(bodies, issues);
  } catch {
    // A getter or a proxy can throw anything.
    issues.push({ code: 'not-json', path: [], message: 'the bodies must be plain JSON, and cannot be read' });
    return NOTHING;
  }
}

function read(bodies: readonly NamedBody[], issues: Issue[]): PayloadsFromBodies {
  if (bodies.length === 0) issues.push({ code: 'no-bodies', path: [], message: 'no body is given' });
  const parts = bodies.flatMap((body) => partsOf(body, issues)).flatMap((part) => withoutStranger(part, issues));
  if (issues.length > 0) return NOTHING;
  const account = parts.find(({ found }) => found.kind === 'account');
  if (account !== undefined) return readAccount(account, parts, issues);
  const accountId = readAccountId(parts, issues);
  const bundle = readBundle(parts, issues);
  const places = placesOf(readBodies(parts, issues));
  for (const place of places) refuseSamePlace(place, bundle, issues);
  if (issues.length > 0) return NOTHING;
  const base = { accountId, ...bundle?.found.body };
  const { payloads, sources } = putTogether(base, places);
  const own = bundle === undefined ? [] : [{ path: [], name: bundle.name, within: bundle.within }];
  // Which fields there are is known by now; `accountFromIbmCloud` checks what is in them.
  return {
    ok: true,
    kind: 'payloads',
    payloads: payloads as unknown as IbmCloudPayloads,
    sources: [...own, ...sources],
  };
}

/** The part, or none where it is nothing of an account, which is an issue. */
function withoutStranger(part: Part<Recognised | Stranger>, issues: Issue[]): readonly Part[] {
  const { found } = part;
  if (found.kind === 'unknown')
    blameBody(issues, 'not-recognised', part, `isn't a body of an account: it looks like ${found.look}`);
  else if (found.kind === 'option')
    blameBody(issues, 'other-option', part, `is ${found.what}, which belongs to the option \`${found.option}\``);
  else return [{ ...part, found }];
  return [];
}

function readAccount(part: Part, parts: readonly Part[], issues: Issue[]): PayloadsFromBodies {
  const other = parts.find((one) => one !== part);
  if (other !== undefined) {
    blameBody(issues, 'same-place', other, `and ${quote(part.name)} can't go together: the latter is a whole account`);
    return NOTHING;
  }
  const parsed = parseAccount(part.found.body);
  if (parsed.ok) return { ok: true, kind: 'account', account: parsed.value };
  const place = [part.name, ...part.within];
  issues.push(...parsed.issues.map((issue) => ({ ...issue, path: [...place, ...issue.path] })));
  return NOTHING;
}

/** The one account that parts name. */
function readAccountId(parts: readonly Part[], issues: Issue[]): string {
  const named = parts.flatMap((part) => {
    const id = accountOf(part);
    return id === undefined ? [] : [{ part, id }];
  });
  const [first] = named;
  const other = named.find(({ id }) => id !== first?.id);
  if (first === undefined) {
    const message = 'no body names its account: give the settings, the account or a bundle, which do';
    issues.push({ code: 'account-not-named', path: [], message });
  } else if (other !== undefined) {
    const sentence = `is of the account ${quote(other.id)}, and ${quote(first.part.name)} of ${quote(first.id)}`;
    blameBody(issues, 'other-account', other.part, sentence);
  }
  return first?.id ?? '';
}

function readBundle(parts: readonly Part[], issues: Issue[]): Part | undefined {
  const [bundle, second] = parts.filter(({ found }) => found.kind === 'bundle');
  if (bundle !== undefined && second !== undefined)
    blameBody(issues, 'same-place', second, `and ${quote(bundle.name)} are both whole bundles; give one of them`);
  return bundle;
}

/** The bodies, those of a group with the group. */
function readBodies(parts: readonly Part[], issues: Issue[]): readonly Part<RecognisedBody>[] {
  const groups = listedGroups(parts, 'accessGroups');
  const serviceIdGroups = listedGroups(parts, 'serviceIdGroups');
  return parts.flatMap((part) => {
    if (part.found.kind !== 'body') return [];
    const placed = withGroup({ ...part, found: part.found }, groups, serviceIdGroups);
    if (placed.found.list !== 'accessGroupMembers' || placed.found.group !== undefined) return [placed];
    const sentence = "doesn't say of which access group the members are: put the group's id into the file's name";
    blameBody(issues, 'group-not-named', part, sentence);
    return [];
  });
}
