import type { FindingSubject } from './finding.ts';

/** The number of names that are listed. The rest is counted. */
const NAMED_AT_MOST = 3;

/** The subject of a finding, for the beginning of its sentence. */
export function subjectName(subject: FindingSubject): string {
  if ('policy' in subject) return `Policy \`${subject.policy}\``;
  if ('principal' in subject) return `Principal \`${subject.principal}\``;
  if ('accessGroup' in subject) return `Access group \`${subject.accessGroup}\``;
  if ('account' in subject) return `Account \`${subject.account}\``;
  return subject.setting === 'apiKeyCreation' ? 'The API key creation setting' : 'The service ID creation setting';
}

/** A list of names without repeats, sorted by code unit, so that it does not depend on the order of the account. */
export function listOf(names: readonly string[]): string {
  const all = [...new Set(names)].sort();
  const named = all.slice(0, NAMED_AT_MOST).map((name) => `\`${name}\``);
  const more = all.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}
