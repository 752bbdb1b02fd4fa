// Who calls, from a verified token: for a gateway that no authenticating proxy stands before.

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/**
 * The IAM ID in an IBM Cloud IAM token that is signed, still valid, and of the account.
 *
 * @param options `keys`: the `keys` of https://iam.cloud.ibm.com/identity/keys, fetched beforehand and now and then;
 *   `account`: the account that is guarded; `now` is the clock
 */
export function principalFromToken({ keys, account, now = Date.now }) {
  return async ({ authorization = '' }) => {
    const [, head, claims, signature] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i.exec(authorization) ?? [];
    if (signature === undefined) return undefined;
    const { alg, kid } = JSON.parse(textOf(head));
    const found = keys.find((key) => key.kid === kid && key.kty === 'RSA');
    // The token does not choose how it is verified.
    if (alg !== 'RS256' || found === undefined) return undefined;
    const { kty, n, e } = found;
    const key = await crypto.subtle.importKey('jwk', { kty, n, e }, ALGORITHM, false, ['verify']);
    const signed = new TextEncoder().encode(`${head}.${claims}`);
    if (!(await crypto.subtle.verify(ALGORITHM, key, bytesOf(signature), signed))) return undefined;
    const { iam_id, exp, account: of } = JSON.parse(textOf(claims));
    return exp * 1000 > now() && of?.bss === account ? iam_id : undefined;
  };
}

function bytesOf(base64url) {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}

function textOf(base64url) {
  return new TextDecoder().decode(bytesOf(base64url));
}
