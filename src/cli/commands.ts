import type { Command } from './arguments/command.ts';
import { auditCommand } from './commands/audit.ts';
import { checkCommand } from './commands/check.ts';
import { previewCommand } from './commands/preview.ts';
import { readCommand } from './commands/read.ts';
import { whoCommand } from './commands/who.ts';
import { whyCommand } from './commands/why.ts';

/** All commands, in the order of help. */
export const COMMANDS: readonly Command[] = [
  whoCommand,
  whyCommand,
  previewCommand,
  auditCommand,
  checkCommand,
  readCommand,
];
