/** How an error begins where a runtime is not on this machine, and could not be put there. */
export const ABSENT = 'not on this machine: ';

/** What a command or a client said went wrong, in one line. */
export function reasonOf(error: unknown): string {
  const lines = (error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)).trim().split('\n');
  const telling = lines.find((line) => /error[#\d]*: \w/i.test(line)) ?? lines.find((line) => /error/i.test(line));
  return telling ?? lines[0] ?? '';
}
