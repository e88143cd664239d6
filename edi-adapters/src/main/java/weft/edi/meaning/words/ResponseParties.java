package weft.edi.meaning.words;

import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.interchange.StatedAt;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;

/**
 * Finds the partners of a response. The supplier is the interchange's sender, whatever the message
 * states. The buyer is the one the message names, else the receiver.
 */
public final class ResponseParties {
  private ResponseParties() {}

  /**
   * The partners of a response; null, with a fault at the named party, if they cannot be
   * determined.
   *
   * @param buyer the named buyer; null if none is named
   * @param supplier the named supplier; null if none is named
   */
  public static @Nullable Partnership of(
      @Nullable NamedParty buyer,
      @Nullable NamedParty supplier,
      Correspondents correspondents,
      Segment start,
      MeaningFindings findings) {
    PartyCode sender = correspondents.sender();
    PartyCode named = buyer == null ? null : buyer.party();
    PartyCode to = named == null ? correspondents.receiver() : named;
    boolean another =
        supplier != null && supplier.party() != null && !sender.equals(supplier.party());
    if (another || sender.equals(to)) {
      findings.error(
          another ? supplier : buyer,
          start,
          FaultCode.SENDER_MISMATCH,
          "Only the supplier of an order answers it: the sender of the interchange is not the"
              + " supplier.",
          "只有订单的供应商可以答复：该 EDI 文件的发送方不是供应商。");
      return null;
    }
    if (to == null) {
      findings.error(
          buyer,
          start,
          FaultCode.UNKNOWN_PARTNER,
          "The buyer is not known: the message names nobody on this hub as buyer.",
          "采购方未知：报文中的采购方不在本平台上。");
      return null;
    }
    return new Partnership(to, sender);
  }

  /**
   * The partners of a response to a schedule. A named buyer must be known, or the response would
   * reach the wrong company.
   */
  public static @Nullable Partnership ofAnswer(
      @Nullable NamedParty buyer,
      Correspondents correspondents,
      Segment start,
      MeaningFindings findings) {
    if (buyer == null || buyer.party() != null)
      return of(buyer, null, correspondents, start, findings);
    findings.error(
        buyer,
        start,
        FaultCode.UNKNOWN_PARTNER,
        "The buyer is not known: the message names nobody on this hub.",
        "采购方未知：报文中的采购方不在本平台上。");
    return null;
  }

  public static StatedAt at(Segment segment, @Nullable String element) {
    return new StatedAt(segment.number(), segment.tag(), element, segment.offset());
  }

  /** The hub's name of a part or unit. The supplier may use the hub's name or the buyer's. */
  public static String ours(String theirs, Profile profile, boolean part) {
    var names = part ? profile.rules().parts() : profile.rules().units();
    if (names == null) return theirs;
    if (names.stream().anyMatch(it -> it.ours().equals(theirs))) return theirs;
    return names.stream()
        .filter(it -> it.theirs().equals(theirs))
        .map(it -> it.ours())
        .findFirst()
        .orElse(theirs);
  }
}
