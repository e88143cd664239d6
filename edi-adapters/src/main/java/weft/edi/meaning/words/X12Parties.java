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
 * Who is who in an X12 set: N104 is our code where N103 is 92 (assigned by the buyer), 91 (by the
 * seller) or ZZ, a D-U-N-S number where it is 1, a GLN where it is UL, which is the standard's code
 * for one. 9 is a D-U-N-S number and four more characters by the standard (element 66), and a GLN
 * with partners who took it over from EDIFACT: it is the GLN where somebody has it, else the
 * D-U-N-S number that it begins with.
 */
public final class X12Parties {
  public static final List<String> SUPPLIER = List.of("SU", "SE", "VN");

  private static final Pattern DUNS_AND_MORE = Pattern.compile("[0-9]{9}([0-9A-Z]{4})?");

  private final Correspondents correspondents;

  public X12Parties(Correspondents correspondents) {
    this.correspondents = correspondents;
  }

  /** Who buys from whom; null, and a fault where they are named, where that cannot be made out. */
  public @Nullable Partnership partnership(Group header, Segment start, Findings findings) {
    return correspondents.partnership(
        party(header, Correspondents.BUYER), party(header, SUPPLIER), start, findings);
  }

  /** Whom the groups directly below name in the first of these roles that bears a code. */
  public @Nullable NamedParty party(Group group, List<String> roles) {
    Segment n1 = named(group, roles);
    return n1 == null ? null : new NamedParty(party(n1).orElse(null), n1, "N104");
  }

  /** Whether a set names its sender as the supplier: it answers what the buyer asked for. */
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

  /** Where a group wants it delivered, in the partner's words: N1 ST; "" if it does not say. */
  public static String shipTo(Group group) {
    Segment named = named(group, List.of("ST"));
    return named == null ? "" : named.value(3);
  }

  /** Notes places of a line of an order (SDQ, N1 ST) that are not taken: an order has one alone. */
  public static void notePlaces(Group line, String shipTo, Findings findings) {
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
