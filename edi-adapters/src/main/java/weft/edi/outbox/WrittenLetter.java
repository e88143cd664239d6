package weft.edi.outbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.text.Segment;
import weft.interchange.Fault;
import weft.language.Text;

/**
 * A written letter, read as its receiver will read it, to find the references that the receiver's
 * answers will use.
 */
final class WrittenLetter {
  private static final Text NOTHING_READ =
      new Text("The result is not a valid interchange.", "生成的内容不是有效的 EDI 文件。");

  /** The segments of X12 sets that contain the document number, and its element, from 0. */
  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("BEG", 2), // 850
          Map.entry("BCH", 2), // 860
          Map.entry("BFR", 1), // 830
          Map.entry("BSS", 1), // 862
          Map.entry("BSN", 1), // 856
          Map.entry("BRA", 0), // 861
          Map.entry("BIA", 2), // 846
          Map.entry("BIG", 1), // 810
          Map.entry("BTR", 4), // 863
          Map.entry("BNR", 1)); // 842

  private final ReadInterchange back;

  WrittenLetter(OutgoingInterchange letter, byte[] bytes) {
    this.back = EdiReader.read(bytes, letter.reading());
  }

  /** The first fault that would stop the receiver; null if there is none. */
  @Nullable Text fault() {
    if (back.envelope() == null || back.messages().isEmpty()) return NOTHING_READ;
    return back.allFaults().filter(Fault::forbids).map(Fault::text).findFirst().orElse(null);
  }

  String release() {
    return back.messages().isEmpty() ? "" : back.messages().getFirst().release();
  }

  /**
   * The control reference as written. X12 pads its control numbers to nine digits, and the
   * partner's answers use the padded form.
   */
  String reference(String drawn) {
    return back.envelope() == null ? drawn : back.envelope().reference();
  }

  /** GS06 of the first group, which X12 acknowledgements refer to. */
  @Nullable String group() {
    Segment group = back.messages().isEmpty() ? null : back.messages().getFirst().group();
    return group == null || !group.tag().equals("GS") ? null : group.value(5);
  }

  /** The document number of the first message: BGM 1004, or the element in {@link #NUMBERS}. */
  @Nullable String document() {
    return back.messages().stream()
        .limit(1)
        .flatMap(it -> it.segments().stream().limit(2))
        .map(
            it -> {
              Integer place = NUMBERS.get(it.tag());
              if (place != null) return it.value(place);
              return it.tag().equals("BGM") ? it.value(1, 0) : "";
            })
        .filter(it -> !it.isBlank())
        .findFirst()
        .orElse(null);
  }
}
