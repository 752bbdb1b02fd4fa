import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import { quote } from '../../text/quote.ts';
import { commandError, reasonOf } from '../command-error.ts';
import { readJsonFile } from '../input/read-json.ts';

/** What a file has of an account so far, or the beginning where there is no file. */
export async function loadPayloads(file: string, accountId: string): Promise<IbmCloudPayloads> {
  // A device or a pipe has nothing to go on from.
  if (!(await isRegular(file))) return { accountId };
  const saved = await readJsonFile(file);
  const of = typeof saved === 'object' && saved !== null && 'accountId' in saved ? saved.accountId : undefined;
  if (of === undefined) throw commandError(`${quote(file)} isn't a file that \`read\` wrote: give another --out`);
  if (of !== accountId) throw commandError(`${quote(file)} is of the account ${quote(String(of))}: give another --out`);
  // From here on `nextRequests` and `accountFromIbmCloud` check what is in it.
  return saved as IbmCloudPayloads;
}

/** Puts payloads in the file's place, for nobody else to read. At any time the file is whole: the old one or the new. */
export async function savePayloads(file: string, payloads: IbmCloudPayloads): Promise<void> {
  try {
    const text = JSON.stringify(payloads);
    if (await exists(file)) {
      if (await isRegular(file)) await replace(await realpath(file), text);
      // A device can't be replaced, and nothing is there to keep whole.
      else await write(file, 'w', text);
    } else await replace(file, text);
  } catch (error) {
    throw commandError(`can't write ${quote(file)}: ${reasonOf(error)}`, error);
  }
}

async function replace(file: string, text: string): Promise<void> {
  const next = `${file}.part`;
  // It may be left over from a process that was killed, or a link that somebody put there.
  await rm(next, { force: true });
  try {
    await write(next, 'wx', text);
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}

async function write(file: string, mode: 'w' | 'wx', text: string): Promise<void> {
  const handle = await open(file, mode, 0o600);
  try {
    await handle.writeFile(text);
    if (mode === 'wx') await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined)) !== undefined;
}

async function isRegular(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isFile() === true;
}
