package weft.edi.reader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import weft.edi.reader.text.ReaderOptions;
import weft.interchange.Fault;
import weft.interchange.FaultCode;

/** Every fault has a text in English and in Chinese. */
class FaultTextsTest {
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /** Faults that the reader does not report, because they need a partner, a part or a history. */
  private static final List<FaultCode> NOT_OF_THE_READER =
      List.of(
          FaultCode.DUPLICATE_INTERCHANGE,
          FaultCode.REFERENCE_REUSED,
          FaultCode.UNKNOWN_PARTNER,
          FaultCode.SENDER_MISMATCH,
          FaultCode.NOT_FOR_US,
          FaultCode.TEST_INTERCHANGE,
          FaultCode.PART_UNKNOWN,
          FaultCode.SITE_UNKNOWN,
          FaultCode.IMPLAUSIBLE,
          FaultCode.VALUE_MISSING,
          FaultCode.CUMULATIVE_WITHOUT_ANCHOR,
          FaultCode.MEANING_UNKNOWN,
          FaultCode.UNITS_DIFFER,
          FaultCode.ITEM_REPEATED,
          FaultCode.QUANTITY_NEGATIVE,
          FaultCode.CUMULATIVE_FALLS,
          FaultCode.LINE_REPEATED,
          FaultCode.TOO_MANY_LINES,
          FaultCode.DEMAND_VANISHES,
          FaultCode.SCHEDULE_RENAMED,
          FaultCode.AGREEMENT_MISSING,
          FaultCode.AGREEMENT_ADDED,
          FaultCode.SUPERSEDED,
          FaultCode.RELEASE_GAP,
          FaultCode.RELEASE_LATE,
          FaultCode.FIRM_CUT,
          FaultCode.CONTRADICTION,
          FaultCode.ORDER_UNKNOWN,
          FaultCode.DIFFERENCE_FOUND,
          FaultCode.SHIPMENT_UNKNOWN,
          FaultCode.ORDER_CONTRADICTED,
          FaultCode.SCHEDULE_CONTRADICTED,
          FaultCode.TOLD_BY_PARTNER,
          FaultCode.DIALECT_FAILED,
          FaultCode.MEANING_FAILED);

  @Test
  void every_fault_of_broken_files_is_told_in_english_and_in_chinese() {
    Map<FaultCode, Fault> met = new EnumMap<>(FaultCode.class);
    Random random = new Random(7);
    String special = "+:'?*\n\r\0\u00ff UNBAHTZ0123456789";
    for (int round = 0; round < 6_000; round++) {
      byte[] bytes = Samples.bytes(Samples.CLEAN.get(round % Samples.CLEAN.size()));
      for (int changes = 1 + random.nextInt(6); changes > 0; changes--)
        bytes[random.nextInt(bytes.length)] =
            (byte) special.charAt(random.nextInt(special.length()));
      EdiReader.read(bytes).allFaults().forEach(it -> met.putIfAbsent(it.code(), it));
    }
    String unb = "UNB+UNOC:3+A+B+261124:0800+R'";
    String unh = "UNH+1+DELFOR:D:97A:UN'";
    String twice = unb + unh + "BGM+241+1+5'UNT+3+1'" + unh + "UNT+2+1'UNZ+2+R'";
    for (String it :
        List.of(
            twice + "more",
            "<ORDERS05>",
            unh + "UNT+2+1'",
            unb + "FTX+" + "x".repeat(70_000) + "'UNZ+0+R'",
            unb + unh + "XXX'UNS+D'".repeat(2_000) + "UNZ+1+R'",
            unb + unh + "BGM+241+1+5'DTM+137:20261124:102'" + "RFF+ON:1'".repeat(20) + "UNZ+1+R'"))
      read(it, ReaderOptions.STANDARD, met);
    read(twice, ReaderOptions.STANDARD.withLimits(10, 1, 20), met);
    read(twice, ReaderOptions.STANDARD.withLimits(10_000, 1, 10_000), met);
    String order =
        X12Samples.set(
            "850",
            "BEG*00*SA*4500**20261124",
            "DTM*002*20261201*0860",
            "N1*ST*Plant*92",
            "PO1*1*10*EA*2.5**BP*P-1",
            "MEA*PD*WT*4.2*KG****01",
            "CTT*1");
    read(order.replace("GS*PO", "GS*IN"), ReaderOptions.STANDARD, met);
    read(order.replace("CTT*1", "CTT*2"), ReaderOptions.STANDARD, met);
    assertThat(met.values())
        .allSatisfy(
            it -> {
              assertThat(it.text().en()).as("%s", it.code()).isNotBlank();
              assertThat(it.text().zh()).as("%s", it.code()).containsPattern(CHINESE);
            });
    assertThat(FaultCode.values())
        .filteredOn(it -> !NOT_OF_THE_READER.contains(it))
        .allMatch(met::containsKey);
  }

  private static void read(String text, ReaderOptions options, Map<FaultCode, Fault> met) {
    EdiReader.read(text.getBytes(ISO_8859_1), options)
        .allFaults()
        .forEach(it -> met.putIfAbsent(it.code(), it));
  }
}
