package weft.edi.meaning.order;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Kind;
import weft.edi.meaning.document.DocumentDraft;
import weft.edi.meaning.document.LineDraft;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.IdocTerms;
import weft.edi.meaning.words.IdocValues;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.meaning.words.ResponseParties;
import weft.edi.meaning.words.StatedReason;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.ordering.LineResponse;
import weft.ordering.LineResponse.Delivery;
import weft.ordering.LineResponse.Verdict;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;
import weft.party.Profile;
import weft.promise.Reason;

/**
 * Reads ORDERS05 with MESTYP ORDRSP: a supplier's response to the order in E1EDK02 001. E1EDP02
 * 001, or else POSEX, numbers the lines. A deleted line (ACTION 003), or one confirmed with zero,
 * is refused; any other is taken as stated. BELNR of E1EDK01 is the supplier's own number.
 */
record IdocOrderResponse(
    Group body, Segment header, Correspondents correspondents, MeaningFindings findings) {

  static @Nullable Partnership between(
      Group body, Segment header, Correspondents correspondents, MeaningFindings findings) {
    return ResponseParties.of(
        IdocValues.named(body, "AG", correspondents),
        IdocValues.named(body, "LF", correspondents),
        correspondents,
        header,
        findings);
  }

  Meaning meaning() {
    Partnership partnership = between(body, header, correspondents, findings);
    String number = order();
    if (partnership == null || number.isEmpty())
      return new Meaning(partnership, List.of(), findings.all());
    Profile profile = correspondents.profile(partnership);
    var draft =
        new DocumentDraft(
            Kind.ORDER_RESPONSE,
            header.value("BELNR"),
            IdocValues.day(IdocValues.of(body, "E1EDK03", "IDDAT", "DATUM", "012", "022")));
    List<LineResponse> lines = new ArrayList<>();
    int place = 0;
    for (Group group : body.groupsAt("E1EDP01")) {
      var item =
          new IdocItem(group, profile, requireNonNullElse(IdocItem.currency(body), ""), findings);
      place++;
      if (item.isSubLineNoted()) continue;
      LineResponse said = said(item, place, profile);
      lines.add(said);
      keep(draft, said, group, number);
    }
    if (lines.isEmpty())
      findings.note(
          header,
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
                null,
                reason("E1EDKT1", "E1EDKT2", body),
                List.copyOf(lines),
                ResponseParties.at(header, null),
                IdocItem.currency(body))),
        findings.all(),
        draft.of(partnership, correspondents));
  }

  private static void keep(DocumentDraft draft, LineResponse said, Group group, String order) {
    Segment start = group.segments().getFirst();
    LineDraft line = draft.line(said.line(), start);
    String part = said.part() == null ? "" : said.part();
    line.answers(
        order, said.line(), part, IdocValues.of(group, "E1EDP19", "QUALF", "IDTNR", "002"));
    line.quantity(
        new IdocItem(group, Profile.PLAIN, "", new MeaningFindings()).quantity(start, "MENGE"),
        said.unit() == null ? "" : said.unit());
  }

  /**
   * The order of the message, or the only one that its lines name; "", with a fault, if there is
   * none or several.
   */
  private String order() {
    Set<String> numbers = new LinkedHashSet<>();
    numbers.add(NormalizedText.number(IdocValues.of(body, "E1EDK02", "QUALF", "BELNR", "001")));
    for (Group group : body.groupsAt("E1EDP01"))
      numbers.add(NormalizedText.number(IdocValues.of(group, "E1EDP02", "QUALF", "BELNR", "001")));
    numbers.remove("");
    if (numbers.size() == 1) return numbers.iterator().next();
    if (numbers.isEmpty())
      findings.error(
          header,
          "BELNR",
          FaultCode.VALUE_MISSING,
          "The answer does not name its order (E1EDK02 001).",
          "答复未指明订单（E1EDK02 001）。");
    else
      findings.error(
          header,
          "BELNR",
          FaultCode.MEANING_UNKNOWN,
          "The answer names several orders (E1EDK02 001, E1EDP02 001); one message answers one.",
          "答复涉及多个订单（E1EDK02 001、E1EDP02 001）；一份报文只答复一个订单。");
    return "";
  }

  private LineResponse said(IdocItem item, int place, Profile profile) {
    Segment start = item.start();
    String ordered =
        IdocValues.number(IdocValues.of(item.group(), "E1EDP02", "QUALF", "ZEILE", "001"));
    String part = item.object("001");
    String unit = start.value("MENEE");
    List<Delivery> deliveries = deliveries(item);
    boolean nothing =
        !deliveries.isEmpty()
            && deliveries.stream().map(Delivery::quantity).allMatch(Quantity.ZERO::equals);
    boolean refused = nothing || start.value("ACTION").equals("003");
    return new LineResponse(
        refused ? Verdict.REFUSED : Verdict.AS_STATED,
        ordered.isEmpty() ? item.number(place) : ordered,
        part.isEmpty() ? null : ResponseParties.ours(part, profile, true),
        unit.isEmpty() ? null : ResponseParties.ours(IdocValues.unit(unit), profile, false),
        refused ? List.of() : positive(deliveries),
        item.price(),
        reason("E1EDPT1", "E1EDPT2", item.group()),
        ResponseParties.at(start, "POSEX"));
  }

  /** E1EDP20, which SAP also writes with zero if nothing is confirmed; else MENGE. */
  private static List<Delivery> deliveries(IdocItem item) {
    List<Delivery> deliveries = new ArrayList<>();
    for (Segment it : item.group().segments("E1EDP20")) {
      Quantity quantity = item.quantity(it, "WMENG");
      LocalDate day = IdocValues.day(it.value("EDATU"));
      if (quantity != null || day != null) deliveries.add(new Delivery(quantity, day));
    }
    if (!deliveries.isEmpty()) return deliveries;
    var only = new Delivery(item.quantity(item.start(), "MENGE"), item.wanted());
    return only.isUnsaid() ? List.of() : List.of(only);
  }

  private static List<Delivery> positive(List<Delivery> deliveries) {
    return deliveries.stream().filter(it -> !Quantity.ZERO.equals(it.quantity())).toList();
  }

  private static @Nullable Reason reason(String text, String line, Group group) {
    List<String> texts = IdocTerms.texts(group, text, line);
    return texts.isEmpty() ? null : StatedReason.of(texts.getFirst());
  }
}
