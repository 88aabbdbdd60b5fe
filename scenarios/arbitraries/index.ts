/** `zablab/fast-check`: stories and fault plans for property tests of your own. */
export { anyFaultPlan, type FaultPlanConstraints, type FaultWord, faultWords } from './anyFaultPlan.ts';
export { anyStory, type StoryConstraints } from './anyStory.ts';
export { breachOf } from './breachOf.ts';
