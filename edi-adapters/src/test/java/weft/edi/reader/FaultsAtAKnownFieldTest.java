package weft.edi.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.edi.reader.text.Segment;
import weft.edi.table.CodeList;
import weft.edi.table.Element;
import weft.edi.table.Position;
import weft.edi.table.SegmentTable;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/**
 * VDA records and IDocs, with one damaged field in each sample: the fault is at that field only.
 */
class FaultsAtAKnownFieldTest {
  private static final List<String> VDA = List.of("vda-4905-hengyue.vda", "vda-4913-jiaxin.vda");
  private static final List<String> IDOCS =
      List.of("idoc-delfor02-hengyue.xml", "idoc-orders05-hengyue.xml", "idoc-delvry05-jiaxin.xml");

  private final Map<FaultCode, Integer> told = new EnumMap<>(FaultCode.class);

  /** A replacement of the same length as the value, so that all later bytes keep their places. */
  private record Spoiling(String instead, FaultCode code) {}

  private static @Nullable Spoiling spoiling(Element element, int length) {
    String instead = "Q".repeat(length);
    CodeList codes = element.codes();
    boolean date =
        element.kind() == Element.Kind.OPEN_DATE || element.kind() == Element.Kind.CALL_OFF_DATE;
    if (date && length >= 6)
      return new Spoiling("20269941".substring(8 - length), FaultCode.DATE_INVALID);
    if (element.numeric()) return new Spoiling(instead, FaultCode.ELEMENT_NOT_NUMERIC);
    return codes != null && !codes.has(instead)
        ? new Spoiling(instead, FaultCode.CODE_NOT_LISTED)
        : null;
  }

  private void spoil(String name, String text, Segment at, int place) {
    SegmentTable table = at.table();
    if (table == null) return;
    Position position = table.positions().get(place);
    String value = at.value(place);
    if (value.isEmpty() || value.chars().anyMatch(it -> it > 127)) return;
    int from = (int) at.placeOfElement(place);
    assertThat(text.substring(from)).as("%s, %s", name, position.label(0)).startsWith(value);
    Spoiling how = spoiling(position.components().getFirst().element(), value.length());
    if (how == null) return;
    String spoilt = text.substring(0, from) + how.instead() + text.substring(from + value.length());
    List<Fault> errors =
        EdiReader.read(spoilt.getBytes(ISO_8859_1)).allFaults().filter(Fault::forbids).toList();
    String of = "%s, %s %s: %s".formatted(name, at.tag(), position.label(0), errors);
    assertThat(errors)
        .as(of)
        .anyMatch(
            it ->
                it.code() == how.code()
                    && it.segment() == at.number()
                    && at.tag().equals(it.tag())
                    && position.label(0).equals(it.element())
                    && it.offset() == from)
        .allMatch(it -> it.segment() == at.number());
    told.merge(how.code(), 1, Integer::sum);
  }

  private void spoil(String name) {
    String text = Samples.text(name);
    for (ReadMessage message : Samples.read(text).messages())
      for (Segment it : message.segments()) {
        if (it == message.header() || it == message.trailer()) continue;
        SegmentTable table = it.table();
        for (int place = 0; table != null && place < table.positions().size(); place++)
          spoil(name, text, it, place);
      }
  }

  @Test
  void of_a_record() {
    VDA.forEach(this::spoil);
    assertThat(told)
        .containsKeys(
            FaultCode.ELEMENT_NOT_NUMERIC, FaultCode.CODE_NOT_LISTED, FaultCode.DATE_INVALID);
  }

  @Test
  void of_an_IDoc() {
    IDOCS.forEach(this::spoil);
    assertThat(told).containsKeys(FaultCode.ELEMENT_NOT_NUMERIC, FaultCode.DATE_INVALID);
  }

  /** An unknown record type is a fault; an IDoc's additional segments are kept. */
  @Test
  void of_a_record_type() {
    String text = Samples.text(VDA.getFirst());
    Segment at = Samples.read(text).messages().getFirst().segments().get(2);
    int from = (int) at.offset();
    String spoilt = text.substring(0, from) + "599" + text.substring(from + 3);
    assertThat(EdiReader.read(spoilt.getBytes(ISO_8859_1)).allFaults().filter(Fault::forbids))
        .anyMatch(
            it ->
                it.code() == FaultCode.SEGMENT_UNKNOWN
                    && it.segment() == at.number()
                    && it.offset() == from);
  }
}
