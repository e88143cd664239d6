package weft.edi.meaning.words;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Profile;

/**
 * The partners of an interchange. The buyer of an order or a schedule is always the interchange's
 * sender, whatever a NAD states. The supplier comes from NAD SU or SE, else it is the interchange's
 * receiver.
 *
 * @param receiver null if the interchange is addressed to the hub itself
 * @param prepared the interchange's date; null if it does not matter
 */
public record Correspondents(
    PartyDirectory directory,
    PartyCode sender,
    @Nullable PartyCode receiver,
    @Nullable LocalDate prepared) {
  public Correspondents(PartyDirectory directory, PartyCode sender, @Nullable PartyCode receiver) {
    this(directory, sender, receiver, null);
  }

  public static final List<String> BUYER = List.of("BY");
  public static final List<String> SUPPLIER = List.of("SU", "SE");

  /** Buyer and supplier; null, with a fault at the named party, if they cannot be determined. */
  public @Nullable Partnership partnership(Group header, Segment start, MeaningFindings findings) {
    return partnership(named(header, BUYER), named(header, SUPPLIER), start, findings);
  }

  /**
   * Buyer and supplier from the parties that a message names, in any standard; null, with a fault,
   * if they cannot be determined.
   */
  public @Nullable Partnership partnership(
      @Nullable NamedParty by, @Nullable NamedParty from, Segment start, MeaningFindings findings) {
    PartyCode supplier = supplier(from);
    if (by != null && !isSender(by))
      findings.error(
          by,
          start,
          FaultCode.SENDER_MISMATCH,
          "The buyer in %s is not the sender of the interchange.".formatted(by.words()),
          "%s 中的采购方不是该 EDI 文件的发送方。".formatted(by.words()));
    if (supplier == null)
      findings.error(
          from,
          start,
          FaultCode.UNKNOWN_PARTNER,
          from == null
              ? "The supplier is not known: the message names none."
              : "The supplier is not known: %s names nobody on this hub.".formatted(from.words()),
          from == null ? "供应商未知：报文未指明供应商。" : "供应商未知：%s 所指的企业不在本平台上。".formatted(from.words()));
    return ofBuyer(by, from);
  }

  /**
   * As {@link #partnership}, but without faults: the sender gets its answer in any case, because it
   * is responsible for its message. A sender that names another party as buyer gets a partnership
   * only if a profile exists, so that it reaches no company without an agreement.
   */
  private @Nullable Partnership ofBuyer(@Nullable NamedParty by, @Nullable NamedParty from) {
    PartyCode supplier = supplier(from);
    if (supplier == null) return null;
    var between = new Partnership(sender, supplier);
    boolean sends = by == null || isSender(by);
    return sends || directory.profile(between).isPresent() ? between : null;
  }

  private boolean isSender(NamedParty it) {
    return sender.equals(it.party());
  }

  private @Nullable PartyCode supplier(@Nullable NamedParty named) {
    return named == null ? receiver : named.party();
  }

  /**
   * The party in the first of these roles that a group directly below names; null if there is none.
   */
  public @Nullable NamedParty named(Group group, List<String> roles) {
    for (String role : roles) {
      Segment nad = nad(group, role);
      if (nad != null) return new NamedParty(party(nad).orElse(null), nad, "C082.3039");
    }
    return null;
  }

  /** Whether a message names its sender as the supplier, which makes it a response to the buyer. */
  public boolean isOfSupplier(Group header) {
    NamedParty named = named(header, SUPPLIER);
    return named != null && isSender(named);
  }

  /**
   * Sender and receiver, for a message that names no parties; null if it is addressed to the hub.
   */
  public @Nullable Partnership addressed() {
    return receiver == null ? null : new Partnership(sender, receiver);
  }

  /** The partners of a message that a buyer sends; null if they cannot be determined. */
  public @Nullable Partnership ofBuyer(ReadMessage message) {
    if (message.agency().equals("VDA")) return addressed();
    Group body = message.body();
    if (!message.header().tag().equals("ST"))
      return ofBuyer(named(body, BUYER), named(body, SUPPLIER));
    var parties = new X12Parties(this);
    return ofBuyer(parties.party(body, BUYER), parties.party(body, X12Parties.SUPPLIER));
  }

  /** The hub's code of a buyer's site; the partner's own code for an unknown site. */
  public String site(Partnership partnership, String id) {
    return directory.buyersSite(partnership, sender, id);
  }

  /** The hub's code of a supplier's site; the stated code for an unknown site. */
  public String suppliersSite(Partnership partnership, String id) {
    return directory.site(partnership.supplier(), id).map(Site::code).orElse(id);
  }

  public Profile profile(Partnership partnership) {
    return directory.profile(partnership).orElse(Profile.PLAIN);
  }

  public boolean areKnown(Partnership partnership) {
    return directory.profile(partnership).isPresent();
  }

  Optional<PartyCode> party(Segment nad) {
    String scheme =
        switch (nad.value(1, 2)) {
          case "9" -> "14";
          case "16" -> "1";
          case "92" -> "ZZ";
          default -> "";
        };
    return directory.party(nad.value(1, 0), scheme);
  }

  /** The first NAD with this party qualifier among the groups directly below. */
  public static @Nullable Segment nad(Group group, String qualifier) {
    for (Group below : group.groupsAt("NAD")) {
      Segment nad = below.segments().getFirst();
      if (nad.value(0).equals(qualifier)) return nad;
    }
    return null;
  }
}
