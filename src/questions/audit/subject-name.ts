import type { FindingSubject } from './finding.ts';

/** How many are named before the rest is counted. */
const NAMED_AT_MOST = 3;

/** What a finding is about, at the beginning of its sentence. */
export function wordsOfSubject(subject: FindingSubject): string {
  if ('policy' in subject) return `Policy \`${subject.policy}\``;
  if ('principal' in subject) return `Principal \`${subject.principal}\``;
  if ('accessGroup' in subject) return `Access group \`${subject.accessGroup}\``;
  if ('account' in subject) return `Account \`${subject.account}\``;
  return subject.setting === 'apiKeyCreation' ? 'The API key creation setting' : 'The service ID creation setting';
}

/** Names in the order of their code units, each once, so that no order of the account shows. */
export function listOf(names: readonly string[]): string {
  const all = [...new Set(names)].sort();
  const named = all.slice(0, NAMED_AT_MOST).map((name) => `\`${name}\``);
  const more = all.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}
