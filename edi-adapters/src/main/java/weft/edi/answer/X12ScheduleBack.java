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
 * The supplier's answer to an 830, as an 830 in the same release: the item stands in it as it came,
 * and in the place of each answered quantity what is promised and for when. Quantities are discrete
 * whatever the buyer's were (BFR05 = A). It says all that was answered to the release so far and so
 * replaces the answer before.
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
   * Makes it.
   *
   * @param forecast what {@code released} said of the one part that is answered
   * @param isHere whether a ship-to, in the buyer's words, is the one that is answered
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
          // Half an answer to a quantity that was split would be read as a cut.
          List<ScheduleAnswer> all = new ArrayList<>();
          for (ScheduleLine it : lines) {
            Commitment commitment = commitments.get(it.key());
            if (commitment != null) all.add(new ScheduleAnswer(it, commitment));
          }
          if (all.size() == lines.size()) answers.put(segment, ScheduleAnswer.together(all));
        });
  }

  /**
   * The interchange, or null where no answered line stands in the set.
   *
   * @param first whether nothing was answered to this release before
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

  /** BFR01: 00 the first answer, 05 one that replaces it. BFR03 is the release, however it came. */
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

  /** An 830 has no place for notes; REF ZZ (mutually defined) has one for words. */
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
   * FST01 what is promised, FST03 D for one day. What the buyer said of one quantity alone (by
   * delivery or by shipment, its order) stays beside it.
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
