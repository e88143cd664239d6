package weft.edi.answer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.mapping.Aliases;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;
import weft.edi.writer.X12Writer;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.PurchaseOrder;
import weft.promise.Promise;
import weft.promise.Reason;

/**
 * Writes an 855 in the release of the 850 that it answers, or an 865 in the release of the 860 that
 * changed the order last. It contains every line of the order, with an ACK for each promise, so the
 * order as a whole is accepted (BAK02 or BCA02 = AD) only if every line is.
 */
final class X12OrderResponse {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter DAY_6 = DateTimeFormatter.ofPattern("uuMMdd");

  /** Current schedule delivery. */
  private static final String PROMISED = "067";

  /** The code of a line that the change does not contain. */
  private static final String NO_CHANGE = "NC";

  private static final int MAX_PROMISES = 104;
  private static final int MAX_TEXT = 264;

  private final Envelope ours;
  private final ReadMessage ordered;
  private final PurchaseOrder order;
  private final X12Writer out;
  private final Map<String, Segment> sent;
  private final Aliases names;

  X12OrderResponse(Envelope ours, ReadMessage ordered, PurchaseOrder order, Aliases names) {
    this.names = names;
    this.ours = ours;
    this.ordered = ordered;
    this.order = order;
    this.out = new X12Writer(ours, false);
    this.sent = sent(ordered.body());
  }

  /** The type of the answer to this message: 865 to an 860, 855 to an 850. */
  static String answering(ReadMessage asked) {
    return asked.type().equals("860") ? "865" : "855";
  }

  /** The message's lines by number; a line without number gets its position, from 1. */
  private static Map<String, Segment> sent(Group body) {
    Map<String, Segment> lines = new HashMap<>();
    int place = 0;
    for (String tag : List.of("PO1", "POC"))
      for (Group group : body.groupsAt(tag)) {
        Segment line = group.segments().getFirst();
        String number = line.value(0).isEmpty() ? String.valueOf(place + 1) : line.value(0);
        lines.put(number, line);
        place++;
      }
    return lines;
  }

  private boolean isChange() {
    return answering(ordered).equals("865");
  }

  byte[] write(String reference, LocalDateTime when) {
    Segment gs = requireNonNull(ordered.group(), "a set stands in a group");
    Group body = ordered.body();
    out.group(
        isChange() ? "CA" : "PR",
        gs.value(2),
        gs.value(1),
        String.valueOf(Long.parseLong("0" + reference.replaceAll("[^0-9]", ""))),
        gs.value(7).strip());
    out.begin(answering(ordered), ordered.header().value(2));
    if (isChange()) header(requireNonNull(body.segment("BCH")), reference, when);
    else {
      Segment beg = requireNonNull(body.segment("BEG"));
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
    }
    for (Group n1 : body.groupsAt("N1")) party(n1.segments().getFirst());
    List<Order.Line> lines = requireNonNull(order.placed()).lines();
    lines.forEach(this::line);
    out.segment("CTT", String.valueOf(lines.size()));
    return out.end().endGroup().toBytes();
  }

  private void header(Segment bch, String reference, LocalDateTime when) {
    out.segment(
        "BCA",
        "00",
        wholeOrder(),
        bch.value(2),
        bch.value(3),
        bch.value(4),
        bch.value(5),
        "",
        "",
        reference,
        day(when.toLocalDate()));
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

  private void line(Order.Line line) {
    Segment asked = sent.get(line.line());
    String stated = asked == null ? "" : asked.value(isChange() ? 4 : 2);
    String unit = stated.isEmpty() ? "EA" : stated;
    String part = names.part(line.part(), ordered);
    String quantity = line.quantity().toString();
    String price = line.price() == null ? "" : line.price().toPlainString();
    String theirs = line.supplierPart() == null ? "" : line.supplierPart();
    String qualifier = theirs.isEmpty() ? "" : "VP";
    if (isChange())
      out.segment(
          "POC",
          line.line(),
          asked == null ? NO_CHANGE : asked.value(1),
          quantity,
          "",
          unit,
          price,
          "",
          "BP",
          part,
          qualifier,
          theirs);
    else out.segment("PO1", line.line(), quantity, unit, price, "", "BP", part, qualifier, theirs);
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
