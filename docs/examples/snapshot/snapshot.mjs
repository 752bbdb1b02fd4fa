// Reads a live account of IBM Cloud into a file, and prints who may do what in it:
//
//   IBMCLOUD_API_KEY=… node snapshot.mjs <account ID> [payloads.json]
//
// Stopped and started again, it goes on where it was. What is read completely is not asked again: to read the account
// anew, remove the file.
import { accountFromIbmCloud } from 'apikey-policy/ibm-cloud';
import { nextRequests, withFailure, withResponse } from 'apikey-policy/snapshot';
import { createClient } from './client.mjs';
import { load, save } from './file.mjs';
import { createProgress } from './progress.mjs';
import { report } from './report.mjs';

const SIDE_BY_SIDE = 8;
const SAVE_EVERY = 5_000;

const [accountId, file = 'payloads.json'] = process.argv.slice(2);
const apiKey = process.env.IBMCLOUD_API_KEY;
if (!accountId || !apiKey) {
  console.error('usage: IBMCLOUD_API_KEY=… node snapshot.mjs <account ID> [payloads.json]');
  process.exit(2);
}

const stop = new AbortController();
let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    isInterrupted = true;
    stop.abort(new Error(`stopped by ${signal}`));
  });
}

let payloads = await load(file, accountId);
let saved = payloads;
const client = createClient(apiKey, stop.signal);
const progress = createProgress(process.stderr);
try {
  await read();
} catch (error) {
  console.error(`${error.message}; ${file} has what was read so far, start again to go on`);
  process.exit(isInterrupted ? 130 : 1);
}

const result = accountFromIbmCloud(payloads);
if (!result.ok) {
  for (const { message } of result.issues) console.error(message);
  process.exit(1);
}
report(result, Date.now());

async function read() {
  let savedAt = Date.now();
  try {
    // Each round can be asked side by side; what it answers may make more calls possible.
    for (let requests = nextRequests(payloads); requests.length > 0; requests = nextRequests(payloads)) {
      await sideBySide(requests, ask);
      if (Date.now() < savedAt + SAVE_EVERY) continue;
      await keep();
      savedAt = Date.now();
    }
  } finally {
    progress.end(payloads, client.retries);
    await keep();
  }
}

async function keep() {
  if (payloads === saved) return;
  saved = payloads;
  await save(file, saved);
}

/** Makes one call until it is answered, or gives it up. Others do the same meanwhile, each on what is there by then. */
async function ask(request) {
  const failure = await client.get(request.url, (body) => {
    const read = withResponse(payloads, request, body);
    if (!read.ok) return read.issues[0].message;
    payloads = read.payloads;
  });
  if (failure !== undefined) payloads = withFailure(payloads, request, failure);
  progress.tell(payloads, client.retries);
}

/** Does something for each of many, some at a time; the first that throws ends it all. */
async function sideBySide(many, work) {
  const rest = many.values();
  const workers = Array.from({ length: SIDE_BY_SIDE }, async () => {
    for (const one of rest) {
      stop.signal.throwIfAborted();
      await work(one);
    }
  });
  try {
    await Promise.all(workers);
  } catch (error) {
    // The others are not waited for, and must not go on.
    stop.abort(error);
    await Promise.allSettled(workers);
    throw error;
  }
}
