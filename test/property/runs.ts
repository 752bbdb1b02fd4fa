/** How many cases each law is tried on; `LAW_RUNS` asks for more. */
export const RUNS: number = Number(process.env.LAW_RUNS ?? 300);
