/**
 * The zone that a program sets for a whole library: `Settings.defaultZone = 'utc'`, `moment.tz.setDefault('Asia/Tokyo')`.
 * Takes the library's catalogue, which says how; gives the zone, null where none is set or nobody can tell which.
 */
import { soughtKey } from '../links/shared.js';
import { entryId } from '../rulebook/entry-id.js';
import type { ClockCatalogue, ClockEntry } from '../rulebook/shapes.js';
import { compiler } from '../syntax/typescript.js';
import type { ts } from '../syntax/typescript.js';
import { evaluateAside } from './elsewhere.js';
import { zoneIn } from './natives/zones.js';
import type { AskedZone } from './natives/zones.js';
import type { Run } from './run.js';
import { noTag, primitive } from './values.js';
import type { Value } from './values.js';

const settingLimit = 6;

/** The last two names of a dotted one, as writes are found by them. */
const lastTwo = (name: string): string => name.split('.').slice(-2).join('.');

/** What the program hands to one way of setting: the expressions for the zone, with what they are set on. */
function settings(run: Run, { as, name }: ClockEntry): (readonly [holder: ts.Expression, zone: ts.Expression])[] {
  const { shared } = run.program;
  if (as === 'member') {
    run.trace.sought.add(soughtKey('written', lastTwo(name)));
    return shared
      .nodes('written', lastTwo(name), settingLimit)
      .flatMap((node) => (compiler.isBinaryExpression(node) ? [[node.left, node.right] as const] : []));
  }
  const last = name.slice(name.lastIndexOf('.') + 1);
  run.trace.sought.add(soughtKey('called', last));
  return shared
    .calls(last, settingLimit)
    .flatMap(({ expression, arguments: [zone] }) => (zone === undefined ? [] : [[expression, zone] as const]));
}

/** Whether an expression is that member of the library. */
function isOf(run: Run, holder: ts.Expression, library: ClockCatalogue): boolean {
  const target = compiler.isPropertyAccessExpression(holder) ? evaluateAside(run, holder.expression) : null;
  return target?.kind === 'native' && run.lexicon.libraryOf(target.name)?.library === library;
}

/** The zone of a library's dates where nothing else is asked for; null for the host's. */
export function defaultZone(run: Run, library: ClockCatalogue): AskedZone | null {
  const entries = library.entries.filter(({ does }) => does === 'setsZone');
  if (entries.length === 0) return null;
  const zone = run.once(`zone of ${library.library}`, () => zoneSet(run, library, entries));
  return zone === null ? null : { name: zoneIn(zone), tag: zone.tag };
}

/** The one zone that the program sets, wherever that is; null where it sets none, or several. */
function zoneSet(run: Run, library: ClockCatalogue, entries: readonly ClockEntry[]): Value | null {
  const zones = entries.flatMap((entry) =>
    settings(run, entry)
      .filter(([holder]) => isOf(run, holder, library))
      .map(([, zone]) => ({ zone: evaluateAside(run, zone), entry })),
  );
  const named = new Set(zones.map(({ zone }) => (zone === null ? null : zoneIn(zone))));
  const [name = null] = named;
  const [first] = zones;
  if (name === null || first === undefined || named.size > 1) return null;
  return primitive(name, { tag: { ...noTag, matched: [entryId.clock(library, first.entry)] } });
}
