package weft.party;

import org.jspecify.annotations.Nullable;

/**
 * How the messages of one partnership are understood and answered.
 *
 * @param unknownPart what happens to a message that names a part never seen in this partnership
 * @param acknowledgement when the hub answers an interchange of the buyer by CONTRL
 * @param orderResponse whether the supplier's answers to orders go out as ORDRSP
 * @param scheduleResponse whether commitments go back as DELFOR or 830; most buyers want none
 * @param unloadingPoints whether unloading points are released separately
 * @param charset overrides the charset that UNB names in the buyer's interchanges, such as {@code
 *     GB18030} sent under UNOA; see {@link PartyDirectory#charset} for interchanges that name no
 *     partner
 * @param dialect rules that translate the partner's own usage into the standard's, as XML
 *     (docs/dialects.md)
 * @param edi further agreements; null means all defaults
 * @param supplierCharset the same for the supplier's interchanges
 */
public record Profile(
    UnknownPart unknownPart,
    Acknowledgement acknowledgement,
    boolean orderResponse,
    boolean scheduleResponse,
    boolean unloadingPoints,
    @Nullable String charset,
    @Nullable String dialect,
    @Nullable EdiRules edi,
    @Nullable String supplierCharset) {
  public static final Profile PLAIN =
      new Profile(
          UnknownPart.HOLD, Acknowledgement.REQUESTED, true, false, false, null, null, null, null);

  /**
   * The charset of one side's system, whatever its envelopes say; null where the envelopes are
   * right.
   */
  public @Nullable String charset(Side of) {
    return of == Side.BUYER ? charset : supplierCharset;
  }

  /** The further agreements, or the defaults. */
  public EdiRules rules() {
    return edi == null ? EdiRules.USUAL : edi;
  }

  public enum UnknownPart {
    LEARN,
    HOLD
  }

  public enum Acknowledgement {
    NEVER,
    /** When UNB 0031 asks for an acknowledgement. */
    REQUESTED,
    ALWAYS
  }
}
