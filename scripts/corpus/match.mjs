/**
 * Decides whether a SARIF result stands where a label points. A bomb is met by any place that the result shows; a
 * look-alike only by the guard itself (or its place in generated code), since other findings may pass through it.
 */

/** A region within so many lines of the label meets it … */
const nearLines = 2;
/** … or, in long lines, within so many characters. */
const nearColumns = 250;
/** A finding must point, not sweep: a wider region counts only by its beginning. */
const widestLines = 6;
const widestColumns = 400;

const physical = (location) => location?.physicalLocation;

function placesOf(result, guardOnly) {
  const related = result.relatedLocations ?? [];
  const locations = guardOnly
    ? [...(result.locations ?? []), ...related.filter(({ properties }) => properties?.role === 'generated')]
    : [...(result.locations ?? []), ...related, ...flowOf(result)];
  return locations.map(physical).filter((place) => place?.region);
}

const flowOf = (result) =>
  (result.codeFlows ?? []).flatMap((flow) =>
    flow.threadFlows.flatMap((thread) => thread.locations.map(({ location }) => location)),
  );

function sameFile(place, label) {
  const uri = decodeURIComponent(place.artifactLocation?.uri ?? '').replace(/^\.\//, '');
  return uri === label.file || uri.endsWith(`${label.package}@${label.version}/${label.file}`);
}

function nearEnough({ startLine, startColumn = 1, endLine = startLine, endColumn = startColumn }, label) {
  const lastLine = Math.min(endLine, startLine + widestLines);
  if (!label.column) return label.line >= startLine - nearLines && label.line <= lastLine + nearLines;
  const widest = startColumn + widestColumns;
  const lastColumn = lastLine > startLine ? widest : Math.min(endColumn, widest);
  const inside = label.column >= startColumn - nearColumns && label.column <= lastColumn + nearColumns;
  return label.line === startLine && inside;
}

/** Whether the result is about this label; with `guardOnly`, whether its guard is. */
export const meets = (result, label, guardOnly) =>
  placesOf(result, guardOnly).some((place) => sameFile(place, label) && nearEnough(place.region, label));
