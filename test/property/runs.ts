/** How many cases each property is tried on. Each run draws others; a release asks for more with `LAW_RUNS`. */
export const RUNS: number = Number(process.env.LAW_RUNS ?? 100);
