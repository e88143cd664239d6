package weft.bench.reading;

import static java.util.Objects.requireNonNull;
import static weft.bench.CpuTime.micros;
import static weft.bench.Report.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import weft.bench.Bench;
import weft.bench.Releases;
import weft.bench.Report;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.Segment;
import weft.edi.writer.Composite;
import weft.edi.writer.EdiWriter;
import weft.edi.writer.X12Writer;

/**
 * Measures writing one DELFOR and one 830 of 34 KB segment by segment, as for answers and for
 * rewriting a read message, compared with a copy of their bytes, which is the lower bound.
 */
public final class WritingMessages implements Bench {
  private static final int LEAST = 30;

  @Override
  public String name() {
    return "writing";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    byte[] delfor = new Releases(1).delfor(0, 1);
    ReadInterchange read = EdiReader.read(delfor);
    Envelope envelope = requireNonNull(read.envelope());
    ReadMessage message = read.messages().getFirst();
    List<Line> lines = lines(message);
    double copy = micros(() -> copied(delfor), small);
    add(report, small, "EDIFACT, composed", delfor, copy, () -> composed(envelope, message, lines));
    add(
        report,
        small,
        "EDIFACT, as it was read",
        delfor,
        copy,
        () -> new EdiWriter(envelope, true).copy(message).toBytes());
    byte[] forecast = ReadingX12.forecast830();
    ReadInterchange x12 = EdiReader.read(forecast);
    add(
        report,
        small,
        "X12, as it was read",
        forecast,
        micros(() -> copied(forecast), small),
        () -> rewritten(x12));
  }

  private interface Writing {
    byte[] write();
  }

  private static int copied(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length).length;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Line(String tag, Composite[] elements) {}

  /** The message's segments in the form that the writer of an answer uses. */
  private static List<Line> lines(ReadMessage message) {
    List<Line> lines = new ArrayList<>();
    List<Segment> all = message.segments();
    for (Segment it : all.subList(1, all.size() - 1))
      lines.add(
          new Line(
              it.tag(),
              it.values().stream()
                  .map(
                      element ->
                          element.isEmpty() ? Composite.NONE : new Composite(element.getFirst()))
                  .toArray(Composite[]::new)));
    return lines;
  }

  private static byte[] composed(Envelope envelope, ReadMessage message, List<Line> lines) {
    var writer = new EdiWriter(envelope, true).begin(message.reference(), "DELFOR", "D97A", "");
    for (Line it : lines) writer.segment(it.tag(), it.elements());
    return writer.end().toBytes();
  }

  private static byte[] rewritten(ReadInterchange read) {
    var writer = new X12Writer(requireNonNull(read.envelope()), false);
    writer.copyGroup(
        read.segments().stream().filter(it -> it.tag().equals("GS")).findFirst().orElseThrow());
    read.messages().forEach(writer::copy);
    return writer.endGroup().toBytes();
  }

  private void add(
      Report report, boolean small, String what, byte[] bytes, double copy, Writing writing)
      throws Exception {
    byte[] result = writing.write();
    ReadInterchange back = EdiReader.read(result);
    if (back.allFaults().findAny().isPresent()
        || back.segments().size() != EdiReader.read(bytes).segments().size())
      throw new IllegalStateException(what + " is not what was read");
    int written = result.length;
    double micros = micros(() -> writing.write().length, small);
    report.figure(
        name(),
        what,
        "%,d bytes".formatted(written),
        "%s MB/s, %s ms of CPU a message"
            .formatted(number(written / micros), number(micros / 1_000)),
        "a copy of the bytes %s MB/s".formatted(number(bytes.length / copy)),
        LEAST + " MB/s",
        written / micros >= LEAST);
  }
}
