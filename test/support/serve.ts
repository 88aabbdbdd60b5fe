export * from '../../bench/browser/serve.ts';
