package weft.edi.answer;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;
import weft.edi.writer.Composite;
import weft.edi.writer.X12Writer;
import weft.promise.Promise;
import weft.scheduling.Commitment;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/**
 * Writes the supplier's answer to an 830, as an 830 in the same release. It repeats the item and
 * replaces each answered quantity by the promised quantity and date. Quantities are discrete (BFR05
 * = A), even if the buyer's were cumulative. It contains all answers to the release so far, so it
 * replaces the earlier answer.
 */
final class X12ScheduleBack {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter DAY_6 = DateTimeFormatter.ofPattern("uuMMdd");
  private static final int MAX_REFERENCES = 12;
  private static final int MAX_TEXT = 80;

  private final ReadMessage released;
  private final Forecast forecast;
  private final Map<Integer, ScheduleAnswer> answers = new HashMap<>();
  private final X12Writer out;
  private final PromiseText text;
  private final Predicate<String> isHere;

  /**
   * Creates a writer.
   *
   * @param forecast the content of {@code released} for the answered part
   * @param isHere whether a ship-to, in the buyer's code, is the answered site
   */
  X12ScheduleBack(
      Envelope ours,
      ReadMessage released,
      Forecast forecast,
      Map<ScheduleLine.Key, Commitment> commitments,
      Predicate<String> isHere) {
    this.isHere = isHere;
    this.released = released;
    this.forecast = forecast;
    this.out = new X12Writer(ours, false);
    this.text = new PromiseText(ours);
    Map<Integer, List<ScheduleLine>> bySegment = new LinkedHashMap<>();
    for (ScheduleLine line : forecast.lines())
      if (line.segment() != null)
        bySegment.computeIfAbsent(line.segment(), _ -> new ArrayList<>()).add(line);
    bySegment.forEach(
        (segment, lines) -> {
          // Skip a split quantity that is answered only in part: the buyer would read it as a cut.
          List<ScheduleAnswer> all = new ArrayList<>();
          for (ScheduleLine it : lines) {
            Commitment commitment = commitments.get(it.key());
            if (commitment != null) all.add(new ScheduleAnswer(it, commitment));
          }
          if (all.size() == lines.size()) answers.put(segment, ScheduleAnswer.together(all));
        });
  }

  /**
   * The interchange; null if the set contains no answered line.
   *
   * @param first whether this is the first answer to the release
   */
  byte @Nullable [] write(String reference, LocalDateTime when, boolean first) {
    Group body = released.body();
    List<Group> items =
        body.groupsAt("LIN").stream().filter(it -> answered(it).findAny().isPresent()).toList();
    if (items.isEmpty()) return null;
    Segment gs = requireNonNull(released.group(), "a set stands in a group");
    out.group(
        "PS",
        gs.value(2),
        gs.value(1),
        String.valueOf(Long.parseLong("0" + reference.replaceAll("[^0-9]", ""))),
        gs.value(7).strip());
    out.begin("830", released.header().value(2));
    header(requireNonNull(body.segment("BFR")), reference, when, first);
    for (Group n1 : body.groupsAt("N1")) out.copy(n1.segments().getFirst());
    items.forEach(this::item);
    out.segment("CTT", String.valueOf(items.size()));
    return out.end().endGroup().toBytes();
  }

  /**
   * Writes BFR. BFR01 is 00 for the first answer, 05 for a replacement; BFR03 is the release's
   * number.
   */
  private void header(Segment bfr, String reference, LocalDateTime when, boolean first) {
    Composite[] elements = new Composite[Math.max(9, bfr.elements())];
    for (int i = 0; i < elements.length; i++) elements[i] = Composite.of(bfr.value(i));
    elements[0] = Composite.of(first ? "00" : "05");
    elements[1] = Composite.of(reference);
    elements[2] = Composite.of(forecast.release().number());
    elements[4] = Composite.of("A");
    elements[7] = Composite.of(day(when.toLocalDate()));
    elements[8] = Composite.NONE;
    out.segment("BFR", elements);
  }

  private void item(Group lin) {
    out.copy(lin.segments().getFirst());
    lin.segments("UIT").forEach(out::copy);
    List<Segment> references = lin.segments("REF");
    references.forEach(out::copy);
    reasons(lin, MAX_REFERENCES - references.size());
    for (Group n1 : lin.groupsAt("N1")) out.copy(n1.segments().getFirst());
    for (Group below : lin.groups()) {
      if (below.begins("FST")) quantity(below);
      else if (below.begins("SDP")) pattern(below);
    }
  }

  /** Writes the reasons as REF ZZ (mutually defined), because an 830 has no segment for notes. */
  private void reasons(Group lin, int room) {
    answered(lin)
        .map(it -> it.commitment().reason())
        .filter(Objects::nonNull)
        .distinct()
        .limit(Math.max(0, room))
        .map(it -> String.join("", text.reason(it).components()))
        .forEach(
            it -> out.segment("REF", "ZZ", "", it.substring(0, Math.min(MAX_TEXT, it.length()))));
  }

  private Stream<ScheduleAnswer> answered(Group lin) {
    return lin.groups().stream()
        .flatMap(X12ScheduleBack::quantities)
        .map(it -> answers.get(it.number()))
        .filter(Objects::nonNull);
  }

  private static Stream<Segment> quantities(Group below) {
    return below.begins("FST") || below.begins("SDP")
        ? Stream.concat(below.segments("FST").stream(), below.segments("SDQ").stream())
        : Stream.empty();
  }

  private void pattern(Group sdp) {
    List<Segment> asked =
        sdp.segments("FST").stream().filter(it -> answers.containsKey(it.number())).toList();
    if (asked.isEmpty()) return;
    out.copy(sdp.segments().getFirst());
    for (Segment fst : asked) promises(fst, requireNonNull(answers.get(fst.number())), null, "");
  }

  private void quantity(Group group) {
    Segment fst = group.segments().getFirst();
    ScheduleAnswer whole = answers.get(fst.number());
    if (whole != null) promises(fst, whole, null, "");
    for (Segment sdq : group.segments("SDQ")) {
      ScheduleAnswer divided = answers.get(sdq.number());
      if (divided == null) continue;
      for (int i = 2; i + 1 < sdq.elements(); i += 2)
        if (isHere.test(sdq.value(i))) promises(fst, divided, sdq, sdq.value(i));
    }
  }

  /**
   * Writes the promises: FST01 the quantity, FST03 D for one day. The buyer's other values of the
   * quantity (delivery or shipment date, order) are repeated.
   */
  private void promises(Segment fst, ScheduleAnswer answer, @Nullable Segment sdq, String shipTo) {
    for (Promise it : answer.promises()) {
      String quantity = it.quantity().toString();
      out.segment(
          "FST",
          quantity,
          fst.value(1),
          "D",
          day(it.date()),
          "",
          fst.value(5),
          fst.value(6),
          fst.value(7),
          fst.value(8));
      if (sdq != null) out.segment("SDQ", sdq.value(0), sdq.value(1), shipTo, quantity);
    }
  }

  private String day(LocalDate date) {
    return (released.release().compareTo("004010") < 0 ? DAY_6 : DAY).format(date);
  }
}
