package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.Segment;
import weft.edi.writer.X12Writer;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/** Third-party X12 interchanges, stored next to the project and not part of it. */
class X12CorpusTest {
  private static final Corpus CORPUS = new Corpus("x12");
  private static final Set<String> FRAME = Set.of("ISA", "GS", "ST", "SE", "GE", "IEA", "TA1");

  @BeforeAll
  static void needs_the_corpus() {
    CORPUS.need(X12CorpusTest.class);
  }

  @Test
  void every_file_is_read_to_its_end_and_every_fault_has_its_place() throws IOException {
    int clean = 0;
    for (Path file : CORPUS.files()) {
      byte[] bytes = Files.readAllBytes(file);
      ReadInterchange read = EdiReader.read(bytes);
      assertThat(read.envelope()).as("%s", file).isNotNull();
      assertThat(Samples.unaccounted(bytes, read)).as("%s", file).isZero();
      if (read.allFaults().noneMatch(Fault::forbids)) clean++;
      read.allFaults()
          .forEach(
              it -> {
                assertThat(it.offset()).as("%s %s", file, it).isBetween(0L, (long) bytes.length);
                assertThat(it.segment()).as("%s %s", file, it).isBetween(0, read.segments().size());
                assertThat(it.text().en()).endsWith(".");
                assertThat(it.text().zh()).endsWith("。");
              });
    }
    System.out.println(
        "X12 corpus: " + clean + " of " + CORPUS.files().size() + " files without error");
    assertThat(clean).isGreaterThan(30);
  }

  @Test
  void every_clean_set_rewritten_equals_its_input_segment_by_segment() throws IOException {
    int sets = 0;
    for (Path file : CORPUS.files()) {
      ReadInterchange read = EdiReader.read(Files.readAllBytes(file));
      Envelope envelope = Objects.requireNonNull(read.envelope());
      if (envelope.prepared() == null) continue;
      for (ReadMessage message : read.messages()) {
        Segment group = message.group();
        if (!message.acceptable() || group == null) continue;
        byte[] written =
            new X12Writer(envelope, false).copyGroup(group).copy(message).endGroup().toBytes();
        ReadMessage back =
            EdiReader.read(written, ReaderOptions.STANDARD.withCharset(envelope.charset()))
                .messages()
                .getFirst();
        assertThat(Staedi.tokens(back.segments()))
            .as("%s", file)
            .isEqualTo(Staedi.tokens(message.segments()));
        sets++;
      }
    }
    assertThat(sets).isGreaterThan(50);
  }

  /** StAEDI does not read past a byte order mark. */
  private static byte[] unmarked(byte[] bytes) {
    boolean marked = bytes.length > 2 && (bytes[0] & 0xff) == 0xef;
    return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
  }

  @Test
  void segments_and_values_are_those_that_StAEDI_reads() throws IOException {
    int agreed = 0;
    List<String> differing = new ArrayList<>();
    for (Path file : CORPUS.files()) {
      byte[] bytes = Files.readAllBytes(file);
      ReadInterchange read = EdiReader.read(bytes);
      List<String> theirs =
          Staedi.tokens(unmarked(bytes), Objects.requireNonNull(read.envelope()).charset());
      if (theirs == null) continue;
      List<String> ours = Staedi.tokens(read.segments());
      if (ours.equals(theirs)) agreed++;
      else differing.add(name(file) + difference(ours, theirs));
    }
    System.out.println(
        "X12: same tokens as StAEDI in " + agreed + " files, others in " + differing);
    // Separators outside ASCII in a file marked as UTF-8: Weft looks for bytes, StAEDI for
    // characters.
    assertThat(differing)
        .allMatch(
            it ->
                it.startsWith("X12Parser__essarsteelalgoma.txt")
                    || it.startsWith("X12Parser__Example3.txt"));
    assertThat(agreed).isGreaterThan(60);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String difference(List<String> ours, List<String> theirs) {
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++)
      if (!ours.get(i).equals(theirs.get(i))) return ": " + ours.get(i) + " / " + theirs.get(i);
    return ": " + ours.size() + " / " + theirs.size();
  }

  /**
   * Both judge the envelope: lengths, characters, counts, references, order. A missing last
   * terminator is a note in Weft; a file of several interchanges has more than one.
   */
  @Test
  void envelopes_are_judged_as_StAEDI_judges_them() throws IOException {
    int bothRight = 0;
    int bothWrong = 0;
    List<String> onlyWe = new ArrayList<>();
    List<String> onlyThey = new ArrayList<>();
    for (Path file : CORPUS.files()) {
      byte[] bytes = Files.readAllBytes(file);
      List<String> ours = ofEnvelope(EdiReader.read(bytes));
      List<String> theirs = Staedi.errors(unmarked(bytes), StandardCharsets.ISO_8859_1);
      if (ours.isEmpty() && theirs.isEmpty()) bothRight++;
      else if (!ours.isEmpty() && !theirs.isEmpty()) bothWrong++;
      else if (theirs.isEmpty()) onlyWe.add(name(file) + " " + ours);
      else onlyThey.add(name(file) + " " + theirs.getFirst());
    }
    System.out.println("X12 envelopes: both right " + bothRight + ", both wrong " + bothWrong);
    System.out.println("  only we find fault: " + onlyWe);
    System.out.println("  only StAEDI finds fault: " + onlyThey);
    assertThat(onlyWe)
        .allMatch(
            it ->
                it.startsWith("staedi__invoice810_po850_dual.edi [element-too-short GS04]")
                    || it.startsWith("staedi__simple997-multiple-interchanges.edi [trailing-data"));
    assertThat(onlyThey).allMatch(it -> it.contains("Unexpected end of stream in segment IEA"));
    assertThat(bothRight + bothWrong).isGreaterThan(75);
  }

  private static List<String> ofEnvelope(ReadInterchange read) {
    return read.allFaults()
        .filter(it -> it.forbids() && (it.tag() == null || FRAME.contains(it.tag())))
        // StAEDI here knows neither the type of a set nor whether its group fits it.
        .filter(it -> !it.code().name().endsWith("_UNKNOWN") && it.code() != FaultCode.WRONG_GROUP)
        .map(it -> it.code().code() + " " + it.element())
        .toList();
  }
}
