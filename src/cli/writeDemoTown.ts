/** Writes scenarios/demo-town.json: npm run demo-town, whenever the generator or the model changes. */
import { writeFileSync } from 'node:fs';
import { demoTown } from '../generate/demo.ts';
import { demoTownText } from '../generate/demoTownText.ts';

const target = new URL('../../scenarios/demo-town.json', import.meta.url);
writeFileSync(target, demoTownText(demoTown()));
