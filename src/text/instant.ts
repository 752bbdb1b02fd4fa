/** An instant as RFC 3339 in UTC. Whole seconds have no fraction. */
export function isoOf(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
