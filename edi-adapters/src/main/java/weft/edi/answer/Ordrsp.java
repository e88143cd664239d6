package weft.edi.answer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.mapping.Aliases;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;
import weft.edi.writer.Composite;
import weft.edi.writer.EdiWriter;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.PurchaseOrder;
import weft.promise.Promise;
import weft.promise.Reason;

/**
 * Writes an ORDRSP, from D96A on, in the release of the ORDERS or ORDCHG that it answers. It
 * contains every line of the order, so the order as a whole is accepted (BGM 1225 = 29) only if
 * every line is.
 */
final class Ordrsp {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");
  private static final int PER_SCC = 10;
  private final ReadMessage ordered;
  private final PurchaseOrder order;
  private final EdiWriter out;
  private final PromiseText promise;
  private final Aliases names;

  Ordrsp(Envelope ours, ReadMessage ordered, PurchaseOrder order, Aliases names) {
    this.names = names;
    this.ordered = ordered;
    this.order = order;
    this.out = new EdiWriter(ours, false);
    this.promise = new PromiseText(ours);
  }

  byte[] write(String orderNumber, String reference, LocalDateTime when) {
    out.begin("1", "ORDRSP", ordered.release(), ordered.association());
    out.segment("BGM", Composite.of("231"), Composite.of(reference), Composite.of(wholeOrder()));
    out.segment("DTM", Composite.of("137", MINUTE.format(when), "203"));
    out.echo("RFF", Composite.of("ON", orderNumber));
    for (Group nad : ordered.body().groupsAt("NAD")) party(nad.segments().getFirst());
    requireNonNull(order.placed()).lines().forEach(this::line);
    out.segment("UNS", Composite.of("S"));
    return out.end().toBytes();
  }

  private void party(Segment nad) {
    if (!List.of("BY", "SU", "SE", "ST").contains(nad.value(0))) return;
    out.echo(
        "NAD",
        Composite.of(nad.value(0)),
        Composite.of(nad.value(1, 0), nad.value(1, 1), nad.value(1, 2)));
  }

  /** DE 1225: 29 accepted without amendment, 27 not accepted, 4 change. */
  private String wholeOrder() {
    List<String> codes =
        requireNonNull(order.placed()).lines().stream()
            .map(it -> code(order.answers().get(it.line())))
            .distinct()
            .toList();
    return codes.equals(List.of("5")) ? "29" : codes.equals(List.of("7")) ? "27" : "4";
  }

  /** DE 1229: 5 accepted without amendment, 3 changed, 7 not accepted, 4 no action so far. */
  private static String code(@Nullable LineAnswer answer) {
    if (answer == null) return "4";
    return switch (answer.kind()) {
      case ACCEPTED -> "5";
      case PROPOSED -> "3";
      case REFUSED -> "7";
    };
  }

  private void line(Order.Line line) {
    LineAnswer answer = order.answers().get(line.line());
    out.echo(
        "LIN",
        Composite.of(line.line()),
        Composite.of(code(answer)),
        Composite.of(names.part(line.part(), ordered), "IN"));
    if (line.supplierPart() != null)
      out.echo("PIA", Composite.of("1"), Composite.of(line.supplierPart(), "SA"));
    List<Promise> promises = answer == null ? List.of() : answer.schedule();
    String unit = names.unit(line.unit(), ordered);
    out.segment("QTY", promise.quantity("21", line.quantity(), unit));
    if (promises.size() == 1) {
      out.segment("QTY", promise.quantity("113", promises.getFirst().quantity(), unit));
      out.segment("DTM", PromiseText.day("69", promises.getFirst().date()));
    }
    if (answer != null && answer.reason() != null) text(answer.reason());
    if (promises.size() > 1) split(promises, unit);
  }

  /** Several deliveries: SCC 1 (firm), followed by each quantity with its date. */
  private void split(List<Promise> promises, String unit) {
    for (int i = 0; i < promises.size(); i++) {
      if (i % PER_SCC == 0) out.segment("SCC", Composite.of("1"));
      out.segment("QTY", promise.quantity("113", promises.get(i).quantity(), unit));
      out.segment("DTM", PromiseText.day("69", promises.get(i).date()));
    }
  }

  private void text(Reason reason) {
    out.segment("FTX", Composite.of("AAI"), Composite.NONE, Composite.NONE, promise.reason(reason));
  }
}
