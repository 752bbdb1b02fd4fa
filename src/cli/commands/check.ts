import { checkExpectations, parseExpectations } from 'apikey-policy/report';
import { isoOf } from '../../text/instant.ts';
import { escaped } from '../../text/layout/markdown.ts';
import { visible } from '../../text/layout/visible.ts';
import { wrapped } from '../../text/layout/wrapped.ts';
import { quote } from '../../text/quote.ts';
import type { Command, Given, Terms } from '../arguments/command.ts';
import { usage } from '../arguments/read-arguments.ts';
import { commandError } from '../command-error.ts';
import { readAccount } from '../input/read-account.ts';
import { readJson } from '../input/read-json.ts';
import { safeJson } from '../safe-json.ts';
import { INPUT, withCommon } from './options.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: 'expectations: decisions that must be as a file says, for CI',
  usage: 'INPUT… --expect FILE',
  operand: INPUT,
  details: ['Status 1 where an expectation fails.'],
  options: withCommon(['text', 'json', 'markdown'], {
    expect: { value: 'FILE', help: 'the file of expectations' },
  }),
  example: 'apikey-policy check payloads.json --expect expectations.json',
  run: check,
};

async function check(given: Given, terms: Terms): Promise<number> {
  const { time, format, answer, heading, columns } = terms;
  const path = given.value('expect');
  if (path === undefined) throw usage(checkCommand, '`check` needs `--expect`');
  const expected = await readJson(path, terms.host);
  const { account, diagnostics } = await readAccount(given.operands, given, terms);
  const parsed = parseExpectations(expected, { account });
  if (!parsed.ok) throw commandError(parsed.issues.map(({ message }) => `${quote(path)}: ${message}`).join('\n'));
  const results = checkExpectations(account, parsed.value, { time });
  const failed = results.filter(({ passed }) => !passed);
  const count = `${results.length - failed.length} of ${results.length} expectations passed`;
  switch (format) {
    case 'json':
      answer(safeJson({ time: isoOf(time), results, diagnostics }));
      break;
    case 'markdown':
      answer(
        [
          `${count}.`,
          '',
          ...results.map(
            ({ name, passed, message }) => `- ${passed ? '✓' : '✗'} ${escaped(name)}: ${escaped(message)}`,
          ),
        ].join('\n'),
      );
      break;
    default:
      answer(
        [
          heading(`${count} in the account ${visible(account.id)} at ${isoOf(time)}`),
          ...results.flatMap(({ name, passed, message }) =>
            wrapped(visible(`${name}: ${message}`), columns, passed ? 'ok      ' : 'failed  ', ' '.repeat(8)),
          ),
        ].join('\n'),
      );
  }
  return failed.length > 0 ? 1 : 0;
}
