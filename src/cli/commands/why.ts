import { type Action, compile, type Decision, explain, type Remedy, type Request, remedies } from 'apikey-policy';
import { renderRemedy } from 'apikey-policy/ibm-cloud';
import { isoOf } from '../../text/instant.ts';
import { escaped } from '../../text/layout/markdown.ts';
import { visible } from '../../text/layout/visible.ts';
import { wrapped } from '../../text/layout/wrapped.ts';
import { readAction } from '../action.ts';
import type { Command, Given, Terms } from '../arguments/command.ts';
import { usage } from '../arguments/read-arguments.ts';
import { readAccount } from '../input/read-account.ts';
import { commandsOf } from '../pasteable.ts';
import { readPrincipal } from '../principal.ts';
import { safeJson } from '../safe-json.ts';
import { INPUT, withCommon } from './options.ts';

/** So many remedies are printed as text; JSON has all. */
const MOST_SHOWN = 5;

export const whyCommand: Command = {
  name: 'why',
  summary: 'one decision, explained, with the commands that would allow it',
  usage: 'INPUT… --principal PRINCIPAL --action ACTION [--resource RESOURCE]',
  operand: INPUT,
  details: [
    'Actions: change-setting, create-user-api-key, create-service-id-api-key (needs --resource), create-service-id,',
    "or IBM's own names, such as iam-identity.user-apikey.create.",
  ],
  options: withCommon(['text', 'json', 'markdown'], {
    principal: { value: 'PRINCIPAL', help: "the requester: an IAM ID, or a user's e-mail" },
    action: { value: 'ACTION', help: 'what is requested' },
    resource: { value: 'RESOURCE', help: 'the service ID, or the user, that gets the API key' },
  }),
  example: 'apikey-policy why payloads.json --principal ada@example.com --action create-user-api-key',
  run: why,
};

async function why(given: Given, terms: Terms): Promise<number> {
  const [principal, action] = [needed(given, 'principal'), readAction(needed(given, 'action'))];
  checkResource(given, action);
  const { account, diagnostics } = await readAccount(given.operands, given, terms);
  const resource = resourceOf(given, action, (text) => readPrincipal(text, 'resource', account, terms.warn));
  const request: Request = {
    principal: readPrincipal(principal, 'principal', account, terms.warn),
    action,
    ...(resource !== undefined && { resource }),
    time: terms.time,
  };
  const pdp = compile(account);
  const decision = pdp.decide(request);
  const found = decision.allowed ? [] : remedies(pdp, request);
  const explanation = explain(decision, { account, remedies: found });
  const answer = { decision, explanation, found };
  switch (terms.format) {
    case 'json':
      terms.answer(
        safeJson({
          time: isoOf(terms.time),
          decision,
          explanation,
          remedies: found.map((remedy) => ({ ...remedy, commands: commandsOf(renderRemedy(remedy, 'cli')) })),
          diagnostics,
        }),
      );
      break;
    case 'markdown':
      terms.answer(asMarkdown(answer));
      break;
    default:
      terms.answer(asText(answer, terms, account.id));
  }
  return 0;
}

interface Answer {
  readonly decision: Decision;
  readonly explanation: string;
  readonly found: readonly Remedy[];
}

function needed(given: Given, option: string): string {
  const value = given.value(option);
  if (value === undefined) throw usage(whyCommand, `\`why\` needs \`--${option}\``);
  return value;
}

/** What needs a resource has one, and what has no use for it has none. */
function checkResource(given: Given, action: Action): void {
  if (action === 'iam-identity.apikey.create') needed(given, 'resource');
  const isOfAccount = action === 'iam-identity.account.update' || action === 'iam-identity.serviceid.create';
  if (isOfAccount && given.has('resource'))
    throw usage(whyCommand, `\`--resource\` says nothing about the action \`${action}\``);
}

/** A service ID, or the user who gets the key. */
function resourceOf(given: Given, action: Action, readUser: (text: string) => string): string | undefined {
  const resource = given.value('resource');
  return resource !== undefined && action === 'iam-identity.user-apikey.create' ? readUser(resource) : resource;
}

function asText({ decision, explanation, found }: Answer, { heading, time, columns }: Terms, account: string): string {
  const shown = found.slice(0, MOST_SHOWN).map((remedy) => commandsOf(renderRemedy(remedy, 'cli')).join('\n'));
  const more = found.length - shown.length;
  return [
    heading(`${decision.effect} (${decision.reason}) in the account ${visible(account)} at ${isoOf(time)}`),
    ...wrapped(visible(explanation), columns),
    ...(shown.length > 0 ? ['', shown.length === 1 ? 'This would change it:' : 'Each of these would change it:'] : []),
    ...shown.flatMap((commands) => ['', commands]),
    ...(more > 0 ? ['', `and ${more} more; --format json has all of them`] : []),
  ].join('\n');
}

function asMarkdown({ decision, explanation, found }: Answer): string {
  const commands = found.flatMap((remedy) => ['', fenced(commandsOf(renderRemedy(remedy, 'cli')).join('\n'))]);
  return [`**${decision.effect}** (${decision.reason}): ${escaped(explanation)}`, ...commands].join('\n');
}

/** A block of commands, whose fence is longer than any in it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${text}\n${fence}`;
}
