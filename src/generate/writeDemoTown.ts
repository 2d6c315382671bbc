/** Writes scenarios/demo-town.json: node src/generate/writeDemoTown.ts, whenever the generator or the model changes. */
import { writeFileSync } from 'node:fs';
import { demoTown } from './demo.ts';
import { demoTownText } from './demoTownText.ts';

const target = new URL('../../scenarios/demo-town.json', import.meta.url);
writeFileSync(target, demoTownText(demoTown()));
