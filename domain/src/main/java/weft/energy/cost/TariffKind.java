package weft.energy.cost;

/** How the site buys its electricity. */
public enum TariffKind {
  /** Direct market trade. */
  MARKET,
  /** Through the grid company as an agent. */
  AGENCY,
  /** One price at all times. */
  SINGLE
}
