package weft.edi.meaning.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.NamedParty;
import weft.edi.meaning.words.ResponseParties;
import weft.edi.meaning.words.X12Parties;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.VdaMessage;
import weft.event.StreamCommand;
import weft.interchange.FaultCode;
import weft.interchange.StatedAt;
import weft.party.Partnership;
import weft.party.PartyCode;

/**
 * Keeps a message as a business document that both partners see. A supplier's despatch advice and a
 * buyer's receipt advice also update shipments, and a stock report updates its sender's stock. No
 * other stream takes such messages.
 */
public record KeptMessage(Kind kind) implements MessageMeaning {
  private static final List<String> SUPPLIER = List.of("SU", "SE", "SF", "VN");

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    var findings = new MeaningFindings();
    DocumentDraft draft = read(message, findings);
    Partnership partnership = partnership(message, correspondents, draft.kind, findings);
    if (partnership != null && correspondents.sender().equals(partnership.buyer()))
      draft.kind = ofBuyer(draft.kind);
    BusinessDocument document = partnership == null ? null : draft.of(partnership, correspondents);
    if (kind == Kind.STOCK_REPORT && document != null)
      return counted(draft, document, message, correspondents, findings);
    if (document != null) check(draft, document, message, correspondents, findings);
    return new Meaning(
        partnership,
        document == null || findings.forbid()
            ? List.of()
            : commands(draft, document, message, correspondents),
        findings.all(),
        document);
  }

  /** A wrong item of a stock report does not affect the others. */
  private static Meaning counted(
      DocumentDraft draft,
      BusinessDocument document,
      ReadMessage message,
      Correspondents correspondents,
      MeaningFindings findings) {
    var counted = new CountedStock(draft, document, message.header(), correspondents, findings);
    List<StreamCommand> commands = counted.commands();
    boolean itemwise = !commands.isEmpty() && counted.areOnlyItemsWrong();
    return new Meaning(
        document.partnership(), commands, findings.all(), document, findings.forbid() && itemwise);
  }

  /** Checks the goods of despatch and receipt advices for impossible values. */
  private void check(
      DocumentDraft draft,
      BusinessDocument it,
      ReadMessage message,
      Correspondents correspondents,
      MeaningFindings findings) {
    boolean ofSupplier = correspondents.sender().equals(it.partnership().supplier());
    if (it.function() == BusinessDocument.Function.CANCELLATION) return;
    var goods = new StatedGoods(message, findings);
    if (kind == Kind.DESPATCH_ADVICE && ofSupplier)
      goods.sent(draft.goods(), correspondents, it.partnership());
    if (kind == Kind.RECEIPT_ADVICE && !ofSupplier) goods.received(draft.goods());
  }

  private List<StreamCommand> commands(
      DocumentDraft draft,
      BusinessDocument it,
      ReadMessage message,
      Correspondents correspondents) {
    StatedAt at = ResponseParties.at(message.header(), null);
    boolean ofSupplier = correspondents.sender().equals(it.partnership().supplier());
    // A self-billed invoice also states receipts, but it is no receipt advice.
    return switch (kind) {
      case DESPATCH_ADVICE ->
          ofSupplier ? new DespatchedGoods(draft, it, correspondents, at).commands() : List.of();
      case RECEIPT_ADVICE ->
          ofSupplier ? List.of() : new ReceivedGoods(draft, it, correspondents, at).commands();
      default -> List.of();
    };
  }

  @Override
  public @Nullable Partnership between(ReadMessage message, Correspondents correspondents) {
    return partnership(message, correspondents, kind, new MeaningFindings());
  }

  @Override
  public boolean isOfSupplier() {
    return kind.isOfSupplier();
  }

  /** A buyer that sends an invoice bills in the supplier's name. X12 has no other sign of it. */
  private static Kind ofBuyer(Kind kind) {
    return switch (kind) {
      case INVOICE -> Kind.SELF_BILLED_INVOICE;
      case CREDIT_NOTE -> Kind.SELF_BILLED_CREDIT_NOTE;
      default -> kind;
    };
  }

  private DocumentDraft read(ReadMessage message, MeaningFindings findings) {
    return switch (message.agency()) {
      case "VDA" ->
          message.type().equals(VdaMessage.INVOICE.type)
              ? VdaInvoice.read(message, findings)
              : VdaDocument.read(message, kind, findings);
      case "SAP" -> IdocDocument.read(message, kind, findings);
      default ->
          message.header().tag().equals("ST")
              ? X12Document.read(message, kind, findings)
              : EdifactDocument.read(message, kind, findings);
    };
  }

  /**
   * The partners: as the message names them, else sender and receiver of the interchange. Null,
   * with a fault, if they cannot be determined or if the sender is neither of them.
   */
  private static @Nullable Partnership partnership(
      ReadMessage message, Correspondents correspondents, Kind kind, MeaningFindings findings) {
    PartyCode sender = correspondents.sender();
    PartyCode receiver = correspondents.receiver();
    NamedParty by = named(message.body(), correspondents, Correspondents.BUYER);
    NamedParty from = named(message.body(), correspondents, SUPPLIER);
    PartyCode buyer = by == null ? null : by.party();
    PartyCode supplier = from == null ? null : from.party();
    if (buyer == null && supplier == null) {
      boolean sells = kind.isOfSupplier() || isOfSupplier(kind, correspondents);
      buyer = sells ? receiver : sender;
      supplier = sells ? sender : receiver;
    } else if (buyer == null) buyer = sender.equals(supplier) ? receiver : sender;
    else if (supplier == null) supplier = sender.equals(buyer) ? receiver : sender;
    if (buyer == null || supplier == null)
      findings.error(
          buyer == null && by != null ? by : from,
          message.header(),
          FaultCode.UNKNOWN_PARTNER,
          "Buyer or supplier is not known: neither the message nor its receiver names anybody on"
              + " this hub.",
          "采购方或供应商未知：报文及接收方所指的企业均不在本平台上。");
    if (buyer == null || supplier == null) return null;
    if (!buyer.equals(supplier) && (sender.equals(buyer) || sender.equals(supplier)))
      return new Partnership(buyer, supplier);
    findings.error(
        from == null ? by : from,
        message.header(),
        FaultCode.SENDER_MISMATCH,
        "Buyer and supplier are not the sender of the interchange and another party.",
        "采购方与供应商并非该 EDI 文件的发送方与另一方。");
    return null;
  }

  /**
   * Whether the sender of a stock report, which either partner may send, is the supplier. It is if
   * only that direction has a profile.
   */
  private static boolean isOfSupplier(Kind kind, Correspondents correspondents) {
    PartyCode receiver = correspondents.receiver();
    return kind == Kind.STOCK_REPORT
        && receiver != null
        && correspondents.areKnown(new Partnership(receiver, correspondents.sender()))
        && !correspondents.areKnown(new Partnership(correspondents.sender(), receiver));
  }

  private static @Nullable NamedParty named(
      Group header, Correspondents correspondents, List<String> roles) {
    NamedParty named = correspondents.named(header, roles);
    return named == null ? new X12Parties(correspondents).party(header, roles) : named;
  }
}
