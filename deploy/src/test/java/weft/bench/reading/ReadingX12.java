package weft.bench.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static weft.bench.CpuTime.micros;
import static weft.bench.Report.number;

import io.xlate.edi.schema.Schema;
import weft.bench.Bench;
import weft.bench.Report;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.StaediSchema;

/**
 * Measures one 830 of 34 KB with 950 quantities, read with every check, compared with a scan of its
 * bytes and with StAEDI.
 */
public final class ReadingX12 implements Bench {
  private static final int TIMES_STAEDI = 5;

  @Override
  public String name() {
    return "reading-x12";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    byte[] bytes = forecast830();
    ReadMessage message = EdiReader.read(bytes).messages().getFirst();
    if (!message.faults().isEmpty()) throw new IllegalStateException(message.faults().toString());
    double scan = micros(() -> scan(bytes), small);
    double read = micros(() -> EdiReader.read(bytes).segments().size(), small);
    Schema schema = StaediSchema.of(message);
    double theirs = micros(() -> StaediReading.read(bytes, schema), small);
    String limit = "byte scan %s MB/s".formatted(number(bytes.length / scan));
    String sizes = "%,d bytes".formatted(bytes.length);
    report.figure(name(), "StAEDI 1.26.0, with schema", sizes, figure(bytes, theirs), limit);
    report.figure(
        name(),
        "the reader, every check",
        sizes,
        figure(bytes, read) + ", %.1f times StAEDI with schema".formatted(theirs / read),
        limit,
        "%d times StAEDI with schema".formatted(TIMES_STAEDI),
        theirs / read >= TIMES_STAEDI);
  }

  private static String figure(byte[] bytes, double micros) {
    return "%s MB/s, %s ms of CPU a set"
        .formatted(number(bytes.length / micros), number(micros / 1_000));
  }

  private static int scan(byte[] bytes) {
    int separators = 0;
    for (byte it : bytes) if (it == '*' || it == '~' || it == '>' || it == '^') separators++;
    return separators;
  }

  static byte[] forecast830() {
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
    return text.toString().getBytes(ISO_8859_1);
  }
}
