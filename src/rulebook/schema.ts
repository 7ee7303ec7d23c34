/** zod as the house uses it: shapes are interpreted and never compiled, since code is made from text nowhere. */
import { z } from 'zod';

// Before the first shape is made: making one already tries whether it could be compiled.
z.config({ jitless: true });

export { z };
