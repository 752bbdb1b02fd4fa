// How long the command takes beside an empty program: `node test/bench/command.mjs`, after `npm run build`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const ROUNDS = 15;
const path = (from) => fileURLToPath(new URL(`../../${from}`, import.meta.url));
const command = process.env.COMMAND ?? path('dist/cli.js');

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const large = join(folder, 'large.json');
writeFileSync(large, JSON.stringify(largeAccount(1_000, 4_000)));

const empty = timesOf(['-e', '0']);
const sample = timesOf([command, 'who', path('docs/examples/payloads')]);
const table = timesOf([command, 'who', large]);
rmSync(folder, { recursive: true, force: true });

const base = median(empty);
report('node -e 0', empty);
report('who, the sample', sample);
report('who, 1,000 users and 4,000 policies', table);

function report(name, times) {
  const time = median(times);
  console.log(`${name.padEnd(38)} ${time.toFixed(0).padStart(5)} ms  ${(time / base).toFixed(2)} × node -e 0`);
}

/** The rounds follow one another closely, so that a busy machine slows all of them alike. */
function timesOf(args) {
  return Array.from({ length: ROUNDS }, () => {
    const begin = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
    return performance.now() - begin;
  });
}

function median(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function largeAccount(users, policies) {
  const id = (index) => `IBMid-${String(index % users).padStart(6, '0')}`;
  return {
    id: 'large',
    apiKeyCreation: 'RESTRICTED',
    serviceIdCreation: 'RESTRICTED',
    principals: Array.from({ length: users }, (_, index) => ({ kind: 'user', id: id(index), state: 'ACTIVE' })),
    accessGroups: [],
    policies: Array.from({ length: policies }, (_, index) => ({
      id: `policy-${index}`,
      subject: { principal: id(index * 7) },
      roles: ['crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator'],
      target: { attributes: [{ key: 'serviceName', value: index % 3 === 0 ? 'iam-identity' : 'is' }] },
    })),
  };
}
