/** Travel time from coordinates and mode. Straight-line distance on a sphere (haversine), stretched by the policy’s detour. */
import type { CaseIndex, Seat } from '../model/caseIndex.ts';
import type { Citizen } from '../model/citizen.ts';
import type { Cadence } from '../model/need.ts';
import type { Policy } from '../model/policy.ts';
import type { Place } from '../model/primitives.ts';
import type { Unit } from '../model/unit.ts';
import type { TravelMode } from '../model/vocabulary.ts';
import type { Field } from '../rules/reads.ts';

/** What tells the way from the mentor’s base to where a cadence’s meetings are, and how long it takes. */
export const WAY_READS = [
  'mentor.base',
  'mentor.travelMode',
  'unit.place',
  'unit.organisationId',
  'citizen.home',
  'citizen.placement',
  'hostUnit.organisationId',
  'hostUnit.place',
  'policy.travelDetourPercent',
] as const satisfies readonly Field[];

/** Mean radius of the earth, IUGG. */
const EARTH_RADIUS_METRES = 6_371_009;

/** Door-to-door speeds in town, metres a minute: synthetic defaults (5, 15, 18 and 40 km/h); the sources give none. */
const METRES_A_MINUTE: Readonly<Record<TravelMode, number>> = { walk: 83, bike: 250, transit: 300, car: 667 };

export function distanceMetres(from: Place, to: Place): number {
  const radians = Math.PI / 180;
  const sinLatitude = Math.sin(((to.latitude - from.latitude) * radians) / 2);
  const sinLongitude = Math.sin(((to.longitude - from.longitude) * radians) / 2);
  const haversine =
    sinLatitude ** 2 + Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * sinLongitude ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** Whole minutes one way; 0 where a place is unknown. */
export function travelMinutes(
  from: Place | undefined,
  to: Place | undefined,
  mode: TravelMode,
  policy: Policy,
): number {
  if (from === undefined || to === undefined || from === to) return 0;
  // Rounded to whole metres first: the last bits of sin and cos may differ between machines, whole metres do not.
  const metres = Math.round(distanceMetres(from, to));
  return Math.ceil((metres * policy.travelDetourPercent) / (100 * METRES_A_MINUTE[mode]));
}

/** Where the mentor’s day starts and ends. */
export function basePlace(seat: Seat): Place | undefined {
  return seat.mentor?.base ?? seat.unit.place;
}

/** Where the meetings of a cadence take place, the citizen’s placement apart; undefined = no travel (remote, or place unknown). */
function placeOfCadence(cadence: Cadence, citizen: Citizen, seat: Seat): Place | undefined {
  if (cadence.mode !== 'faceToFace') return undefined;
  switch (cadence.place) {
    case 'office':
      return seat.unit.place;
    case 'home':
    case 'outside':
      return citizen.home;
    case 'company':
    case 'institution':
      return seat.unit.place;
    case 'remote':
      return undefined;
  }
}

/**
 * Where mentor and citizen meet, in own time and in the week alike: a mentor from elsewhere goes to the organisation where the citizen
 * is placed, at the place of its unit. The seat’s own place stands in where the case has none.
 */
export function visitedPlace(index: CaseIndex, cadence: Cadence, citizen: Citizen, seat: Seat): Place | undefined {
  const place = placeOfCadence(cadence, citizen, seat);
  const { placement } = citizen;
  const isThere = cadence.place === 'company' || cadence.place === 'institution';
  if (placement === undefined || !isThere || cadence.mode !== 'faceToFace') return place;
  if (seat.unit.organisationId === placement.organisationId) return place;
  return placesOf(index.case.units).get(placement.organisationId) ?? place;
}

const knownPlaces = new WeakMap<readonly Unit[], ReadonlyMap<string, Place>>();

/** The place of each organisation: that of its first unit that has one. */
function placesOf(units: readonly Unit[]): ReadonlyMap<string, Place> {
  const known = knownPlaces.get(units);
  if (known !== undefined) return known;
  const places = new Map<string, Place>();
  for (const { organisationId, place } of units) {
    if (organisationId === undefined || place === undefined || places.has(organisationId)) continue;
    places.set(organisationId, place);
  }
  knownPlaces.set(units, places);
  return places;
}
