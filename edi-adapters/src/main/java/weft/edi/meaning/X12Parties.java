package weft.edi.meaning;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.Segment;
import weft.interchange.FaultCode;
import weft.party.Partnership;
import weft.party.PartyCode;

/**
 * Who is who in an X12 set: N104 is our code where N103 is 92 (assigned by the buyer), 91 (by the
 * seller) or ZZ, a GLN where it is UL, which is the standard's code for one, or 9, which partners
 * took over from EDIFACT.
 */
final class X12Parties {
  private static final List<String> SUPPLIER = List.of("SU", "SE", "VN");

  private final Correspondents correspondents;

  X12Parties(Correspondents correspondents) {
    this.correspondents = correspondents;
  }

  /** Who buys from whom; null, and a fault at {@code start}, where that cannot be made out. */
  @Nullable Partnership partnership(Group header, Segment start, Findings findings) {
    PartyCode buyer = buyer(header).orElse(null);
    PartyCode supplier = supplier(header).orElse(null);
    if (buyer == null)
      findings.error(
          start,
          null,
          FaultCode.SENDER_MISMATCH,
          "The buyer in N1 BY is not the sender of the interchange.",
          "N1 BY 中的采购方不是该交换的发送方。");
    if (supplier == null)
      findings.error(
          start,
          null,
          FaultCode.UNKNOWN_PARTNER,
          "The supplier is not known: N1 SU, SE or VN names nobody on this hub.",
          "供应商未知：N1 SU、SE 或 VN 所指的企业不在本平台上。");
    return buyer == null || supplier == null ? null : new Partnership(buyer, supplier);
  }

  /** The buyer is the sender of the interchange, whatever N1 says. */
  Optional<PartyCode> buyer(Group header) {
    Segment named = named(header, List.of("BY"));
    if (named == null) return Optional.of(correspondents.sender());
    return party(named).filter(correspondents.sender()::equals);
  }

  Optional<PartyCode> supplier(Group header) {
    Segment named = named(header, SUPPLIER);
    return named == null ? Optional.ofNullable(correspondents.receiver()) : party(named);
  }

  /** Whether a set names its sender as the supplier: it answers what the buyer asked for. */
  boolean isOfSupplier(Group header) {
    return named(header, SUPPLIER) != null
        && supplier(header).filter(correspondents.sender()::equals).isPresent();
  }

  Optional<PartyCode> party(Segment n1) {
    String scheme =
        switch (n1.value(2)) {
          case "91", "92", "ZZ" -> "ZZ";
          case "9", "UL" -> "14";
          default -> "";
        };
    return correspondents.directory().party(n1.value(3), scheme);
  }

  /** Where a group wants it delivered, in the partner's words: N1 ST; "" if it does not say. */
  static String shipTo(Group group) {
    Segment named = named(group, List.of("ST"));
    return named == null ? "" : named.value(3);
  }

  /** Notes places of a line of an order (SDQ, N1 ST) that are not taken: an order has one alone. */
  static void notePlaces(Group line, String shipTo, Findings findings) {
    List<Segment> divided = line.segments("SDQ");
    if (!divided.isEmpty())
      findings.note(
          divided.getFirst(),
          "SDQ03",
          FaultCode.SITE_UNKNOWN,
          "An order has one place: how the line is divided among several was not taken.",
          "订单只有一个收货地：该行在多个收货地之间的分配未采用。");
    Segment own = named(line, List.of("ST"));
    if (own != null && !own.value(3).equals(shipTo))
      findings.note(
          own,
          "N104",
          FaultCode.SITE_UNKNOWN,
          "An order has one place: %s, which this line names, was not taken."
              .formatted(own.value(3)),
          "订单只有一个收货地：该行指定的 %s 未采用。".formatted(own.value(3)));
  }

  /** The first N1 with one of these roles that bears a code, in the order of the roles. */
  static @Nullable Segment named(Group group, List<String> roles) {
    for (String role : roles) {
      for (Group below : group.groupsAt("N1")) {
        Segment n1 = below.segments().getFirst();
        if (n1.value(0).equals(role) && !n1.value(3).isEmpty()) return n1;
      }
    }
    return null;
  }
}
