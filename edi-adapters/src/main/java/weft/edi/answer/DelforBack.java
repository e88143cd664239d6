package weft.edi.answer;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;
import weft.edi.writer.Composite;
import weft.edi.writer.EdiWriter;
import weft.promise.Promise;
import weft.scheduling.Commitment;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/**
 * Writes the supplier's answer to a DELFOR, as a DELFOR in the same release. It repeats the groups
 * around each answered quantity, whatever the directory calls them, and replaces the quantity by
 * the promised quantity (QTY 113) and date (DTM 69; 10 if the buyer asks for despatch dates). It
 * contains all answers to the release so far, so it replaces the earlier answer.
 */
final class DelforBack {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");

  /**
   * Segments that identify the item, its place and its references; the buyer's other text is not
   * repeated.
   */
  private static final Set<String> ECHOED =
      Set.of("RFF", "NAD", "LOC", "GIS", "GEI", "LIN", "PIA", "SCC");

  private static final List<String> ITEMS = List.of("LIN", "SCC", "QTY");
  private static final int MAX_FTX = 5;

  private final ReadMessage released;
  private final Forecast forecast;
  private final Map<Integer, ScheduleAnswer> answers = new HashMap<>();
  private final EdiWriter out;
  private final PromiseText promise;

  /**
   * Creates a writer.
   *
   * @param forecast the content of {@code released} for the answered part
   */
  DelforBack(
      Envelope ours,
      ReadMessage released,
      Forecast forecast,
      Map<ScheduleLine.Key, Commitment> commitments) {
    this.released = released;
    this.forecast = forecast;
    this.out = new EdiWriter(ours, false);
    this.promise = new PromiseText(ours);
    for (ScheduleLine line : forecast.lines()) {
      Commitment commitment = commitments.get(line.key());
      if (commitment != null && line.segment() != null)
        answers.put(line.segment(), new ScheduleAnswer(line, commitment));
    }
  }

  /**
   * The interchange; null if the message contains no answered line.
   *
   * @param first whether this is the first answer to the release
   */
  byte @Nullable [] write(String reference, LocalDateTime when, boolean first) {
    Group body = released.body();
    if (!isAnswered(body)) return null;
    out.begin("1", "DELFOR", released.release(), released.association());
    Segment bgm = Objects.requireNonNull(body.segment("BGM"));
    // DE 1225: 9 original, 5 replace. DE 4343: AD with detail, no change; AC with detail and
    // change.
    boolean asAsked = answers.values().stream().allMatch(ScheduleAnswer::isAsAsked);
    out.segment(
        "BGM",
        Composite.of(bgm.value(0)),
        Composite.of(reference),
        Composite.of(first ? "9" : "5"),
        Composite.of(asAsked ? "AD" : "AC"));
    out.segment("DTM", Composite.of("137", MINUTE.format(when), "203"));
    if (!namesRelease(body)) out.echo("RFF", Composite.of("AAN", forecast.release().number()));
    // In D96A, UNS separates the groups; keep its place.
    Deque<Segment> sections = new ArrayDeque<>(body.segments("UNS"));
    for (Group it : body.groups()) {
      int from = it.segments().getFirst().number();
      while (!sections.isEmpty() && sections.getFirst().number() < from)
        out.copy(sections.removeFirst());
      group(it);
    }
    sections.forEach(out::copy);
    return out.end().toBytes();
  }

  private boolean isAnswered(Group group) {
    return answers(group).findAny().isPresent();
  }

  private Stream<ScheduleAnswer> answers(Group group) {
    return group.begins("QTY")
        ? Stream.ofNullable(answers.get(group.segments().getFirst().number()))
        : group.groups().stream().flatMap(this::answers);
  }

  /** Whether RFF AAN on the path to an answered line names the release. */
  private boolean namesRelease(Group group) {
    boolean here =
        group.groupsAt("RFF").stream()
            .anyMatch(it -> it.segments().getFirst().value(0).equals("AAN"));
    return here || group.groups().stream().anyMatch(it -> isAnswered(it) && namesRelease(it));
  }

  private void group(Group group) {
    if (!isAnswered(group) && !isBeside(group)) return;
    if (group.begins("QTY")) {
      quantity(group);
      return;
    }
    group.segments().stream().filter(it -> ECHOED.contains(it.tag())).forEach(out::copy);
    if (group.begins("LIN")) reasons(group);
    group.groups().forEach(this::group);
  }

  /** Whether the group is a reference or party without items, which applies to its neighbours. */
  private static boolean isBeside(Group group) {
    return (group.begins("RFF") || group.begins("NAD"))
        && group.groups().stream().noneMatch(it -> ITEMS.stream().anyMatch(it::begins));
  }

  private void reasons(Group lin) {
    answers(lin)
        .map(it -> it.commitment().reason())
        .filter(Objects::nonNull)
        .distinct()
        .limit(MAX_FTX)
        .map(promise::reason)
        .forEach(it -> out.segment("FTX", Composite.of("AAI"), Composite.NONE, Composite.NONE, it));
  }

  /** The unit as requested; for an item in several units, the unit of its total. */
  private String unit(Segment qty) {
    Set<Integer> lines =
        forecast.lines().stream()
            .map(ScheduleLine::segment)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    long units =
        released.segments().stream()
            .filter(it -> lines.contains(it.number()))
            .map(it -> it.value(0, 2))
            .filter(it -> !it.isEmpty())
            .distinct()
            .count();
    return units > 1 ? forecast.unit() : qty.value(0, 2);
  }

  /** Writes the promises. SCC is next to the quantity in D96A and above it in later directories. */
  private void quantity(Group group) {
    Segment qty = group.segments().getFirst();
    ScheduleAnswer answer = Objects.requireNonNull(answers.get(qty.number()));
    String date = answer.line().dateKind() == DateKind.SHIP ? "10" : "69";
    for (Promise it : answer.promises()) {
      out.echo("QTY", promise.quantity("113", it.quantity(), unit(qty)));
      group.segments("SCC").forEach(out::copy);
      out.segment("DTM", PromiseText.day(date, it.date()));
    }
  }
}
