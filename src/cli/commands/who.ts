import { type Account, effectiveSetting } from 'apikey-policy';
import { accessMatrix, matrixToCsv, matrixToMarkdown, matrixToText } from 'apikey-policy/report';
import { isoOf } from '../../text/instant.ts';
import { visible } from '../../text/layout/visible.ts';
import { wrapped } from '../../text/layout/wrapped.ts';
import type { Command, Given, Terms } from '../arguments/command.ts';
import { readAccount } from '../input/read-account.ts';
import { safeJson } from '../safe-json.ts';
import { INPUT, withCommon } from './options.ts';

export const whoCommand: Command = {
  name: 'who',
  summary: 'who may do what, as a table',
  usage: 'INPUT… [--format FORMAT] [--time TIME]',
  operand: INPUT,
  details: [
    'Answers for every principal of the account: change the setting that restricts API keys, create user API keys,',
    'create API keys for service IDs, create service IDs.',
  ],
  options: withCommon(['text', 'json', 'markdown', 'csv'], {}),
  example: 'apikey-policy who payloads.json',
  run: who,
};

async function who(given: Given, terms: Terms): Promise<number> {
  const { account, diagnostics } = await readAccount(given.operands, given, terms);
  const { time, format, columns, answer } = terms;
  const matrix = accessMatrix(account, { time });
  switch (format) {
    case 'json':
      answer(safeJson({ time: isoOf(time), settings: settingsOf(account), matrix, diagnostics }));
      break;
    case 'markdown':
      answer(matrixToMarkdown(matrix));
      break;
    case 'csv':
      answer(matrixToCsv(matrix));
      break;
    default:
      answer(`${matrixToText(matrix, { columns })}\n${wrapped(settingsLine(account), columns).join('\n')}`);
  }
  return 0;
}

/** Both settings as they are in force. */
function settingsOf(account: Account) {
  return {
    apiKeyCreation: effectiveSetting(account, 'apiKeyCreation'),
    serviceIdCreation: effectiveSetting(account, 'serviceIdCreation'),
  };
}

function settingsLine(account: Account): string {
  const { apiKeyCreation, serviceIdCreation } = settingsOf(account);
  return visible(`In force: API key creation ${apiKeyCreation}, service ID creation ${serviceIdCreation}`);
}
