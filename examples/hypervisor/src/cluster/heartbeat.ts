/** Tells the other hosts of the cluster that this one is alive. */

const INTERVAL_MS = 1_000;
const DEAD_AFTER_MS = 15_000;

export class Heartbeat {
  private lastSent = 0;
  private readonly lastHeard = new Map<string, number>();

  constructor(private readonly send: (host: string) => void) {}

  /** Called on every turn of the main loop; does nothing when the last beat was a moment ago. */
  beat(host: string): void {
    const now = Date.now();
    if (now - this.lastSent < INTERVAL_MS) return;
    this.lastSent = now;
    this.send(host);
  }

  hear(host: string): void {
    this.lastHeard.set(host, Date.now());
  }

  /** Hosts that have been quiet for too long; failover restarts their guests elsewhere. */
  silentHosts(): string[] {
    const now = Date.now();
    return [...this.lastHeard].filter(([, heard]) => now - heard > DEAD_AFTER_MS).map(([host]) => host);
  }
}
