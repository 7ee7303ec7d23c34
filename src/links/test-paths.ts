/** Which files are tests, by their paths. */

const testPath = /(?:^|\/)(?:tests?|__tests__|__mocks__|specs?|fixtures)\/|[.-](?:test|spec)\.[cm]?[jt]sx?$/;

export const isTestPath = (path: string): boolean => testPath.test(path);
