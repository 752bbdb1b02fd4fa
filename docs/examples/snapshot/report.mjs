// Prints an account: who may do what, what is worth a look, and what was odd in the data.
import { ACTIONS, audit, compile } from 'apikey-policy';

const QUESTIONS = ['change the setting', 'user API key', 'service ID API keys', 'service ID'];
const MARKS = { allow: 'yes', deny: 'no', indeterminate: '?' };

export function report({ account, diagnostics }, time) {
  const pdp = compile(account);
  const serviceIds = account.principals.filter(({ kind }) => kind === 'service-id').map(({ id }) => id);
  const answersOf = (principal) =>
    ACTIONS.map((action) => {
      if (action !== 'iam-identity.apikey.create') return MARKS[pdp.decide({ principal, action, time }).effect];
      const effects = serviceIds.map((resource) => pdp.decide({ principal, action, resource, time }).effect);
      return counted(effects);
    });

  console.log(`Account ${account.id} on ${new Date(time).toISOString()}`);
  console.log(`API key creation: ${account.apiKeyCreation}, service ID creation: ${account.serviceIdCreation}`);
  if (account.partial) console.log(`Not read completely, so that some answers are open: ${account.partial.join(', ')}`);
  const rows = account.principals.map(({ id, name }) => [plain(id), plain(name ?? ''), ...answersOf(id)]);
  console.log(`\n${table([['principal', 'name', ...QUESTIONS], ...rows])}`);

  const findings = audit(account, { time });
  if (findings.length > 0) console.log('\nWorth a look');
  for (const { severity, code, message } of findings) console.log(`- ${severity}, ${code}: ${message}`);

  if (diagnostics.length > 0) console.log('\nOdd in what was read');
  for (const { code, message } of diagnostics) console.log(`- ${code}: ${message}`);
}

/** Of how many the answer is yes, and of how many it is open. */
function counted(effects) {
  const count = (effect) => effects.filter((one) => one === effect).length;
  const [allowed, open] = [count('allow'), count('indeterminate')];
  return `${allowed} of ${effects.length}${open > 0 ? `, ${open} ?` : ''}`;
}

/** Names are what people wrote: nothing in them may move a terminal's cursor. */
function plain(text) {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ');
}

function table(lines) {
  const widths = lines[0].map((_, column) => lines.reduce((width, line) => Math.max(width, line[column].length), 0));
  const drawn = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  return [drawn[0], widths.map((width) => '-'.repeat(width)).join('  '), ...drawn.slice(1)].join('\n');
}
