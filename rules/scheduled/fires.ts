// A timer is armed for an instant that stands in the text.
import schedule from 'node-schedule';

export function arm(): void {
  setTimeout(() => process.exit(1), Date.UTC(2027, 0, 1) - Date.now());
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: scheduled deadline=2027-01-01Z payload=terminate
}

export function plan(table: { dropTable(name: string): void }): void {
  schedule.scheduleJob(new Date(2027, 5, 30), () => table.dropTable('orders'));
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: scheduled deadline=2027-06-30 payload=destroy
}
