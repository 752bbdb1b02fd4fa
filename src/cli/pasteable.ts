import { visible } from '../text/layout/visible.ts';

/** The lines of a rendered remedy that can be pasted into a shell, one command or comment a line (CLI-6). */
export function commandsOf(rendered: string): readonly string[] {
  // A quoted line break is part of a command, and so is whatever else a terminal could obey: not what one can paste.
  const isSafe = rendered.split('\n').every((line) => visible(line) === line && /^(?:#|ibmcloud )/.test(line));
  return isSafe ? rendered.split('\n') : ['# The command has a name with control characters, so it is not shown.'];
}
