package weft.edi.meaning;

import static weft.edi.meaning.Measured.orNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Reference.To;
import weft.event.StreamCommand;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.shipment.Outcome;
import weft.shipment.Receipt;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentId;

/** What a receipt advice (RECADV, 861) says came of each shipment that it names. */
final class ReceivedGoods {
  private final DocumentDraft draft;
  private final BusinessDocument document;
  private final Correspondents correspondents;
  private final StatedAt at;

  ReceivedGoods(
      DocumentDraft draft, BusinessDocument document, Correspondents correspondents, StatedAt at) {
    this.draft = draft;
    this.document = document;
    this.correspondents = correspondents;
    this.at = at;
  }

  /** None of what is copied or withdrawn, as a receipt stands, and of what names no shipment. */
  List<StreamCommand> commands() {
    LocalDate day = day();
    if (day == null || document.function() != Function.ORIGINAL) return List.of();
    Map<String, Of> shipments = new LinkedHashMap<>();
    String only = draft.only(To.DESPATCH_ADVICE);
    for (LineDraft it : draft.goods()) {
      String shipment = it.despatchAdvice.isEmpty() ? only : it.despatchAdvice;
      Receipt.Line line = line(it);
      if (!shipment.isEmpty() && line != null)
        shipments.computeIfAbsent(shipment, _ -> new Of()).add(line, it.arrivals);
    }
    List<StreamCommand> commands = new ArrayList<>();
    var between = document.partnership();
    shipments.forEach(
        (number, of) ->
            commands.add(
                new AdviseReceipt(
                    new ShipmentId(between.buyer(), between.supplier(), number, day.getYear()),
                    new Receipt(orNull(document.number()), day, List.copyOf(of.lines)),
                    at,
                    of.wishes.isEmpty() ? null : List.copyOf(of.wishes))));
    return List.copyOf(commands);
  }

  /** What is said of one shipment. */
  private static final class Of {
    private final List<Receipt.Line> lines = new ArrayList<>();
    private final List<AdviseReceipt.Wish> wishes = new ArrayList<>();

    void add(Receipt.Line line, Arrivals arrivals) {
      lines.add(line);
      if (line.difference() == null) return;
      Outcome wish = arrivals.wish(line.difference().quantity());
      if (wish != null) wishes.add(new AdviseReceipt.Wish(lines.size(), wish));
    }
  }

  private @Nullable LocalDate day() {
    if (draft.received != null) return draft.received;
    return document.issued() == null ? correspondents.prepared() : document.issued();
  }

  private static Receipt.@Nullable Line line(LineDraft it) {
    String part = it.part.isEmpty() ? it.supplierPart : it.part;
    Quantity came = it.arrivals.came(it.quantity);
    Receipt.Difference difference = it.arrivals.difference(it.quantity);
    boolean says = came != null && (came.isPositive() || difference != null);
    if (part.isEmpty() || came == null || !says) return null;
    return new Receipt.Line(
        part,
        came,
        it.unit.isEmpty() ? "PCE" : it.unit,
        it.batch(),
        difference,
        it.quantityAt == 0 ? it.segment : it.quantityAt);
  }
}
