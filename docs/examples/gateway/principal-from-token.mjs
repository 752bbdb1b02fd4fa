// The caller, from a verified IAM token.
import { createRemoteJWKSet, jwtVerify } from 'jose';

const IAM = 'https://iam.cloud.ibm.com/identity';

/**
 * Returns the IAM ID of a token that IBM Cloud has signed for this account and that is valid now. The keys are fetched
 * from the issuer; a key that is not among them makes them be fetched again, so a rotation needs no restart.
 *
 * @param options `account`: the ID of the account that is guarded; `issuer`, and `keys`, the URL of its keys; `audience`:
 *   the `aud` of the tokens, if they have one; `fetchAgainAfter`: milliseconds between two fetches; `now` is the clock
 */
export function principalFromToken({
  account,
  issuer = IAM,
  keys = `${issuer}/keys`,
  audience,
  fetchAgainAfter = 30_000,
  now = Date.now,
}) {
  const keyOf = createRemoteJWKSet(new URL(keys), { cooldownDuration: fetchAgainAfter });
  return async ({ authorization = '' }) => {
    const [, token] = /^Bearer +([\w.-]+)$/i.exec(authorization) ?? [];
    if (token === undefined) return undefined;
    const { payload } = await jwtVerify(token, keyOf, {
      // The token does not choose how it is verified.
      algorithms: ['RS256'],
      issuer,
      audience,
      requiredClaims: ['exp', 'iam_id'],
      currentDate: new Date(now()),
    });
    // A token with an audience is for that audience alone.
    if (audience === undefined && payload.aud !== undefined) return undefined;
    const isOfAccount = payload.account?.valid === true && payload.account.bss === account;
    return isOfAccount && typeof payload.iam_id === 'string' ? payload.iam_id : undefined;
  };
}
