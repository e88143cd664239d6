package weft.edi.meaning.words;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * Identifies the parties of an X12 set. N104 is a code of the hub if N103 is 92 (assigned by
 * buyer), 91 (by seller) or ZZ, a D-U-N-S number if it is 1, a GLN if it is UL (the standard's code
 * for it). In the standard (element 66), 9 is a D-U-N-S number with four more characters; partners
 * that come from EDIFACT use it for a GLN. The hub reads it as a GLN if a party has it, else as the
 * D-U-N-S number at its beginning.
 */
public final class X12Parties {
  public static final List<String> SUPPLIER = List.of("SU", "SE", "VN");

  private static final Pattern DUNS_AND_MORE = Pattern.compile("[0-9]{9}([0-9A-Z]{4})?");

  private final Correspondents correspondents;

  public X12Parties(Correspondents correspondents) {
    this.correspondents = correspondents;
  }

  /** Buyer and supplier; null, with a fault at the named party, if they cannot be determined. */
  public @Nullable Partnership partnership(Group header, Segment start, MeaningFindings findings) {
    return correspondents.partnership(
        party(header, Correspondents.BUYER), party(header, SUPPLIER), start, findings);
  }

  /**
   * The party in the first of these roles that has a code in a group directly below; null if there
   * is none.
   */
  public @Nullable NamedParty party(Group group, List<String> roles) {
    Segment n1 = named(group, roles);
    return n1 == null ? null : new NamedParty(party(n1).orElse(null), n1, "N104");
  }

  /** Whether a set names its sender as the supplier, which makes it a response to the buyer. */
  public boolean isOfSupplier(Group header) {
    NamedParty named = party(header, SUPPLIER);
    return named != null && correspondents.sender().equals(named.party());
  }

  private Optional<PartyCode> party(Segment n1) {
    PartyDirectory directory = correspondents.directory();
    String id = n1.value(3);
    return switch (n1.value(2)) {
      case "91", "92", "ZZ" -> directory.party(id, "ZZ");
      case "UL" -> directory.party(id, "14");
      case "1" -> directory.party(id, "1");
      case "9" -> directory.party(id, "14").or(() -> ofDunsAndMore(id));
      default -> directory.party(id, "");
    };
  }

  private Optional<PartyCode> ofDunsAndMore(String id) {
    return DUNS_AND_MORE.matcher(id).matches()
        ? correspondents.directory().party(id.substring(0, 9), "1")
        : Optional.empty();
  }

  /** The delivery place of a group (N1 ST) in the partner's code; "" if it names none. */
  public static String shipTo(Group group) {
    Segment named = named(group, List.of("ST"));
    return named == null ? "" : named.value(3);
  }

  /**
   * Notes delivery places of a line (SDQ, N1 ST) that the hub ignores, because an order has only
   * one.
   */
  public static void notePlaces(Group line, String shipTo, MeaningFindings findings) {
    List<Segment> divided = line.segments("SDQ");
    if (!divided.isEmpty())
      findings.note(
          divided.getFirst(),
          "SDQ03",
          FaultCode.SITE_UNKNOWN,
          "An order has one delivery place: the split of the line among several was not applied.",
          "订单只有一个收货地：该行在多个收货地之间的分配未采用。");
    Segment own = named(line, List.of("ST"));
    if (own != null && !own.value(3).equals(shipTo))
      findings.note(
          own,
          "N104",
          FaultCode.SITE_UNKNOWN,
          "An order has one delivery place: %s, which this line names, was not applied."
              .formatted(own.value(3)),
          "订单只有一个收货地：该行指定的 %s 未采用。".formatted(own.value(3)));
  }

  /** The first N1 with a code in one of these roles, in the order of the roles. */
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
