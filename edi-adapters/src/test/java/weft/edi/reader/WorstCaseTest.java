package weft.edi.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.edi.Contrl;
import weft.edi.ContrlPolicy;
import weft.edi.ContrlPolicy.Due;
import weft.edi.FunctionalAcknowledgement;
import weft.edi.reader.text.Envelope;

/** A megabyte of the most expensive input, read and acknowledged within a second of CPU time. */
class WorstCaseTest {
  private static final int MEGABYTE = 1 << 20;
  private static final LocalDateTime WHEN = LocalDateTime.of(2026, 11, 24, 8, 0);
  private static final String UNB = "UNB+UNOC:3+A+B+261124:0800+R'";
  private static final String UNB_4 = "UNB+UNOY:4+A+B+20261124:0800+R'UNH+1+DELFOR:D:04A:UN'";
  private static final String UNH = UNB + "UNH+1+DELFOR:D:97A:UN'";
  private static final String GS = "GS*PS*A*B*20261124*0800*1*X*004010~";
  private static final String ST = X12Samples.ISA + GS + "ST*830*0001~";

  private static final String VDA =
      "51102HENGYUE  JIAXIN   0000000001261124      ".concat(" ".repeat(83));
  private static final String VDA_512 = "51201001000001261124".concat("0".repeat(108));
  private static final String VDA_513 = "51301".concat("9".repeat(123));
  private static final String IDOC =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><DELFOR02><IDOC BEGIN=\"1\"><EDI_DC40"
          + " SEGMENT=\"1\"><IDOCTYP>DELFOR02</IDOCTYP></EDI_DC40>";

  static Stream<List<String>> heads_and_what_is_repeated_behind_them() {
    return Stream.of(
        List.of(UNB, "UNG'", "UNE'", "UNG+'UNE+'", "UNT'", "UNH'", "UNH'UNT'", "a'", "\0'", "'"),
        List.of(UNB, "\r\n'", "UNZ", "UNB+UNOC", "UNH+1+DELFOR:D:97A:UN'BGM'UNT+1'", "?"),
        List.of(UNH, "\0'", "LIN'", "NAD+BY'", "QTY+113:5:PCE'", "DTM+1:2:3:4:5:6'", "UNS'LIN'"),
        List.of(UNH, "LIN'PIA'IMD'MEA'ALI'GIN'GIR'LOC'DTM'FTX'SCC'QTY'DTM'", "LIN+:::'", "A?'"),
        List.of(UNH, "GIS+37'NAD+ST+X::92'LIN+1++A:IN'", "DTM+++++:::::", "UNS+S'", "\n"),
        List.of(UNB_4, "\u00ff'", "LIN*'", "LIN+*'", "*", "\u00e6\u00b6\u00b2'", "FTX+AAI+++:'"),
        List.of(UNB + "UNH+1+INVOIC:D:01B:UN'", "LIN'RFF'ALC'TAX'MOA'", "TAX'", "ALC'MOA'"),
        List.of(UNB.replace("UNOC", "UNOA"), "a'", "\u0081'", "UNH+1+ORDERS:D:96A:UN'a'"),
        List.of(X12Samples.ISA, "GS~", "GE~", "GE*5*1~", GS, GS + "GE*0*1~", "TA1~", "ISB~", "~"),
        List.of(X12Samples.ISA, GS + "ST*830*1~SE*2*1~GE*1*1~", "ST~", "IEA", "TA1*1*261124~"),
        List.of(X12Samples.ISA + GS, "ST*830~", "ST*830*0001~SE*2*0001~", "SE~", "ST*997*1~"),
        List.of(ST, "FST~", "FST*********************~", "LIN~", "\0~", "XXX~", "*", ">", "\n~"),
        List.of(ST, "LIN***********************A~", "FST*120*C*D*20261130****A~", "N1~LIN~UIT~"),
        List.of(X12Samples.ISA_5010 + GS, "^", "ST*999*1~AK1~AK2~IK3~IK4~", "ST*850^1~"),
        List.of(VDA, VDA_512, "514", VDA_512 + VDA_513, VDA_513, "\n", "519".repeat(42) + "51"),
        List.of(IDOC, "<E1EDK09>", "<E1EDP10/>", "<E1EDP10 SEGMENT=\"1\"/>", "&#65;", "<a>&lt;"),
        List.of("", "UNA:+.? ", "UNA:+.? '", "UNB+UNOC", "ISA*", " ", "UN", "ISA", "\0", "<"));
  }

  @ParameterizedTest
  @MethodSource("heads_and_what_is_repeated_behind_them")
  void of_one_kind_without_end(List<String> headAndUnits) {
    String head = headAndUnits.getFirst();
    for (String unit : headAndUnits.subList(1, headAndUnits.size())) {
      String text = head + unit.repeat((MEGABYTE - head.length()) / unit.length());
      assertThat(millis(text)).as("%.60s... %s", head, unit).isLessThan(1_000);
    }
  }

  @Test
  void of_groups_without_sets_beside_as_many_sets_as_there_may_be() {
    var text = new StringBuilder(X12Samples.ISA);
    int groups = 0;
    for (; text.length() < MEGABYTE - 420_000; groups++)
      text.append("GS*PS*A*B*20261124*0800*%d*X*004010~GE*0*%1$d~".formatted(groups));
    text.append(GS.replace("*1*X", "*888888*X"));
    for (int i = 0; i < 10_000; i++) text.append("ST*830*%04d~SE*2*%1$04d~".formatted(i));
    text.append("GE*10000*888888~IEA*").append(groups + 1).append("*000000001~");
    assertThat(millis(text.toString())).isLessThan(1_000);
  }

  private static long millis(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    var threads = ManagementFactory.getThreadMXBean();
    long begun = threads.getCurrentThreadCpuTime();
    ReadInterchange read = EdiReader.read(bytes);
    Envelope envelope = read.envelope();
    if (envelope != null && envelope.isX12())
      FunctionalAcknowledgement.answer(read, Due.ALWAYS, "7", WHEN);
    else Contrl.answer(read, new ContrlPolicy(Due.ALWAYS, 3), "7", WHEN);
    long millis = (threads.getCurrentThreadCpuTime() - begun) / 1_000_000;
    assertThat(read.allFaults()).as("%.60s", text).isNotEmpty();
    return millis;
  }
}
