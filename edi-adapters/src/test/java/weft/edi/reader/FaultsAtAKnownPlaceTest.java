package weft.edi.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.edi.reader.text.Segment;
import weft.edi.reader.text.SeparatedBytes;
import weft.edi.table.CodeList;
import weft.edi.table.Element;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/** A sound file with damage at one known place has faults at that place and nowhere else. */
class FaultsAtAKnownPlaceTest {
  private static final List<String> SAMPLES =
      Stream.concat(
              Samples.CLEAN.stream(), Stream.of("830-004010-hengyue.x12", "850-004010-hengyue.x12"))
          .toList();
  private static final int SPOILT = 6_000;

  /** A value of a segment, with its place and its definition in the directory. */
  private record Value(
      Segment segment, Position position, int component, int from, int to, boolean alone) {
    Element element() {
      return position.components().get(component).element();
    }
  }

  /** A replacement for a value, and the expected fault. */
  private record Spoiling(String instead, FaultCode code, String label) {}

  private static List<Value> values(ReadInterchange read) {
    List<Value> values = new ArrayList<>();
    for (ReadMessage message : read.messages())
      for (Segment it : message.segments())
        if (it != message.header() && it != message.trailer()) values(it, values);
    return values;
  }

  private static void values(Segment it, List<Value> into) {
    SegmentTable table = it.table();
    if (table == null) return;
    SeparatedBytes tokens = it.tokens();
    int element = -1;
    int component = 0;
    for (int i = it.firstMark(); i < it.lastMark(); i++) {
      boolean begins = tokens.kind(i) == SeparatedBytes.ELEMENT;
      element += begins ? 1 : 0;
      component = begins ? 0 : component + 1;
      int from = tokens.offset(i) + 1;
      int to = tokens.offset(i + 1);
      if (from == to || element >= table.positions().size()) continue;
      Position position = table.positions().get(element);
      if (component >= position.components().size()) continue;
      boolean last = i + 1 == it.lastMark() || tokens.kind(i + 1) == SeparatedBytes.ELEMENT;
      into.add(new Value(it, position, component, from, to, begins && last));
    }
  }

  private static @Nullable Spoiling spoiling(Value at, int kind) {
    Element element = at.element();
    String label = at.position().label(at.component());
    boolean date = element.kind() == Element.Kind.DATE || element.id().equals("2380");
    return switch (kind) {
      case 0 -> {
        char filling = element.numeric() ? '9' : 'A';
        String longer = String.valueOf(filling).repeat(element.max() + 1);
        yield new Spoiling(longer, FaultCode.ELEMENT_TOO_LONG, label);
      }
      case 1 -> element.numeric() ? new Spoiling("1X", FaultCode.ELEMENT_NOT_NUMERIC, label) : null;
      case 2 -> {
        CodeList codes = element.codes();
        String other = "Q".repeat(Math.max(1, element.min()));
        // Codes of another list, which 1131 or 3055 next to them names, are not checked.
        boolean judged = codes != null && !codes.has(other) && !namesOtherList(at);
        yield judged ? new Spoiling(other, FaultCode.CODE_NOT_LISTED, label) : null;
      }
      case 3 -> missing(at, label);
      default -> date && isDay(at) ? new Spoiling("20261341", FaultCode.DATE_INVALID, label) : null;
    };
  }

  private static @Nullable Spoiling missing(Value at, String label) {
    Position position = at.position();
    if (at.alone())
      return position.mandatory()
          ? new Spoiling("", FaultCode.ELEMENT_MISSING, position.label())
          : null;
    boolean must = position.components().get(at.component()).mandatory();
    return must ? new Spoiling("", FaultCode.ELEMENT_MISSING, label) : null;
  }

  private static boolean namesOtherList(Value at) {
    return !at.alone()
        && at.position().components().stream().anyMatch(it -> it.element().namesCodeList());
  }

  private static boolean isDay(Value at) {
    return at.to() - at.from() == 8;
  }

  @Test
  void in_an_element() {
    var random = new SplittableRandom(4711);
    Map<FaultCode, Integer> told = new EnumMap<>(FaultCode.class);
    for (int i = 0; i < SPOILT; i++) {
      String name = SAMPLES.get(i % SAMPLES.size());
      String text = Samples.text(name);
      List<Value> values = values(Samples.read(text));
      Value at = values.get(random.nextInt(values.size()));
      Spoiling how = spoiling(at, random.nextInt(5));
      if (how == null) continue;
      String spoilt = text.substring(0, at.from()) + how.instead() + text.substring(at.to());
      // A message with an association may use the association's codes, so another code is a note.
      List<Fault> errors =
          how.code() == FaultCode.CODE_NOT_LISTED ? faults(spoilt) : errors(spoilt);
      String of = "%s, %s: %s".formatted(name, at.segment(), how);
      assertThat(errors).as(of).isNotEmpty().allMatch(it -> it.segment() == at.segment().number());
      assertThat(errors)
          .as(of)
          .anyMatch(
              it ->
                  it.code() == how.code()
                      && how.label().equals(it.element())
                      && at.segment().tag().equals(it.tag())
                      && it.offset() == at.from());
      told.merge(how.code(), 1, Integer::sum);
    }
    assertThat(told)
        .containsOnlyKeys(
            FaultCode.ELEMENT_TOO_LONG,
            FaultCode.ELEMENT_NOT_NUMERIC,
            FaultCode.CODE_NOT_LISTED,
            FaultCode.ELEMENT_MISSING,
            FaultCode.DATE_INVALID);
  }

  /** A tag that no release has, in any place between header and trailer. */
  @Test
  void in_a_tag() {
    for (String name : SAMPLES) {
      String text = Samples.text(name);
      for (ReadMessage message : Samples.read(text).messages())
        for (Segment it : message.segments()) {
          if (it == message.header() || it == message.trailer()) continue;
          int from = (int) it.offset();
          String spoilt =
              text.substring(0, from) + "ZZZ" + text.substring(from + it.tag().length());
          assertThat(errors(spoilt))
              .as("%s, %s", name, it)
              .anyMatch(
                  fault ->
                      fault.code() == FaultCode.SEGMENT_UNKNOWN
                          && fault.segment() == it.number()
                          && fault.offset() == from)
              // Faults caused by the lost segment appear at the latest at the end of the message.
              .allMatch(fault -> fault.segment() >= it.number());
        }
    }
  }

  /** The first segment of a body occurs once, so its copy is a fault at its place. */
  @Test
  void in_a_segment_sent_twice() {
    for (String name : SAMPLES) {
      String text = Samples.text(name);
      ReadMessage message = Samples.read(text).messages().getFirst();
      Segment first = message.segments().get(1);
      int end = (int) message.segments().get(2).offset();
      String twice = text.substring(0, end) + text.substring((int) first.offset());
      assertThat(errors(twice).getFirst())
          .as(name)
          .satisfies(
              it -> {
                assertThat(it.code()).isEqualTo(FaultCode.SEGMENT_REPEATED);
                assertThat(it.segment()).isEqualTo(first.number() + 1);
                assertThat(it.tag()).isEqualTo(first.tag());
                assertThat(it.offset()).isEqualTo(end);
              });
    }
  }

  /** A missing mandatory first segment is reported before the segment that came instead. */
  @Test
  void in_a_segment_left_out() {
    for (String name : SAMPLES) {
      String text = Samples.text(name);
      ReadMessage message = Samples.read(text).messages().getFirst();
      Segment first = message.segments().get(1);
      int from = (int) first.offset();
      String without =
          text.substring(0, from) + text.substring((int) message.segments().get(2).offset());
      assertThat(errors(without).getFirst())
          .as(name)
          .satisfies(
              it -> {
                assertThat(it.code()).isEqualTo(FaultCode.SEGMENT_MISSING);
                assertThat(it.segment()).isEqualTo(first.number());
                assertThat(it.tag()).isEqualTo(first.tag());
                assertThat(it.offset()).isEqualTo(from);
              });
    }
  }

  /** The errors, in the order of the bytes. */
  private static List<Fault> errors(String text) {
    return faults(text).stream().filter(Fault::forbids).toList();
  }

  private static List<Fault> faults(String text) {
    return EdiReader.read(text.getBytes(ISO_8859_1))
        .allFaults()
        .sorted(java.util.Comparator.comparingLong(Fault::offset))
        .toList();
  }
}
