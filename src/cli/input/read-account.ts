import type { Account, Diagnostic, Issue } from 'apikey-policy';
import { accountFromIbmCloud, type BodySource, payloadsFromBodies } from 'apikey-policy/ibm-cloud';
import { quote, spell } from '../../text/quote.ts';
import type { Given, Terms } from '../arguments/command.ts';
import { commandError } from '../command-error.ts';
import { listFiles, STDIN } from './list-files.ts';
import { readJson } from './read-json.ts';

/** An account, and what is odd in the bodies that it was made of. */
export interface ReadAccount {
  readonly account: Account;
  readonly diagnostics: readonly Diagnostic[];
}

/** So many issues or diagnostics are printed; the rest are counted. */
const MOST_SHOWN = 10;

/** Reads inputs as one account, or ends the command with what keeps them from being one. */
export async function readAccount(inputs: readonly string[], given: Given, terms: Terms): Promise<ReadAccount> {
  const files = await listFiles(inputs);
  const bodies: { name: string; body: unknown }[] = [];
  for (const file of files) {
    bodies.push({ name: file === STDIN ? 'standard input' : file, body: await readJson(file, terms.host) });
  }
  const put = payloadsFromBodies(bodies);
  if (!put.ok) throw issuesError(put.issues, ({ message }) => message);
  if (put.kind === 'account') return checked({ account: put.account, diagnostics: [] }, given, terms);
  const result = accountFromIbmCloud(put.payloads);
  const where = (found: Issue | Diagnostic) => inItsFile(found, put.sources);
  if (!result.ok) throw issuesError(result.issues, where);
  noteDiagnostics(result.diagnostics, where, terms);
  return checked(result, given, terms);
}

type Sentence = (found: Issue | Diagnostic) => string;

function issuesError(issues: readonly Issue[], sentenceOf: Sentence): Error {
  const more = issues.length - MOST_SHOWN;
  const lines = issues.slice(0, MOST_SHOWN).map(sentenceOf);
  return commandError([...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'));
}

function noteDiagnostics(diagnostics: readonly Diagnostic[], sentenceOf: Sentence, { note }: Terms): void {
  for (const diagnostic of diagnostics.slice(0, MOST_SHOWN)) note(`note: ${sentenceOf(diagnostic)}`);
  const more = diagnostics.length - MOST_SHOWN;
  if (more > 0) note(`note: and ${more} more; --format json has all of them`);
}

function checked(read: ReadAccount, given: Given, terms: Terms): ReadAccount {
  refuseIncomplete('the account', missingIn(read.account), given, terms);
  return read;
}

/** Warns of what an account lacks, which `--complete` refuses. */
export function refuseIncomplete(what: string, missing: readonly string[], given: Given, { warn }: Terms): void {
  if (missing.length === 0) return;
  const sentence = `${what} is incomplete (${missing.join(', ')}), so some answers are unknown`;
  if (given.has('complete')) throw commandError(`${sentence}, which \`--complete\` refuses`);
  warn(`warning: ${sentence}`);
}

/** The parts of an account that are incomplete, as phrases. */
export function missingIn({ partial = [], accessGroups }: Account): readonly string[] {
  const groups = accessGroups.filter((group) => group.partial === true);
  const ofGroups = `members of ${groups.length} access ${groups.length === 1 ? 'group' : 'groups'}`;
  return [...partial, ...(groups.length > 0 ? [ofGroups] : [])];
}

/** A message whose path leads through the payloads, with the path in the file that the place came from. */
function inItsFile({ path, message }: Issue | Diagnostic, sources: readonly BodySource[]): string {
  const source = sources
    .filter(({ path: place }) => place.every((key, index) => path[index] === key))
    .sort((a, b) => b.path.length - a.path.length)[0];
  if (source === undefined) return message;
  const inFile = [...source.within, ...path.slice(source.path.length)];
  const sentence = message.replace(/^(?:the input|`[^`]*`) /, '');
  const place = inFile.length === 0 ? '' : ` at ${spell(inFile)}`;
  return `${quote(source.name)}${place} ${sentence}`;
}
