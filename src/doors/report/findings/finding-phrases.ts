import type { Account, Finding, PolicyDecisionPoint, Severity } from 'apikey-policy';
import { visible } from '../../../text/layout/visible.ts';
import { counted } from '../phrases/counted.ts';
import { labelsIn, spelled } from '../phrases/labels.ts';

/** What a report of findings needs beside them. */
export interface FindingsOptions {
  /** The account that was audited: its names stand beside the ids. */
  readonly account?: Account | PolicyDecisionPoint | undefined;
}

const SEVERITIES: readonly Severity[] = ['high', 'medium', 'low', 'info'];

/** Makes the sentence of a finding, in which names stand beside ids, and no backticks (REP-1). */
export function sentences({ account }: FindingsOptions): (finding: Finding) => string {
  const labels = account === undefined ? undefined : labelsIn(account);
  return ({ message }) =>
    visible(message).replace(/`([^`]+)`/g, (_, id: string) => (labels === undefined ? id : spelled(labels(id))));
}

/** `2 findings: 1 high, 1 low`. */
export function findingCounts(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'No findings';
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return `${counted(findings.length, 'finding')}: ${counts.join(', ')}`;
}
