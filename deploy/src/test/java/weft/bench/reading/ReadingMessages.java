package weft.bench.reading;

import static weft.bench.CpuTime.micros;
import static weft.bench.Report.number;

import io.xlate.edi.schema.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.bench.Bench;
import weft.bench.BenchDirectory;
import weft.bench.Releases;
import weft.bench.Report;
import weft.edi.dialect.Dialect;
import weft.edi.mapping.DialectPipeline;
import weft.edi.mapping.MessagePipeline;
import weft.edi.mapping.Translated;
import weft.edi.mapping.Translator;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.StaediSchema;
import weft.edi.reader.text.ReaderOptions;

/**
 * Measures one DELFOR of 34 KB: read with every check, and converted to commands through Smooks,
 * with and without a partner's dialect. Compared with a scan of its bytes, which is the lower
 * bound, and with StAEDI.
 */
public final class ReadingMessages implements Bench {
  private static final int TIMES_STAEDI = 5;

  /**
   * A dialect as partners use them in practice: a few codes and fields, at rare and at common
   * segments.
   */
  private static final String DIALECT =
      """
      <dialect>
        <on segment="NAD" where="3035=ST">
          <translate element="C082.3039"><code from="PLANT1" to="PLANT2"/></translate>
        </on>
        <on segment="LIN"><copy from="C212.7140" to="C212.7140" segment="PIA" where="4347=1"/></on>
        <on segment="SCC"><translate element="4017"><code from="4" to="3"/></translate></on>
      </dialect>
      """;

  /** The worst case: a rule for every quantity, which changes each. */
  private static final String EVERY_QUANTITY =
      """
      <dialect>
        <on segment="QTY" where="C186.6063=113"><set element="C186.6411" value="EA"/></on>
      </dialect>
      """;

  private final byte[] bytes = new Releases(1).delfor(0, 1);
  private final ReadMessage message = EdiReader.read(bytes).messages().getFirst();

  @Override
  public String name() {
    return "reading";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    if (!message.faults().isEmpty()) throw new IllegalStateException(message.faults().toString());
    double scan = micros(() -> scan(bytes), small);
    String limit = "byte scan %s MB/s".formatted(number(bytes.length / scan));
    Schema schema = StaediSchema.of(message);
    double ours = micros(this::segments, small);
    double theirs = micros(() -> StaediReading.read(bytes, schema), small);
    add(
        report,
        "StAEDI 1.26.0, no schema",
        micros(() -> StaediReading.read(bytes, null), small),
        limit);
    add(report, "StAEDI 1.26.0, with schema", theirs, limit);
    report.figure(
        name(),
        "the reader, every check",
        sizes(),
        figure(ours) + ", %.1f times StAEDI with schema".formatted(theirs / ours),
        limit,
        "%d times StAEDI with schema".formatted(TIMES_STAEDI),
        theirs / ours >= TIMES_STAEDI);
    if (!small) itsOwnParser(report, limit);
    smooks(report, small, limit);
    try (var translator = new Translator(Meanings.BY_TYPE)) {
      toCommands(report, translator, null, "to commands", 20, small, limit);
      toCommands(report, translator, DIALECT, "to commands, with a dialect", 4, small, limit);
      toCommands(
          report, translator, EVERY_QUANTITY, "the same, every quantity changed", 4, small, limit);
    }
  }

  private void itsOwnParser(Report report, String limit) throws Exception {
    var measured = SmooksEdifact.measure(bytes, (int) quantities());
    if (measured.isEmpty()) report.say("no class path for Smooks' own EDIFACT parser");
    else
      report.figure(
          name(),
          "Smooks' own EDIFACT parser 2.0.0 (Daffodil), in a process of its own",
          sizes(),
          "%s; %s s for the first message"
              .formatted(figure(measured.get().micros()), number(measured.get().firstSeconds())),
          limit);
  }

  /** Measures Smooks alone; the message was read before. */
  private void smooks(Report report, boolean small, String limit) throws Exception {
    var here = BenchDirectory.between(new Releases(1), null);
    try (var whole = new MessagePipeline(Map.of("DELFOR", (it, from) -> Meaning.NONE));
        var seen = new DialectPipeline(Dialect.read(EVERY_QUANTITY.replace("=113", "=0")))) {
      elements(
          report,
          "Smooks alone, one element for the message",
          1,
          micros(() -> whole.map(message, here).commands().size() + 1, small),
          limit);
      elements(
          report,
          "Smooks alone, an element for each quantity, nothing changed",
          quantities(),
          micros(() -> seen.amend(message, ReaderOptions.STANDARD).changes().size() + 1, small),
          limit);
    }
  }

  private void elements(Report report, String what, long elements, double micros, String limit) {
    report.figure(
        name(),
        what,
        elements + (elements == 1 ? " element" : " elements"),
        "%s us of CPU a message, %s us an element"
            .formatted(number(micros), number(micros / elements)),
        limit);
  }

  private long quantities() {
    return message.segments().stream().filter(it -> it.tag().equals("QTY")).count();
  }

  private void toCommands(
      Report report,
      Translator translator,
      @Nullable String dialect,
      String what,
      int least,
      boolean small,
      String limit)
      throws Exception {
    Correspondents from = BenchDirectory.between(new Releases(1), dialect);
    double micros = micros(() -> commands(translator, from), small);
    report.figure(
        name(),
        what,
        sizes(),
        figure(micros),
        limit,
        least + " MB/s",
        bytes.length / micros >= least);
  }

  private int commands(Translator translator, Correspondents from) {
    ReadMessage read = EdiReader.read(bytes).messages().getFirst();
    Translated it = translator.translate(read, from, ReaderOptions.STANDARD);
    if (!it.isApplicable()) throw new IllegalStateException(it.faults().getFirst().toString());
    return it.meaning().commands().size();
  }

  private void add(Report report, String what, double micros, String limit) {
    report.figure(name(), what, sizes(), figure(micros), limit);
  }

  private String sizes() {
    return "%,d bytes, %,d segments".formatted(bytes.length, message.segments().size());
  }

  private String figure(double micros) {
    return "%s MB/s, %s ms of CPU a message"
        .formatted(number(bytes.length / micros), number(micros / 1_000));
  }

  private static int scan(byte[] bytes) {
    int delimiters = 0;
    for (byte it : bytes) if (it == '\'' || it == '+' || it == ':' || it == '?') delimiters++;
    return delimiters;
  }

  private int segments() {
    return EdiReader.read(bytes).segments().size();
  }
}
