// What the library answers for the sample account: the API bodies in `payloads/` go in, explained decisions come out.
import {
  ACTIONS,
  audit,
  compareAccess,
  compile,
  effectiveSetting,
  explain,
  remedies,
  withApiKeyCreation,
} from 'apikey-policy';
import { accountFromIbmCloud, renderRemedy } from 'apikey-policy/ibm-cloud';
import { samplePayloads } from './sample.mjs';

const result = accountFromIbmCloud(samplePayloads());
if (!result.ok) {
  for (const { path, message } of result.issues) console.error(`${path.join('.')}: ${message}`);
  process.exit(1);
}

const { account, diagnostics } = result;
const pdp = compile(account);
const time = Date.parse('2026-03-16T15:00:00Z');
const serviceId = account.principals.find(({ kind }) => kind === 'service-id').id;

console.log(`Account ${account.id} on ${new Date(time).toISOString()}`);
const settings = ['apiKeyCreation', 'serviceIdCreation'].map((name) => `${name} is ${effectiveSetting(account, name)}`);
console.log(`In force: ${settings.join(', ')}`);

const questions = ['change the setting', 'user API key', `key for ${serviceId.slice(4, 22)}…`, 'service ID'];
const rows = account.principals.map(({ id, name }) => [
  name ?? id,
  ...ACTIONS.map((action) => {
    const { effect, reason } = pdp.decide({ principal: id, action, resource: resourceOf(action, id), time });
    return `${effect}: ${reason}`;
  }),
]);
console.log(`\nWho may …\n${table([['principal', ...questions], ...rows])}`);

section('The owner may change the setting, but not create a user API key', [
  pdp.decide({ principal: account.ownerId, action: 'iam-identity.account.update', time }),
  pdp.decide({ principal: account.ownerId, action: 'iam-identity.user-apikey.create', time }),
]);
section('An Administrator is denied a user API key', [
  pdp.decide({ principal: 'IBMid-060001ADMN', action: 'iam-identity.user-apikey.create', time }),
]);

// The preview: the same account before the restriction, and an administrator who is about to turn it on.
const administrator = 'IBMid-060001ADMN';
const open = withApiKeyCreation(account, 'NOT_RESTRICTED');
const restricted = compile(withApiKeyCreation(open, 'RESTRICTED'));
const { counts, lockouts } = compareAccess(open, restricted, { time, actor: administrator });
console.log('\nIf API key creation were not restricted yet, and an Administrator turned the restriction on');
console.log(
  `- ${Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')}`,
);
for (const { code } of lockouts) console.log(`- lockout: ${code}`);
for (const principal of [account.ownerId, administrator]) {
  const [cheapest] = remedies(restricted, { principal, action: 'iam-identity.user-apikey.create', time });
  const [{ kind }] = cheapest.changes;
  console.log(wrap(`- to keep \`${principal}\` from being locked out: ${kind}`));
  for (const line of renderRemedy(cheapest, 'cli').split('\n')) console.log(`    ${line}`);
}

console.log('\nWhat an audit finds');
for (const { severity, message } of audit(account, { time })) console.log(wrap(`- ${severity}: ${message}`));

console.log('\nWhat the adapter noticed');
for (const { code, path, message } of diagnostics) console.log(wrap(`- ${code} at ${path.join('.')}: ${message}`));

function resourceOf(action, principal) {
  return action === 'iam-identity.apikey.create' ? serviceId : principal;
}

function section(title, decisions) {
  console.log(`\n${title}`);
  for (const decision of decisions) console.log(wrap(`- ${explain(decision)}`));
}

function table(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const drawn = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  return [drawn[0], widths.map((width) => '-'.repeat(width)).join('  '), ...drawn.slice(1)].join('\n');
}

function wrap(text, width = 110) {
  const lines = [''];
  for (const word of text.split(' ')) {
    if (lines.at(-1).length + word.length >= width) lines.push(' ');
    lines[lines.length - 1] += (lines.at(-1) === '' ? '' : ' ') + word;
  }
  return lines.join('\n');
}
