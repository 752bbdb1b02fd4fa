import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { parse } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { fastify } from 'fastify';
import { Hono } from 'hono';
import { guardedIn, type Server } from './gateway-models.ts';

type Handler = (request: { readonly params: Readonly<Record<string, string>> }) => void;
interface Express {
  (request: IncomingMessage, response: ServerResponse, next: () => void): void;
  all(path: string, handler: Handler): void;
  use(path: string, router: Express): void;
}
interface ExpressModule {
  (): Express;
  Router(): Express;
}
// It ships no types.
const name: string = 'express';
const { default: express }: { default: ExpressModule } = await import(name);

const BASE = 'http://iam.cloud.ibm.com';
const settingsOf = (id: unknown): string => `/v1/accounts/${id}/settings/identity`;

const socket = new Socket();

/** A call as Node's HTTP server hands it over. */
function arrived(path: string): [IncomingMessage, ServerResponse] {
  const request = new IncomingMessage(socket);
  Object.assign(request, { method: 'POST', url: path, headers: { host: new URL(BASE).host } });
  return [request, new ServerResponse(request)];
}

/** Servers that compare what Node's own URL readers make of a path. */
const nodeServer =
  (read: (path: string) => string | null): Server =>
  (path) => {
    try {
      return guardedIn(decodeURIComponent(read(path) ?? ''));
    } catch {
      return undefined;
    }
  };

/** `mount` says which router has the routes: the app itself, or one at `/v1`. */
function expressServer(mount: (app: Express) => readonly [router: Express, prefix: string]): Server {
  let served: string | undefined;
  const app = express();
  const [router, prefix] = mount(app);
  for (const collection of ['/apikeys', '/serviceids']) {
    router.all(prefix + collection, () => {
      served = `/v1${collection}`;
    });
  }
  router.all(`${prefix}/accounts/:id/settings/identity`, ({ params }) => {
    served = settingsOf(params.id);
  });
  return (path) => {
    served = undefined;
    app(...arrived(path), () => {});
    return served;
  };
}

async function fastifyServer(useSemicolonDelimiter: boolean): Promise<Server> {
  let served: string | undefined;
  const lenient = { caseSensitive: false, ignoreDuplicateSlashes: true, ignoreTrailingSlash: true };
  const routerOptions = { useSemicolonDelimiter, ...lenient };
  const app = fastify({ routerOptions });
  // The hook goes no further, so that nothing is read and nothing is answered.
  app.addHook('onRequest', ({ routeOptions: { url }, params }) => {
    served = url?.includes(':id') ? settingsOf(Object(params).id) : url;
  });
  for (const url of ['/v1/apikeys', '/v1/serviceids', settingsOf(':id')]) app.all(url, () => {});
  await app.ready();
  return (path) => {
    served = undefined;
    app.routing(...arrived(path));
    return served;
  };
}

/** `servedBy` says how a path comes to the app. */
function honoServer(servedBy: (app: Hono) => (path: string) => void): Server {
  let served: string | undefined;
  const app = new Hono({ strict: false });
  for (const path of ['/v1/apikeys', '/v1/serviceids', settingsOf(':id')]) {
    app.all(path, (context) => {
      served = path.replace(':id', String(context.req.param('id')));
      return context.body(null);
    });
  }
  const serve = servedBy(app);
  return (path) => {
    served = undefined;
    serve(path);
    return served;
  };
}

/** The routers of frameworks, each in its most lenient form; which method was used makes no difference to them. */
export const ROUTERS: Readonly<Record<string, Server>> = {
  'Node, `new URL`': nodeServer((path) => new URL(path, BASE).pathname),
  'Node, `url.parse`': nodeServer((path) => parse(path).pathname),
  Express: expressServer((app) => [app, '/v1']),
  'Express, a router at `/v1`': expressServer((app) => {
    const router = express.Router();
    app.use('/v1', router);
    return [router, ''];
  }),
  Fastify: await fastifyServer(false),
  'Fastify with the semicolon delimiter': await fastifyServer(true),
  'Hono, `fetch`': honoServer((app) => (path) => {
    if (URL.canParse(BASE + path)) app.fetch(new Request(BASE + path, { method: 'POST' }));
  }),
  'Hono on Node': honoServer((app) => {
    const listener = getRequestListener((request) => {
      app.fetch(request);
      // Nobody reads an answer.
      return new Promise(() => {});
    });
    return (path) => listener(...arrived(path));
  }),
};
