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

const plans = { report: '0 2 * * *', purge: new Date(2027, 6, 31) };
export function planByName(table: { dropTable(name: string): void }): void {
  schedule.scheduleJob(plans.purge, () => table.dropTable('orders'));
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expect: scheduled deadline=2027-07-31 payload=destroy
}
