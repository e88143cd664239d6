package weft.edi.meaning.order;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Kind;
import weft.edi.meaning.document.DocumentDraft;
import weft.edi.meaning.document.X12Document;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.ResponseParties;
import weft.edi.meaning.words.StatedReason;
import weft.edi.meaning.words.X12Items;
import weft.edi.meaning.words.X12Parties;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.ordering.LineResponse;
import weft.ordering.LineResponse.Verdict;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;
import weft.party.Profile;
import weft.promise.Reason;

/**
 * Reads 855 and 865 of any release: a supplier's response to the order in BAK03 or BCA03, line by
 * line (ACK01) or for the whole order (BAK02, BCA02). The hub also keeps it as a business document.
 */
public final class X12OrderAcknowledgment implements MessageMeaning {
  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    MeaningFindings findings = new MeaningFindings();
    boolean change = message.type().equals("865");
    Segment begin = requireNonNullElse(body.segment(change ? "BCA" : "BAK"), message.header());
    DocumentDraft draft = X12Document.read(message, Kind.ORDER_RESPONSE, findings);
    Partnership partnership = between(message, correspondents, begin, findings);
    String number = X12PurchaseOrder.number(begin, change ? 3 : 4);
    if (number.isEmpty())
      findings.error(
          begin,
          X12Items.name(begin, 2),
          FaultCode.VALUE_MISSING,
          "The answer does not name its order.",
          "答复未指明订单。");
    if (begin.value(0).equals("01"))
      findings.error(
          begin,
          X12Items.name(begin, 0),
          FaultCode.MEANING_UNKNOWN,
          "An answer cannot be withdrawn; send a new answer.",
          "不支持撤回答复；请重新答复。");
    if (partnership == null || number.isEmpty())
      return new Meaning(partnership, List.of(), findings.all());
    Verdict whole = whole(begin.value(1));
    List<Group> items = body.groupsAt(change ? "POC" : "PO1");
    String currency = X12Price.currency(body, change ? "POC" : "PO1");
    List<LineResponse> lines =
        lines(items, whole, currency, correspondents.profile(partnership), findings);
    if (items.isEmpty() && whole == null)
      findings.note(
          begin,
          null,
          FaultCode.MEANING_UNKNOWN,
          "The message only confirms that the order arrived; it answers nothing.",
          "报文仅确认收到订单，未作答复。");
    return new Meaning(
        partnership,
        List.of(
            new RespondToOrder(
                new PurchaseOrderId(partnership.buyer(), number),
                partnership.supplier(),
                items.isEmpty() ? whole : null,
                reason(body),
                lines,
                ResponseParties.at(begin, null),
                currency)),
        findings.all(),
        draft.of(partnership, correspondents));
  }

  @Override
  public @Nullable Partnership between(ReadMessage message, Correspondents correspondents) {
    return between(message, correspondents, message.header(), new MeaningFindings());
  }

  @Override
  public boolean isOfSupplier() {
    return true;
  }

  private static @Nullable Partnership between(
      ReadMessage message, Correspondents correspondents, Segment start, MeaningFindings findings) {
    var parties = new X12Parties(correspondents);
    return ResponseParties.of(
        parties.party(message.body(), Correspondents.BUYER),
        parties.party(message.body(), X12Parties.SUPPLIER),
        correspondents,
        start,
        findings);
  }

  private static List<LineResponse> lines(
      List<Group> items,
      @Nullable Verdict whole,
      @Nullable String currency,
      Profile profile,
      MeaningFindings findings) {
    List<LineResponse> lines = new ArrayList<>();
    int place = 0;
    for (Group it : items) {
      LineResponse line =
          new X12AcknowledgedItem(it, currency, profile, findings).said(++place, whole);
      if (line != null) lines.add(line);
    }
    return List.copyOf(lines);
  }

  /** Data element 587: AD and AK without change, AT accepted, RD and RJ rejected. */
  private static @Nullable Verdict whole(String type) {
    return switch (type) {
      case "AD", "AK", "AT" -> Verdict.ACCEPTED;
      case "RD", "RJ" -> Verdict.REFUSED;
      default -> null; // AC, AE, RF, RO: the lines decide; AH, NA: no response
    };
  }

  /** The first free-text note of a line or set. */
  static @Nullable Reason reason(Group group) {
    for (Group n9 : group.groupsAt("N9")) {
      StringBuilder text = new StringBuilder();
      for (Segment it : n9.segments("MSG")) text.append(it.value(0)).append(' ');
      for (Segment it : n9.segments("MTX")) text.append(it.value(1)).append(' ');
      Reason reason = StatedReason.of(text.toString());
      if (reason != null) return reason;
    }
    return null;
  }
}
