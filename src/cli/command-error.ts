/** Why a command could not be run: a sentence for the person who ran it, without a stack. */
export type CommandError = Error & { readonly name: 'CommandError' };

/** An error that ends the command with its sentence and status 2. */
export function commandError(message: string, cause?: unknown): CommandError {
  return Object.assign(new Error(message, { cause }), { name: 'CommandError' as const });
}

export function isCommandError(error: unknown): error is CommandError {
  return error instanceof Error && error.name === 'CommandError';
}

/** What a thrown value says, on one line. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why the operating system refused, as a sentence. Node's own message names only the call and the code. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return "it doesn't exist";
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'you have no permission';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return "a part of the path isn't a folder";
    case 'ELOOP':
      return 'its links lead in a circle';
    case 'ENAMETOOLONG':
      return 'the name is too long';
    default:
      return messageOf(error);
  }
}
