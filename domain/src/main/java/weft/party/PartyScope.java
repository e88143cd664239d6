package weft.party;

/**
 * For whom, and from which place, data is read: it decides which rows exist. Made at the security
 * edge alone, from the token's membership, never from a request.
 *
 * @param party whose rows; the auditor's and operator's own code where they see more than their own
 * @param role each has its own database role and row policies
 */
public record PartyScope(PartyCode party, Role role) {

  /** The place from which is looked; {@code weft_buyer}, {@code weft_supplier} … in PostgreSQL. */
  public enum Role {
    BUYER,
    SUPPLIER,
    /** Facts shared with several carry one row per viewer. */
    VIEWER,
    AUDITOR,
    OPERATOR
  }

  public static PartyScope of(PartyCode party, Side side) {
    return new PartyScope(
        party,
        switch (side) {
          case BUYER -> Role.BUYER;
          case SUPPLIER -> Role.SUPPLIER;
        });
  }

  public static PartyScope viewer(PartyCode party) {
    return new PartyScope(party, Role.VIEWER);
  }

  public static PartyScope auditor(PartyCode auditor) {
    return new PartyScope(auditor, Role.AUDITOR);
  }

  public static PartyScope operator(PartyCode operator) {
    return new PartyScope(operator, Role.OPERATOR);
  }
}
