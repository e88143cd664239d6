package weft.edi.reader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import weft.edi.writer.VdaWriter;

/** Short VDA transmissions with correct counts, and the records of the project's samples. */
public final class VdaSamples {
  public static final String PART = "HY-2010-118";

  private VdaSamples() {}

  /** The values of a 511. */
  public static String[] header() {
    return new String[] {"02", "HENGYUE", "JIAXIN", "123", "124", "261124"};
  }

  /** 4905 of one part with these dates and quantities in 513 and, beyond five, in 514. */
  public static byte[] callOff(String... pairs) {
    return callOff(List.of(), pairs);
  }

  /**
   * The same with the values of 515, from its version on.
   *
   * @param release empty for no 515
   */
  public static byte[] callOff(List<String> release, String... pairs) {
    var out = new VdaWriter(StandardCharsets.ISO_8859_1, true).record("511", header());
    out.record("512", part(PART, "42", "41"));
    List<String> first =
        new ArrayList<>(List.of("01", "261120", "70001234", "261118", "480000", "1200"));
    first.addAll(Arrays.asList(pairs).subList(0, Math.min(10, pairs.length)));
    out.record("513", first.toArray(String[]::new));
    for (int i = 10; i < pairs.length; i += 16) {
      List<String> more = new ArrayList<>(List.of("01"));
      more.addAll(Arrays.asList(pairs).subList(i, Math.min(i + 16, pairs.length)));
      out.record("514", more.toArray(String[]::new));
    }
    if (!release.isEmpty()) out.record("515", release.toArray(String[]::new));
    return out.end("511", "02").toBytes();
  }

  /** The values of a 512. */
  public static String[] part(String part, String release, String before) {
    return new String[] {
      "01", "P1", release, "261124", before, "261117", part, "JX-88", "4500012345", "G3", "", "ST"
    };
  }

  /** The records of a file, without its line ends. */
  public static List<String> records(String text) {
    return text.contains("\n")
        ? text.lines().toList()
        : IntStream.iterate(0, it -> it < text.length(), it -> it + 128)
            .mapToObj(it -> text.substring(it, Math.min(text.length(), it + 128)))
            .toList();
  }
}
