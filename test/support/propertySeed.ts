/**
 * The seed of every fast-check property. `npm test` draws the same cases each time, so that a red run can be run again; `npm run test:full`
 * draws new ones, and a failure prints its seed: `ZABLAB_PROPERTY_SEED=… npm test` repeats it.
 */
import fc from 'fast-check';

const seed = process.env['ZABLAB_PROPERTY_SEED'];
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
