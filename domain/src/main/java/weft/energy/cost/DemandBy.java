package weft.energy.cost;

/** The power by which the demand charge of a month is calculated. */
public enum DemandBy {
  /** The agreed demand in kW. */
  CONTRACT,
  /** The highest quarter hour of the month in kW. */
  MEASURED,
  /** The capacity of the transformers in kVA. */
  CAPACITY
}
