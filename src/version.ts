/** The version of this package, as reports name it. A test holds it against package.json. */
export const version = '0.1.0';
