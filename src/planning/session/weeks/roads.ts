/** Travel between the places one mentor goes to. Places only join: a number, once given, is that place’s for good. */
import { basePlace, travelMinutes } from '../../../fit/index.ts';
import type { Seat } from '../../../model/caseIndex.ts';
import type { Policy } from '../../../model/policy.ts';
import type { Place } from '../../../model/primitives.ts';
import { SLOT_MINUTES } from '../../../time/freeTime.ts';

const FIRST_PLACES = 16;

export class Roads {
  /** Rows and columns of `travelSlots`; some may be for places to come. */
  placeCount = FIRST_PLACES;
  travelSlots: Int32Array = new Int32Array(FIRST_PLACES * FIRST_PLACES);
  readonly base: Place | undefined;
  private readonly travelMode: NonNullable<Seat['mentor']>['travelMode'];
  private readonly policy: Policy;
  private readonly detour: number;
  /** Place 0 is the base. */
  private readonly places: (Place | undefined)[];

  constructor(seat: Seat, policy: Policy) {
    this.base = basePlace(seat);
    this.travelMode = seat.mentor!.travelMode;
    this.policy = policy;
    this.detour = policy.travelDetourPercent;
    this.places = [this.base];
  }

  /** Whether they are still the roads of this seat. */
  suit(seat: Seat, policy: Policy): boolean {
    return (
      this.base === basePlace(seat) &&
      this.travelMode === seat.mentor!.travelMode &&
      this.detour === policy.travelDetourPercent
    );
  }

  /** The number of a place; a meeting without travel is at the base. */
  numberOf(place: Place | undefined): number {
    const known = place === undefined ? 0 : this.places.indexOf(place);
    return known >= 0 ? known : this.join(place!);
  }

  private join(place: Place): number {
    const number = this.places.push(place) - 1;
    if (number === this.placeCount) this.grow();
    for (let other = 0; other < number; other++) {
      const minutes = travelMinutes(this.places[other], place, this.travelMode, this.policy);
      const slots = Math.ceil(minutes / SLOT_MINUTES);
      this.travelSlots[other * this.placeCount + number] = slots;
      this.travelSlots[number * this.placeCount + other] = slots;
    }
    return number;
  }

  private grow(): void {
    const before = this.placeCount;
    const table = new Int32Array(4 * before * before);
    for (let row = 0; row < before; row++) {
      table.set(this.travelSlots.subarray(row * before, (row + 1) * before), row * 2 * before);
    }
    this.placeCount = 2 * before;
    this.travelSlots = table;
  }
}
