package weft.edi.meaning.words;

import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.interchange.StatedAt;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;

/**
 * Who answers whom: the supplier is the sender of the interchange, whatever else the message says;
 * the buyer is whom the message names, else the receiver.
 */
public final class ResponseParties {
  private ResponseParties() {}

  /**
   * Between whom an answer is; null, and a fault where they are named, where that cannot be.
   *
   * @param buyer whom the message names as buyer; null where nobody
   * @param supplier likewise
   */
  public static @Nullable Partnership of(
      @Nullable NamedParty buyer,
      @Nullable NamedParty supplier,
      Correspondents correspondents,
      Segment start,
      Findings findings) {
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
   * The same of an answer to a schedule, whose sender is its supplier: a buyer that it names must
   * be known, or the answer would go to whom it was not meant for.
   */
  public static @Nullable Partnership ofAnswer(
      @Nullable NamedParty buyer, Correspondents correspondents, Segment start, Findings findings) {
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

  /** Our name of a part or unit, which the supplier may call as we do or as the buyer does. */
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
