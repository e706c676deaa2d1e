/** What a simulation file imports from `labwright/simulation`. Pure: no DOM, no Node, no science. */
export * from './claim.ts';
export * from './declarations.ts';
export * from './define.ts';
export * from './errors.ts';
export * from './evaluate.ts';
export * from './finding.ts';
export * from './format.ts';
export * from './nearest.ts';
export * from './parameters.ts';
export * from './threshold.ts';
export * from './tracks.ts';
export * from './units.ts';
