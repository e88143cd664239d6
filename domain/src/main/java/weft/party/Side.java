package weft.party;

/** The side of a party in a partnership; each side has its own database role. */
public enum Side {
  BUYER,
  SUPPLIER
}
