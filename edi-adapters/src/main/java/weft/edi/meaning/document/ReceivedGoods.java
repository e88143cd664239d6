package weft.edi.meaning.document;

import static weft.edi.meaning.words.NormalizedText.orNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Reference.To;
import weft.edi.meaning.document.stated.LineArrivals;
import weft.edi.meaning.words.Correspondents;
import weft.event.StreamCommand;
import weft.interchange.StatedAt;
import weft.shipment.Outcome;
import weft.shipment.Receipt;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentId;

/** Translates a receipt advice (RECADV, 861) to receipts, one for each shipment it names. */
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

  /**
   * No commands for a copy or a cancellation, because a receipt cannot be undone, or without a
   * shipment. A replacement may state how to settle discrepancies.
   */
  List<StreamCommand> commands() {
    LocalDate day = day();
    Function function = document.function();
    boolean counts = function == Function.ORIGINAL || function == Function.REPLACEMENT;
    if (day == null || !counts) return List.of();
    Map<String, Of> shipments = new LinkedHashMap<>();
    String only = draft.only(To.DESPATCH_ADVICE);
    for (LineDraft it : draft.goods()) {
      String shipment = it.despatchAdvice.isEmpty() ? only : it.despatchAdvice;
      boolean named = !it.part.isEmpty() || !it.supplierPart.isEmpty();
      if (!shipment.isEmpty() && named) add(it, shipments.computeIfAbsent(shipment, _ -> new Of()));
    }
    List<StreamCommand> commands = new ArrayList<>();
    var between = document.partnership();
    shipments.forEach(
        (number, of) -> {
          if (!of.lines.isEmpty())
            commands.add(
                new AdviseReceipt(
                    new ShipmentId(between.buyer(), between.supplier(), number, day.getYear()),
                    new Receipt(orNull(document.number()), day, List.copyOf(of.lines)),
                    at,
                    of.wishes.isEmpty() ? null : List.copyOf(of.wishes),
                    function == Function.REPLACEMENT));
        });
    return List.copyOf(commands);
  }

  /** The receipt of one shipment. */
  private static final class Of {
    private final List<Receipt.Line> lines = new ArrayList<>();
    private final List<AdviseReceipt.Wish> wishes = new ArrayList<>();

    void add(Receipt.Line line, @Nullable Outcome wish) {
      lines.add(line);
      if (wish != null) wishes.add(new AdviseReceipt.Wish(lines.size(), wish));
    }
  }

  private @Nullable LocalDate day() {
    if (draft.received != null) return draft.received;
    return document.issued() == null ? correspondents.prepared() : document.issued();
  }

  /** Adds the received quantities of a line, each with its discrepancy. */
  private static void add(LineDraft it, Of shipment) {
    String part = it.part.isEmpty() ? it.supplierPart : it.part;
    String unit = it.unit.isEmpty() ? "PCE" : it.unit;
    int at = it.quantityAt == 0 ? it.segment : it.quantityAt;
    for (LineArrivals.Part one : it.arrivals.parts(it.quantity))
      if (one.quantity().isPositive() || one.difference() != null)
        shipment.add(
            new Receipt.Line(part, one.quantity(), unit, it.batch(), one.difference(), at),
            one.wish());
  }
}
