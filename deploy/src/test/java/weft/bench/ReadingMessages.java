package weft.bench;

import static weft.bench.Report.number;

import io.xlate.edi.stream.EDIInputFactory;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import weft.edi.mapping.Granularity;
import weft.edi.mapping.MessagePipeline;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;

/**
 * One DELFOR of 34 KB read with every check, and mapped through Smooks; beside a scan of its bytes,
 * which nothing can beat, and StAEDI, which here cuts the message into values and checks nothing.
 */
final class ReadingMessages implements Bench {
  private interface Reading {
    int read() throws Exception;
  }

  @Override
  public String name() {
    return "reading";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    byte[] bytes = new Releases(1).delfor(0, 1);
    ReadMessage message = EdiReader.read(bytes).messages().getFirst();
    if (!message.faults().isEmpty()) throw new IllegalStateException(message.faults().toString());
    double scan = micros(() -> scan(bytes), small);
    String limit = "byte scan %s MB/s".formatted(number(bytes.length / scan));
    add(report, bytes, "reader, every check", micros(() -> segments(bytes), small), limit);
    add(report, bytes, "StAEDI 1.26.0, no schema", micros(() -> staedi(bytes), small), limit);
    x12(report, small);
    try (var whole = pipeline(Granularity.MESSAGE);
        var fine = pipeline(Granularity.SEGMENT)) {
      add(
          report,
          bytes,
          "Smooks, one element a message (parsed before)",
          micros(() -> map(whole, message), small),
          limit);
      add(
          report,
          bytes,
          "Smooks, one element a segment (parsed before)",
          micros(() -> map(fine, message), small),
          limit);
      add(
          report,
          bytes,
          "reader and Smooks",
          micros(() -> map(whole, EdiReader.read(bytes).messages().getFirst()), small),
          limit);
    }
  }

  /** A planning schedule of the same size: 950 quantities, with its syntax notes checked. */
  private void x12(Report report, boolean small) throws Exception {
    byte[] bytes = forecast830();
    ReadMessage message = EdiReader.read(bytes).messages().getFirst();
    if (!message.faults().isEmpty()) throw new IllegalStateException(message.faults().toString());
    String limit =
        "byte scan %s MB/s".formatted(number(bytes.length / micros(() -> scan(bytes) + 1, small)));
    add(report, bytes, "X12 830, every check", micros(() -> segments(bytes), small), limit);
    add(report, bytes, "X12 830, StAEDI, no schema", micros(() -> staedi(bytes), small), limit);
  }

  private static byte[] forecast830() {
    StringBuilder text =
        new StringBuilder(
            "ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*WEFT           *261124*0800*U"
                + "*00401*000000001*0*P*>~GS*PS*HENGYUE*JIAXIN*20261124*0800*1*X*004010~"
                + "ST*830*0001~BFR*05**7*DL*A*20261130*20270228*20261124~N1*BY**92*HENGYUE~"
                + "N1*SU**92*JIAXIN~N1*ST**92*PLANT1~");
    int segments = 5;
    for (int item = 1; item <= 19; item++) {
      text.append("LIN*").append(item).append("*BP*HY-47").append(10 + item).append("~UIT*EA~");
      for (int n = 0; n < 50; n++)
        text.append("FST*").append(100 + n).append("*D*W*20261207*20261213*002*0800~");
      segments += 52;
    }
    text.append("CTT*19~SE*").append(segments + 2).append("*0001~GE*1*1~IEA*1*000000001~");
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void add(Report report, byte[] bytes, String what, double micros, String limit) {
    report.figure(
        name(),
        what,
        "%,d bytes".formatted(bytes.length),
        "%s MB/s, %s ms of CPU a message"
            .formatted(number(bytes.length / micros), number(micros / 1_000)),
        limit);
  }

  private static MessagePipeline<Integer, Integer> pipeline(Granularity granularity) {
    return new MessagePipeline<>(
        Map.of("DELFOR", (message, more) -> message.segments().size() + more), granularity);
  }

  private static int map(MessagePipeline<Integer, Integer> pipeline, ReadMessage message) {
    return Objects.requireNonNull(pipeline.map(message, 1));
  }

  private static int scan(byte[] bytes) {
    int delimiters = 0;
    for (byte it : bytes) if (it == '\'' || it == '+' || it == ':' || it == '?') delimiters++;
    return delimiters;
  }

  private static int segments(byte[] bytes) {
    return EdiReader.read(bytes).segments().size();
  }

  private static int staedi(byte[] bytes) throws Exception {
    var factory = EDIInputFactory.newFactory();
    factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, false);
    int length = 0;
    try (var in = factory.createEDIStreamReader(new ByteArrayInputStream(bytes), "ISO-8859-1")) {
      while (in.hasNext())
        switch (in.next()) {
          case ELEMENT_DATA -> length += in.getText().length();
          default -> length++;
        }
    }
    return length;
  }

  /** CPU time of this thread for one reading, the median of nine stretches, compiled code. */
  private static double micros(Reading reading, boolean small) throws Exception {
    long stretch = small ? 20_000_000L : 300_000_000L;
    var threads = ManagementFactory.getThreadMXBean();
    var measured = new double[9];
    long sum = 0;
    for (int i = -3; i < measured.length; i++) {
      int times = 0;
      long begun = threads.getCurrentThreadCpuTime();
      long taken;
      do {
        for (int n = 0; n < 10; n++) sum += reading.read();
        times += 10;
        taken = threads.getCurrentThreadCpuTime() - begun;
      } while (taken < stretch);
      if (i >= 0) measured[i] = taken / 1e3 / times;
    }
    if (sum == 0) throw new IllegalStateException("nothing read");
    return Times.median(measured);
  }
}
