package weft.edi.meaning;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Kind;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Segment;
import weft.party.Partnership;
import weft.party.PartyCode;

/**
 * A message that no stream of the hub takes yet: it is kept in business words, for both partners to
 * see, and asks nothing.
 */
record KeptMessage(Kind kind) implements MessageMeaning {
  private static final List<String> SUPPLIER = List.of("SU", "SE", "SF", "VN");

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    var findings = new Findings();
    boolean x12 = message.header().tag().equals("ST");
    DocumentDraft draft =
        x12
            ? X12Document.read(message, kind, findings)
            : EdifactDocument.read(message, kind, findings);
    Partnership partnership = partnership(message, correspondents, draft.kind);
    return new Meaning(
        partnership, List.of(), findings.all(), partnership == null ? null : draft.of(partnership));
  }

  /**
   * Between whom: as the message names them, else sender and receiver of the interchange. Null
   * where that does not tell, or where the sender is neither of them.
   */
  static @Nullable Partnership partnership(
      ReadMessage message, Correspondents correspondents, Kind kind) {
    PartyCode sender = correspondents.sender();
    PartyCode receiver = correspondents.receiver();
    PartyCode buyer = named(message.body(), correspondents, List.of("BY")).orElse(null);
    PartyCode supplier = named(message.body(), correspondents, SUPPLIER).orElse(null);
    if (buyer == null && supplier == null) {
      buyer = kind.isOfSupplier() ? receiver : sender;
      supplier = kind.isOfSupplier() ? sender : receiver;
    } else if (buyer == null) buyer = sender.equals(supplier) ? receiver : sender;
    else if (supplier == null) supplier = sender.equals(buyer) ? receiver : sender;
    if (buyer == null || supplier == null || buyer.equals(supplier)) return null;
    var partnership = new Partnership(buyer, supplier);
    return partnership.participants().contains(sender) ? partnership : null;
  }

  private static Optional<PartyCode> named(
      Group header, Correspondents correspondents, List<String> roles) {
    var x12 = new X12Parties(correspondents);
    for (String role : roles) {
      Segment nad = Correspondents.nad(header, role);
      if (nad != null) return correspondents.party(nad);
      Segment n1 = X12Parties.named(header, List.of(role));
      if (n1 != null) return x12.party(n1);
    }
    return Optional.empty();
  }
}
