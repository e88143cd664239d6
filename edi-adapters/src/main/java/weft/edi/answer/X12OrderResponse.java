package weft.edi.answer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Envelope;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Segment;
import weft.edi.writer.X12Writer;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.PurchaseOrder;
import weft.promise.Promise;
import weft.promise.Reason;

/**
 * 855 in the release of the 850 it answers. Every line stands in it as it stands in the order, each
 * promise as an ACK, so that the whole is "accepted" (BAK02 = AD) only when every line is.
 */
final class X12OrderResponse {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter DAY_6 = DateTimeFormatter.ofPattern("uuMMdd");

  /** Current schedule delivery. */
  private static final String PROMISED = "067";

  private static final int MAX_PROMISES = 104;
  private static final int MAX_TEXT = 264;

  private final Envelope ours;
  private final ReadMessage ordered;
  private final PurchaseOrder order;
  private final X12Writer out;

  X12OrderResponse(Envelope ours, ReadMessage ordered, PurchaseOrder order) {
    this.ours = ours;
    this.ordered = ordered;
    this.order = order;
    this.out = new X12Writer(ours, false);
  }

  byte[] write(String reference, LocalDateTime when) {
    Segment gs = requireNonNull(ordered.group(), "an 850 stands in a group");
    Group body = ordered.body();
    Segment beg = requireNonNull(body.segment("BEG"), "an 850 begins with BEG");
    out.group(
        "PR",
        gs.value(2),
        gs.value(1),
        String.valueOf(Long.parseLong("0" + reference.replaceAll("[^0-9]", ""))),
        gs.value(7).strip());
    out.begin("855", ordered.header().value(2));
    out.segment(
        "BAK",
        "00",
        wholeOrder(),
        beg.value(2),
        beg.value(4),
        beg.value(3),
        "",
        "",
        reference,
        day(when.toLocalDate()));
    for (Group n1 : body.groupsAt("N1")) party(n1.segments().getFirst());
    List<Group> sent = body.groupsAt("PO1");
    List<Order.Line> lines = requireNonNull(order.placed()).lines();
    for (int i = 0; i < lines.size(); i++)
      line(lines.get(i), i < sent.size() ? sent.get(i).segments().getFirst() : null);
    out.segment("CTT", String.valueOf(lines.size()));
    return out.end().endGroup().toBytes();
  }

  private void party(Segment n1) {
    if (List.of("BY", "SU", "SE", "VN", "ST").contains(n1.value(0)))
      out.segment("N1", n1.value(0), n1.value(1), n1.value(2), n1.value(3));
  }

  /** Data element 587: AD without change, RD rejected, AC with changes. */
  private String wholeOrder() {
    List<String> codes =
        requireNonNull(order.placed()).lines().stream()
            .map(it -> code(order.answers().get(it.line())))
            .distinct()
            .toList();
    return codes.equals(List.of("IA")) ? "AD" : codes.equals(List.of("IR")) ? "RD" : "AC";
  }

  /** Data element 668: IA accepted, IC accepted with changes, IR rejected, IH on hold. */
  private static String code(@Nullable LineAnswer answer) {
    if (answer == null) return "IH";
    return switch (answer.kind()) {
      case ACCEPTED -> "IA";
      case PROPOSED -> "IC";
      case REFUSED -> "IR";
    };
  }

  private void line(Order.Line line, @Nullable Segment sent) {
    boolean same = sent != null && (sent.value(0).isEmpty() || sent.value(0).equals(line.line()));
    String unit = same && sent != null ? sent.value(2) : "EA";
    String supplierPart = line.supplierPart();
    out.segment(
        "PO1",
        line.line(),
        line.quantity().toString(),
        unit,
        line.price() == null ? "" : line.price().toPlainString(),
        "",
        "BP",
        line.part(),
        supplierPart == null ? "" : "VP",
        supplierPart == null ? "" : supplierPart);
    LineAnswer answer = order.answers().get(line.line());
    List<Promise> promises = answer == null ? List.of() : answer.schedule();
    if (promises.isEmpty()) out.segment("ACK", code(answer));
    promises.stream()
        .limit(MAX_PROMISES)
        .forEach(
            it ->
                out.segment(
                    "ACK", code(answer), it.quantity().toString(), unit, PROMISED, day(it.date())));
    if (answer != null && answer.reason() != null) reason(answer.reason());
  }

  /** N9 L1 (letters or notes) and the reason in words. */
  private void reason(Reason reason) {
    String words = String.join("", new PromiseText(ours).reason(reason).components());
    String text = words.substring(0, Math.min(MAX_TEXT, words.length()));
    out.segment("N9", "L1", "1");
    if (ordered.release().compareTo("005010") >= 0) out.segment("MTX", "", text);
    else out.segment("MSG", text);
  }

  private String day(LocalDate date) {
    return (ordered.release().compareTo("004010") < 0 ? DAY_6 : DAY).format(date);
  }
}
