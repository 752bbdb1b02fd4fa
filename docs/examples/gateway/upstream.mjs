// A small stand-in for IBM Cloud's IAM: it does whatever it is asked, remembers it, and signs a token for anybody.
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { listen } from './forward.mjs';

/**
 * @param account the ID of the account that its tokens are for
 * @returns its `url`, the calls that it `received` with the bytes of their bodies, `tokenFor` with which it signs a token,
 *   `rotateKeys`, and `close`
 */
export async function startUpstream(account, port = 0) {
  const received = [];
  let number = 1;
  let key;
  // A pair of keys takes a moment to make, and most calls need none.
  const currentKey = () => {
    key ??= newKey(number);
    return key;
  };
  const tokenFor = async (claims) => {
    const { id, privateKey } = await currentKey();
    const { bss = account, valid = true, algorithm = 'RS256', ...others } = claims;
    return new SignJWT({ iss: `${url}/identity`, account: { bss, valid }, ...others })
      .setProtectedHeader({ alg: algorithm, kid: id })
      .sign(privateKey);
  };

  const server = createServer((request, response) => {
    // A call that breaks off has no answer.
    receive(request, response).catch(() => response.destroy());
  });

  async function receive(request, response) {
    const { method, url: path, headers } = request;
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    received.push({ method, path, headers, body });
    const { status, content } = await answerTo(method, path.replace(/\/?(\?.*)?$/, ''), body.toString());
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(method === 'HEAD' ? undefined : JSON.stringify(content));
  }

  async function answerTo(method, path, body) {
    switch (`${method} ${path}`) {
      case 'GET /identity/keys':
        return { status: 200, content: { keys: [(await currentKey()).public] } };
      case 'POST /identity/token': {
        const exp = Math.floor(Date.now() / 1000) + 3600;
        const iam_id = new URLSearchParams(body).get('apikey') ?? 'IBMid-nobody';
        return { status: 200, content: { access_token: await tokenFor({ iam_id, exp }), token_type: 'Bearer' } };
      }
      case 'POST /v1/apikeys':
        return { status: 201, content: { id: 'ApiKey-1', ...JSON.parse(body), apikey: 'not-a-real-key' } };
      case 'POST /v1/serviceids':
        return { status: 201, content: { id: 'ServiceId-1', iam_id: 'iam-ServiceId-1', ...JSON.parse(body) } };
      case 'GET /v1/apikeys':
        return { status: 200, content: { apikeys: [{ id: 'ApiKey-1', name: 'deploy' }] } };
      case 'GET /v1/serviceids/ServiceId-1':
        return { status: 200, content: { id: 'ServiceId-1', name: 'ci' } };
      default:
        return { status: 200, content: method === 'PUT' ? JSON.parse(body || '{}') : {} };
    }
  }

  const { url, close } = await listen(server, port);
  const rotateKeys = async () => {
    number += 1;
    key = newKey(number);
    await key;
  };
  return { url, received, tokenFor, rotateKeys, close };
}

async function newKey(number) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const id = `key-${number}`;
  return { id, privateKey, public: { ...(await exportJWK(publicKey)), kid: id, alg: 'RS256' } };
}
