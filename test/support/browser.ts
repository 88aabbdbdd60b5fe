export * from '../../bench/browser/launch.ts';
