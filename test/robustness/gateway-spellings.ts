import { setImmediate } from 'node:timers/promises';
import { requestFromHttp } from 'apikey-policy/gateway';
import { MODELS } from './gateway-models.ts';
import { ROUTERS } from './gateway-routers.ts';
import { bytewise, TRICKS, type Trick } from './gateway-tricks.ts';

// Short, so that there are fewer places where nothing is to be learned.
const ACCOUNT = 'a';
const CALLER = { principal: 'IBMid-060001ADMN', account: ACCOUNT };
const BODY = '{"iam_id":"IBMid-060001ADMN","restrict_create_service_id":"NOT_RESTRICTED"}';
const ORIGIN = 'https://iam.cloud.ibm.com';

/** The guarded paths, with their methods. */
const GUARDED = [
  ['/v1/apikeys', 'POST'],
  ['/v1/serviceids', 'POST'],
  [`/v1/accounts/${ACCOUNT}/settings/identity`, 'PUT'],
] as const;

const SERVERS = Object.entries({ ...ROUTERS, ...MODELS });
const tricks = Object.values(TRICKS);

/** How many spellings a server serves as guarded, and what the gateway makes of these. */
interface Count {
  readonly server: string;
  decided: number;
  refused: number;
  /** What the gateway forwards without a decision, or decides on as another call. */
  readonly bypasses: string[];
}

/** How many ways to play tricks are tried; one trick is played everywhere. */
export interface Extent {
  /** Two tricks: everywhere, or each how manieth combination somewhere. */
  readonly two: 'everywhere' | number;
  /** Three tricks: each how manieth combination somewhere. */
  readonly three: number;
}

function everywhere(trick: Trick, path: string): ReadonlySet<string> {
  return new Set(Array.from({ length: 2 * path.length + 2 }, (_, place) => trick(path, place)));
}

/** Every combination of so many tricks, or each `step`-th, at a place that is the same in every run. */
function* somewhere(path: string, count: number, step: number): Generator<string> {
  let place = 0;
  for (let at = 0; at < tricks.length ** count; at += step) {
    const chosen = Array.from(
      { length: count },
      (_, power) => tricks[Math.floor(at / tricks.length ** power) % tricks.length],
    );
    yield chosen.reduce((spelled, trick) => {
      place = (place + 7919) % 10_007;
      return trick?.(spelled, place) ?? spelled;
    }, path);
  }
}

/** Spellings of a path with up to three tricks. */
function* spellingsOf(path: string, { two, three }: Extent): Generator<string> {
  yield path;
  for (const trick of tricks) {
    for (const spelled of everywhere(trick, path)) {
      yield spelled;
      for (const other of two === 'everywhere' ? tricks : []) yield* everywhere(other, spelled);
    }
  }
  if (two !== 'everywhere') yield* somewhere(path, 2, two);
  yield* somewhere(path, 3, three);
}

/** Each spelling once: as it comes over a connection, and as `fetch` sends it. */
function* sent(path: string, extent: Extent): Generator<string> {
  const seen = new Set<string>();
  for (const spelled of spellingsOf(path, extent)) {
    const fetched = URL.canParse(spelled, ORIGIN) ? [new URL(spelled, ORIGIN).pathname] : [];
    for (const form of [bytewise(spelled), ...fetched]) {
      if (seen.has(form)) continue;
      seen.add(form);
      yield form;
    }
  }
}

interface Compared {
  readonly spellings: number;
  readonly counts: readonly Count[];
}

/** Shows spellings of all guarded paths to the gateway and to all servers. */
export async function compared(extent: Extent): Promise<Compared> {
  const { stackTraceLimit } = Error;
  // Most spellings are an error to some router, and nobody reads where it was thrown.
  Error.stackTraceLimit = 0;
  try {
    return await comparedIn(extent);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

async function comparedIn(extent: Extent): Promise<Compared> {
  const counts = SERVERS.map(([server]): Count => ({ server, decided: 0, refused: 0, bypasses: [] }));
  let spellings = 0;
  for (const [guarded, method] of GUARDED) {
    for (const path of sent(guarded, extent)) {
      spellings += 1;
      // What the routers put off piles up until then.
      if (spellings % 1000 === 0) await setImmediate();
      const { kind } = requestFromHttp({ method, path, body: BODY }, CALLER);
      for (const [at, [, serve]] of SERVERS.entries()) {
        const served = serve(path);
        const count = counts[at];
        if (served === undefined || count === undefined) continue;
        if (kind === 'invalid') count.refused += 1;
        // What is decided on is the call that the server sees.
        else if (kind === 'decide' && served === guarded) count.decided += 1;
        else count.bypasses.push(path);
      }
    }
  }
  return { spellings, counts };
}

/** The tricks that, played alone, make another spelling of a guarded path that some server serves as that path. */
export function seenThrough(): ReadonlySet<string> {
  const serves = (path: string, guarded: string): boolean => SERVERS.some(([, serve]) => serve(path) === guarded);
  const found = Object.entries(TRICKS).filter(([, trick]) =>
    GUARDED.some(([guarded]) =>
      [...everywhere(trick, guarded)].some((path) => path !== guarded && serves(bytewise(path), guarded)),
    ),
  );
  return new Set(found.map(([name]) => name));
}
