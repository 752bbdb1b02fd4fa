// An account and the controls of the page as a link: the fragment of an address is never sent to a server.

/** @param state the account, the values of the controls, and the answer that is open */
export function fragmentOf(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `#v1.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** The state of a fragment; `undefined` where there is none, or none that can be read. */
export function stateOf(fragment) {
  const [, text] = /^#v1\.([\w-]+)$/.exec(fragment) ?? [];
  if (text === undefined) return undefined;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const state = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0))));
    return typeof state === 'object' && state !== null ? state : undefined;
  } catch {
    return undefined;
  }
}

/** A decision as a conformance vector: the request, and the answer that is expected. */
export function vectorOf(account, decision) {
  const { request, effect, reason, unknowns, grants, caveats, nearMisses, requires, validUntil } = decision;
  return {
    // A4: every decision names its reason and its evidence. Rename it by the rule that it is to show.
    id: `A4-${reason}`,
    rules: ['A4'],
    sentence: 'Copied from the playground.',
    account,
    request,
    expected: {
      effect,
      reason,
      unknowns,
      grants,
      caveats,
      ...(nearMisses.length > 0 && { nearMisses }),
      ...(requires && { requires }),
      ...(validUntil !== undefined && { validUntil }),
    },
  };
}
