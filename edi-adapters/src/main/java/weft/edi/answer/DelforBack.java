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
 * The supplier's answer to a DELFOR, as a DELFOR in the same release: the groups that lead to each
 * answered quantity stand in it as they came, whatever the directory calls them, and in the
 * quantity's place what is promised (QTY 113) and for when (DTM 69; 10 where the buyer asks for
 * days of despatch). It says all that was answered to the release so far and so replaces the answer
 * before.
 */
final class DelforBack {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");

  /** What says which item, where and under which number; the rest of the buyer's text is his. */
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
   * Makes it.
   *
   * @param forecast what {@code released} said of the one part that is answered
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
   * The interchange, or null where no answered line stands in the message.
   *
   * @param first whether nothing was answered to this release before
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
    // UNS parts the groups of D96A; it stands where it stood.
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

  /** Whether RFF AAN says it on the way to an answered line. */
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

  /** References and parties that hold no items of their own speak of what stands beside them. */
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

  /** As it was asked for; of an item in several units the one in which all of it is known. */
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

  /** SCC stands beside the quantity in D96A and above it later. */
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
