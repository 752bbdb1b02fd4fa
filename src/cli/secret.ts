import type { Host, Output } from './host.ts';

/** The variable that has the API key of `read`. */
export const API_KEY = 'IBMCLOUD_API_KEY';

/** The host with outputs that never show the API key of the environment (CLI-7). */
export function withoutSecret(host: Host): Host {
  const secret = host.env[API_KEY] ?? '';
  if (secret === '') return host;
  const hidden = (output: Output): Output => ({
    isTerminal: output.isTerminal,
    columns: output.columns,
    write: (text) => output.write(hide(text, secret)),
  });
  return { ...host, stdout: hidden(host.stdout), stderr: hidden(host.stderr) };
}

/** Text without a secret, as it is and as it stands in an address. */
export function hide(text: string, secret: string): string {
  return [secret, encodeURIComponent(secret)].reduce((shown, form) => shown.replaceAll(form, '[API key]'), text);
}
