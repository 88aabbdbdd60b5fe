// `npx zablab` in a fresh clone starts dist/cli/main.js directly, so the file must be executable.
import { chmodSync } from 'node:fs';

chmodSync('dist/cli/main.js', 0o755);
