import { type AccessComparison, compareAccess } from 'apikey-policy';
import { comparisonToMarkdown, comparisonToText } from 'apikey-policy/report';
import { isoOf } from '../../text/instant.ts';
import { escaped } from '../../text/layout/markdown.ts';
import { visible } from '../../text/layout/visible.ts';
import { wrapped } from '../../text/layout/wrapped.ts';
import type { Command, Given, Terms } from '../arguments/command.ts';
import { readAccount } from '../input/read-account.ts';
import { type AnsweredAsk, answerAsks } from '../preview/asks.ts';
import { type Fix, fixesOf } from '../preview/fixes.ts';
import { changeOf, planned } from '../preview/planned.ts';
import { readPrincipal } from '../principal.ts';
import { safeJson } from '../safe-json.ts';
import { INPUT, withCommon } from './options.ts';

export const previewCommand: Command = {
  name: 'preview',
  summary: 'what a change would give and take, who is locked out, and how to keep them in',
  usage: 'INPUT… (--restrict | --relax | --plan PLAN | --after OTHER…)',
  operand: INPUT,
  details: [
    'Status 1 where somebody is locked out, where --as may not do what the plan needs, and where an answer changes as',
    '--fail-on says.',
  ],
  options: withCommon(['text', 'json', 'markdown'], {
    restrict: { help: 'turn the restriction of API key creation on' },
    relax: { help: 'turn it off' },
    setting: {
      value: 'SETTING',
      choices: ['api-key-creation', 'service-id-creation'],
      help: 'the setting to turn; api-key-creation unless given',
    },
    plan: { value: 'PLAN', help: 'a Terraform plan, from `terraform show -json plan.out`' },
    after: { value: 'OTHER…', help: 'the same account as it would be: files or folders, as INPUT' },
    as: { value: 'PRINCIPAL', help: 'who makes the change: an IAM ID or an e-mail' },
    'fail-on': {
      value: 'CHANGE',
      choices: ['revoked', 'gained'],
      isList: true,
      help: 'status 1 also where an answer is, or may be, revoked or gained',
    },
  }),
  example: 'apikey-policy preview payloads.json --plan plan.json --as ServiceId-…',
  run: preview,
};

interface Preview {
  readonly comparison: AccessComparison;
  readonly asks: readonly AnsweredAsk[];
  readonly fixes: readonly Fix[];
  /** Service IDs whose fixes are left out. */
  readonly leftOut: number;
}

async function preview(given: Given, terms: Terms): Promise<number> {
  const { time, format, columns, answer, warn, heading } = terms;
  const as = given.value('as');
  const kind = changeOf(previewCommand, given);
  const before = await readAccount(given.operands, given, terms);
  const change = await planned(kind, before.account, given, terms);
  const { account } = change;
  const actor = as === undefined ? undefined : readPrincipal(as, 'as', before.account, warn);
  const comparison = compareAccess(before.account, account, { time, actor });
  const asks =
    actor === undefined ? [] : answerAsks(change.asks, actor, { current: before.account, planned: account }, time);
  if (actor === undefined && change.asks.length > 0)
    terms.note('note: the plan asks for access itself; `--as` says whether the identity that applies it has that');
  const { fixes, leftOut } = fixesOf(comparison, account, time);
  const result: Preview = { comparison, asks, fixes, leftOut };
  switch (format) {
    case 'json':
      answer(
        safeJson({
          time: isoOf(time),
          comparison,
          asks,
          fixes,
          diagnostics: [...before.diagnostics, ...change.diagnostics],
        }),
      );
      break;
    case 'markdown':
      answer([comparisonToMarkdown(comparison, { account }), ...partsOf(result, MARKDOWN)].join('\n'));
      break;
    default: {
      const title = heading(`If ${change.phrase}, in the account ${visible(account.id)} at ${isoOf(time)}`);
      answer(
        [title, '', comparisonToText(comparison, { account, columns }), ...partsOf(result, textStyle(columns))].join(
          '\n',
        ),
      );
    }
  }
  return statusOf(result, given.values('fail-on'));
}

function statusOf({ comparison, asks }: Preview, failOn: readonly string[]): number {
  const { counts, lockouts } = comparison;
  const isChanged =
    (failOn.includes('revoked') && counts.revoked + counts['maybe-revoked'] > 0) ||
    (failOn.includes('gained') && counts.gained + counts['maybe-gained'] > 0);
  const isRefused = asks.some(({ decision }) => !decision.allowed);
  return lockouts.length > 0 || isRefused || isChanged ? 1 : 0;
}

/** How headings, lines and commands are written. */
interface Style {
  readonly heading: (text: string) => string;
  readonly line: (text: string) => string;
  readonly commands: (lines: readonly string[]) => string;
}

const textStyle = (columns: number): Style => ({
  heading: (text) => wrapped(`${text}:`, columns).join('\n'),
  line: (text) => wrapped(visible(text), columns, '- ', '  ').join('\n'),
  commands: (lines) => lines.join('\n'),
});

const MARKDOWN: Style = {
  heading: (text) => `**${text}**\n`,
  line: (text) => `- ${escaped(text)}`,
  commands: (lines) => ['```sh', ...lines, '```'].join('\n'),
};

function partsOf({ asks, fixes, leftOut }: Preview, { heading, line, commands }: Style): readonly string[] {
  // Joining one group may give back several answers.
  const lines = [...new Set(fixes.flatMap((fix) => fix.commands))];
  return [
    ...(asks.length > 0 ? ['', heading('What applying the plan needs')] : []),
    ...asks.map(({ address, decision, explanation }) => line(`${address}: ${decision.effect}. ${explanation}`)),
    ...(lines.length > 0 ? ['', heading('Commands that keep in who would lose access'), commands(lines)] : []),
    ...(leftOut > 0 ? [line(`and API keys of ${leftOut} more service IDs, which are left out`)] : []),
  ];
}
