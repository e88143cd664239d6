package weft.party;

/**
 * The party and role for which data is read; it decides which rows are visible. Only the security
 * layer creates it, from the membership in the token, never from a request.
 *
 * @param party whose rows are read; for auditors and operators their own code, although they see
 *     more
 * @param role each role has its own database role and row policies
 */
public record PartyScope(PartyCode party, Role role) {

  /** The role of the reader; {@code weft_buyer}, {@code weft_supplier} and so on in PostgreSQL. */
  public enum Role {
    BUYER,
    SUPPLIER,
    /** For shared data, which has one row per viewer. */
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
