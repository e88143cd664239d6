package weft.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static weft.bench.ReadingMessages.micros;
import static weft.bench.Report.number;

import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;

/** One 830 of 34 KB, 950 quantities, read with every check, beside a scan of its bytes. */
final class ReadingX12 implements Bench {

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
    report.figure(
        name(),
        "the reader, every check",
        "%,d bytes".formatted(bytes.length),
        "%s MB/s, %s ms of CPU a set".formatted(number(bytes.length / read), number(read / 1_000)),
        "byte scan %s MB/s".formatted(number(bytes.length / scan)));
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
