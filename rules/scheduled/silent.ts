// Delays without a date, and dates that people entered.

export function retry(work: () => void): void {
  setTimeout(work, 5000);
}

export function remind(reminder: { at: number; text: string }, show: (text: string) => void): void {
  setTimeout(() => show(reminder.text), reminder.at - Date.now());
}
