/** Sessions of management clients. A client that has been idle for half an hour signs in again. */

const IDLE_MS = 30 * 60 * 1000;

interface Session {
  user: string;
  expiresAt: number;
}

const sessions = new Map<string, Session>();

export function openSession(token: string, user: string): void {
  sessions.set(token, { user, expiresAt: Date.now() + IDLE_MS });
}

export function userOf(token: string): string | undefined {
  const session = sessions.get(token);
  if (!session) return undefined;
  if (Date.now() > session.expiresAt) {
    sessions.delete(token);
    return undefined;
  }
  session.expiresAt = Date.now() + IDLE_MS;
  return session.user;
}
