package weft.party;

import org.jspecify.annotations.Nullable;

/**
 * How the messages of one partnership are understood and answered.
 *
 * @param unknownPart what happens to a message that names a part never seen in this partnership
 * @param acknowledgement when an interchange of the buyer's is answered by CONTRL
 * @param orderResponse whether the supplier's answers to orders go out as ORDRSP
 * @param scheduleResponse whether commitments go back as DELFOR or 830; most buyers want none
 * @param unloadingPoints whether unloading points are released separately
 * @param charset overrides the one UNB names, such as {@code GB18030} sent under UNOA; see {@link
 *     PartyDirectory#charset} for interchanges that name no partner
 * @param dialect rules that put the partner's own way of saying things into the standard's words,
 *     as XML (docs/dialects.md)
 * @param edi what else was agreed; null: all is as usual
 * @param supplierCharset likewise of the supplier's system; {@code charset} is the buyer's
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

  /** In which the system of one side writes, whatever its envelopes say; null where they do. */
  public @Nullable String charset(Side of) {
    return of == Side.BUYER ? charset : supplierCharset;
  }

  /** What else was agreed, or what is usual. */
  public EdiRules rules() {
    return edi == null ? EdiRules.USUAL : edi;
  }

  public enum UnknownPart {
    LEARN,
    HOLD
  }

  public enum Acknowledgement {
    NEVER,
    /** When UNB 0031 asks for it. */
    REQUESTED,
    ALWAYS
  }
}
