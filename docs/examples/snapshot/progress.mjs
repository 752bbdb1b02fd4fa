// Says how far the reading has come: on a terminal in one line that changes, in a log by a new line now and then.
import { snapshotProgress } from 'apikey-policy/snapshot';

const TERMINAL_EVERY = 100;
const LOG_EVERY = 10_000;

export function createProgress(stream) {
  const begin = Date.now();
  let toldAt = 0;

  function write(payloads, retries, isEnd) {
    toldAt = Date.now();
    const { done, known, rows } = snapshotProgress(payloads);
    const givenUp = payloads.failures?.length ?? 0;
    const line = [
      time(toldAt - begin),
      `${done} of ${known} calls`,
      `${rows} rows`,
      `${retries} retries`,
      ...(givenUp > 0 ? [`${givenUp} given up`] : []),
    ].join('  ');
    stream.write(stream.isTTY ? `\r${line}\u001b[K${isEnd ? '\n' : ''}` : `${line}\n`);
  }

  return {
    tell(payloads, retries) {
      if (Date.now() >= toldAt + (stream.isTTY ? TERMINAL_EVERY : LOG_EVERY)) write(payloads, retries, false);
    },
    end(payloads, retries) {
      write(payloads, retries, true);
    },
  };
}

function time(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return [Math.floor(seconds / 60), seconds % 60].map((part) => `${part}`.padStart(2, '0')).join(':');
}
