// Where the account comes from: the sample, or bodies that the user adds.
import { accountFromIbmCloud, payloadsFromBodies } from 'apikey-policy/ibm-cloud';

/** @typedef {{ name: string, body: unknown }} Body */
/**
 * `account` is missing until the bodies name one. `problems` are sentences about what was added last.
 * @typedef {{ kind: 'none' | 'sample' | 'bodies' | 'account', bodies: Body[], account?: object, diagnostics: string[], problems: string[] }} Source
 */

/** @type {Source} */
export const NOTHING = { kind: 'none', bodies: [], diagnostics: [], problems: [] };

const WAITING = "The account's settings are still missing. Add them, and all other files that you have.";

/** The sample account. @param {unknown} body @returns {Source} */
export function sampleSource(body) {
  return { ...withBodies(NOTHING, [{ name: 'the sample', body }]), kind: 'sample', bodies: [] };
}

/** An account that is whole. @returns {Source} */
export function accountSource(account) {
  return { ...NOTHING, kind: 'account', account };
}

/**
 * Adds bodies to those of the same account. The sample and an account that is whole take nothing: what is added to them
 * starts afresh. A body that has the name of an earlier one replaces it. If the bodies are refused, the source stays.
 *
 * @param {Source} source @param {Body[]} added @returns {Source}
 */
export function withBodies(source, added) {
  const names = new Set(added.map(({ name }) => name));
  const earlier = source.kind === 'bodies' ? source.bodies.filter(({ name }) => !names.has(name)) : [];
  const bodies = [...earlier, ...added];
  const put = payloadsFromBodies(bodies);
  if (!put.ok) return withProblems(source, bodies, put.issues);
  if (put.kind === 'account') return { ...accountSource(put.account), bodies };
  const result = accountFromIbmCloud(put.payloads);
  const inItsFile = (found) => ({ ...found, message: withFile(found, put.sources) });
  if (!result.ok) return withProblems(source, bodies, result.issues.map(inItsFile));
  const diagnostics = result.diagnostics.map((found) => inItsFile(found).message);
  return { ...NOTHING, kind: 'bodies', bodies, account: result.account, diagnostics };
}

/** The next file may have the settings, and they name the account: until then the bodies wait. */
function withProblems(source, bodies, issues) {
  const isWaiting = issues.every(({ code }) => code === 'account-not-named' || code === 'no-settings');
  if (isWaiting) return { ...NOTHING, kind: 'bodies', bodies, problems: [WAITING] };
  return { ...source, problems: issues.map(({ message }) => message) };
}

/** A message with the name of the file that its place came from; a bundle is one file, and needs none. */
function withFile({ path, message }, sources) {
  const source = sources.find((one) => one.path.length > 0 && one.path.every((key, index) => path[index] === key));
  return source === undefined ? message : `${source.name}: ${message}`;
}
