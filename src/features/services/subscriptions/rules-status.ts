import type { ServiceStatus } from './rules.ts';

export type StatusDates = Readonly<{
  status: ServiceStatus;
  orderedOn: string | null;
  readyOn: string | null;
  startedOn: string | null;
  endsOn: string | null;
  plannedOn: string | null;
}>;

/** The state of a service today and the day that goes with it. */
export type ServiceState = Readonly<{ status: ServiceStatus; on: string | null }>;

/** A service that was cancelled and whose last day is over has ended, also when the source has not said so yet. */
export function serviceState(service: StatusDates, today: string): ServiceState {
  const { status, endsOn } = service;
  if (status === 'cancelled' && endsOn !== null && endsOn < today) return { status: 'ended', on: endsOn };
  return { status, on: dayOf(service) };
}

function dayOf({ status, orderedOn, readyOn, startedOn, endsOn, plannedOn }: StatusDates): string | null {
  switch (status) {
    case 'ordered':
      return orderedOn;
    case 'installing':
      return plannedOn ?? readyOn;
    case 'change-planned':
      return plannedOn;
    case 'cancelled':
    case 'ended':
      return endsOn;
    case 'suspended':
      return null;
    default:
      return startedOn;
  }
}
