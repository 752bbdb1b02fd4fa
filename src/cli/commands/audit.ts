import { audit, type Finding, type Severity } from 'apikey-policy';
import { findingsToMarkdown, findingsToSarif, findingsToText } from 'apikey-policy/report';
import { isoOf } from '../../text/instant.ts';
import { visible } from '../../text/layout/visible.ts';
import { quote } from '../../text/quote.ts';
import type { Command, Given, Terms } from '../arguments/command.ts';
import { acceptedIn, baselineOf, readBaseline, writeBaseline } from '../audit/baseline.ts';
import { readAccount } from '../input/read-account.ts';
import { safeJson } from '../safe-json.ts';
import { version } from '../version.ts';
import { INPUT, withCommon } from './options.ts';

/** From the gravest on. */
const SEVERITIES: readonly Severity[] = ['high', 'medium', 'low', 'info'];

export const auditCommand: Command = {
  name: 'audit',
  summary: 'findings: what is wrong in the account, and what to do about it',
  usage: 'INPUT… [--fail-on SEVERITY] [--baseline FILE] [--write-baseline FILE]',
  operand: INPUT,
  details: [
    'Status 1 where there is a finding of the severity of --fail-on or a graver one.',
    'A baseline is a file of findings that somebody accepted, each with a reason; they are left out.',
  ],
  options: withCommon(['text', 'json', 'markdown', 'sarif'], {
    'fail-on': { value: 'SEVERITY', choices: SEVERITIES, help: 'the least severity for status 1; high unless given' },
    baseline: { value: 'FILE', help: 'leave out the findings that this file accepts' },
    'write-baseline': { value: 'FILE', help: 'write the findings into a baseline, for you to fill in the reasons' },
  }),
  example: 'apikey-policy audit payloads.json --format sarif --fail-on medium',
  run: runAudit,
};

async function runAudit(given: Given, terms: Terms): Promise<number> {
  const { time, note, warn } = terms;
  const path = given.value('baseline');
  const baseline = path === undefined ? [] : await readBaseline(path);
  const { account, diagnostics } = await readAccount(given.operands, given, terms);
  const all = audit(account, { time });
  const target = given.value('write-baseline');
  if (target !== undefined) {
    await writeBaseline(target, baselineOf(all, baseline));
    note(`${quote(target)} has ${all.length} findings: write a reason into each before \`--baseline\` takes it`);
    return 0;
  }
  const { findings, accepted, stale } = acceptedIn(all, baseline);
  for (const { code, fingerprint } of stale)
    warn(
      `warning: the baseline accepts ${visible(code)} (${visible(fingerprint)}), but there is no such finding any more`,
    );
  switch (terms.format) {
    case 'json':
      terms.answer(safeJson({ time: isoOf(time), findings, accepted, stale, diagnostics }));
      break;
    case 'markdown':
      terms.answer(findingsToMarkdown(findings, { account }));
      break;
    case 'sarif': {
      const [uri] = given.operands;
      terms.answer(safeJson(findingsToSarif(findings, { account, version: version(), ...(uri !== '-' && { uri }) })));
      break;
    }
    default: {
      const title = terms.heading(`Findings in the account ${visible(account.id)} at ${isoOf(time)}`);
      const left = accepted.length > 0 ? `\n${accepted.length} accepted by the baseline` : '';
      terms.answer(`${title}\n\n${findingsToText(findings, { columns: terms.columns, account })}${left}`);
    }
  }
  return isAtLeast(findings, given.value('fail-on') ?? 'high') ? 1 : 0;
}

function isAtLeast(findings: readonly Finding[], least: string): boolean {
  const graver = SEVERITIES.slice(0, SEVERITIES.map(String).indexOf(least) + 1);
  return findings.some(({ severity }) => graver.includes(severity));
}
