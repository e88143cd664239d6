package weft.party;

/** The side from which a party looks at a partnership; each has its own database role. */
public enum Side {
  BUYER,
  SUPPLIER
}
