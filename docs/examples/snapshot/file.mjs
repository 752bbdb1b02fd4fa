// Keeps what was read of an account in a file, which is at any time whole: the old state or the new one.
import { open, readFile, rename } from 'node:fs/promises';

/** What the file has of an account, or the beginning where there is no file. */
export async function load(file, accountId) {
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return { accountId };
    throw error;
  }
  const payloads = JSON.parse(text);
  if (payloads.accountId !== accountId) throw new Error(`${file} is about account ${payloads.accountId}`);
  return payloads;
}

/** Puts payloads in the file's place, for nobody else to read. */
export async function save(file, payloads) {
  const next = `${file}.${process.pid}.tmp`;
  const handle = await open(next, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(payloads));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(next, file);
}
