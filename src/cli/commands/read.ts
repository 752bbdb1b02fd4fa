import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import { quote } from '../../text/quote.ts';
import type { Command, Given, Terms } from '../arguments/command.ts';
import { usage } from '../arguments/read-arguments.ts';
import { commandError } from '../command-error.ts';
import { createClient } from '../read/client.ts';
import { loadPayloads, savePayloads } from '../read/file.ts';
import { createProgress } from '../read/progress.ts';
import { readLive } from '../read/read-live.ts';
import { API_KEY, hide } from '../secret.ts';
import { withEvery } from './options.ts';

const DEFAULT_FILE = 'payloads.json';

export const readCommand: Command = {
  name: 'read',
  summary: 'reads a live account into a file that the other commands take',
  usage: 'ACCOUNT_ID [--out FILE] [--retry]',
  operand: 'the ID of the account',
  details: [
    `The API key comes from the environment variable ${API_KEY}. It should belong to an identity that may read all of`,
    'it: Viewer on All IAM Account Management services.',
    'Stopped and started again, it goes on where it was. To read the account anew, remove the file.',
  ],
  options: withEvery({
    out: { value: 'FILE', help: `the file to write; ${DEFAULT_FILE} unless given` },
    retry: { help: 'ask again what failed the last time' },
  }),
  example: `${API_KEY}=… apikey-policy read 1a2b3c4d5e6f40718293a4b5c6d7e8f9 --out payloads.json`,
  run: read,
};

async function read(given: Given, terms: Terms): Promise<number> {
  const { host, note, warn } = terms;
  const [accountId = '', ...others] = given.operands;
  if (others.length > 0) throw usage(readCommand, '`read` takes one account ID');
  const apiKey = host.env[API_KEY] ?? '';
  if (apiKey === '') throw commandError(`\`read\` needs an API key in the environment variable ${API_KEY}`);
  const file = given.value('out') ?? DEFAULT_FILE;
  const from = await loadPayloads(file, accountId);
  const { failures, ...rest } = from;
  const save = (payloads: IbmCloudPayloads) => savePayloads(file, withoutKey(payloads, apiKey));
  let saved = given.has('retry') && failures !== undefined ? { ...rest, reading: true } : from;
  // A file that can't be written is found before a call is made.
  await save(saved);
  const stop = new AbortController();
  host.stopped.addEventListener('abort', () => stop.abort(host.stopped.reason));
  // One after the other: two at a time would write the same file.
  let saving: Promise<void> = Promise.resolve();
  const saveNext = (payloads: IbmCloudPayloads): Promise<void> => {
    saving = saving.then(async () => {
      if (payloads === saved) return;
      saved = payloads;
      await save(payloads);
    });
    return saving;
  };
  // Only this command needs it, so the others start without it.
  const snapshot = await import('apikey-policy/snapshot');
  const progress = given.has('quiet') ? undefined : createProgress(host.stderr, snapshot.snapshotProgress);
  const client = createClient(apiKey, stop.signal);
  let payloads: IbmCloudPayloads;
  try {
    payloads = await readLive(saved, { snapshot, client, stop, progress, save: saveNext });
  } catch (error) {
    if (!host.stopped.aborted) throw error;
    warn(
      `apikey-policy: ${stopPhrase(host.stopped.reason)}; ${quote(file)} has what was read so far, start again to go on`,
    );
    return statusOf(host.stopped.reason);
  }
  for (const { list, key, status, message } of payloads.failures ?? []) {
    const of = key === undefined ? '' : ` of ${quote(key)}`;
    warn(`warning: ${list}${of} couldn't be read: ${message ?? `status ${status}`}`);
  }
  if (payloads.accountSettings === undefined && payloads.effectiveSettings === undefined)
    throw commandError("the account's settings couldn't be read, without which nothing can be answered");
  note(`${quote(file)} has the account; next: apikey-policy who ${file}`);
  return 0;
}

/** A service may repeat in an answer what it was sent; the key is not saved. */
function withoutKey(payloads: IbmCloudPayloads, apiKey: string): IbmCloudPayloads {
  const { failures } = payloads;
  if (failures === undefined) return payloads;
  const shown = failures.map((failure) =>
    failure.message === undefined ? failure : { ...failure, message: hide(failure.message, apiKey) },
  );
  return { ...payloads, failures: shown };
}

function stopPhrase(reason: unknown): string {
  return reason instanceof Error ? reason.message : 'stopped';
}

function statusOf(reason: unknown): number {
  return reason instanceof Error && 'status' in reason && typeof reason.status === 'number' ? reason.status : 130;
}
