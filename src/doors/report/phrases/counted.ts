/** `1 answer`, `2 answers`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** An instant as RFC 3339 in UTC; whole seconds have no fraction. */
export function instantPhrase(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
