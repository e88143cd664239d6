package weft.edi.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.table.LaidOutRecords;
import weft.edi.table.Layouts;

/** Ingredients for damaging interchanges: valid words for wrong places, and reader options. */
final class Ingredients {
  static final List<String> WORDS =
      List.of(
          "",
          " ",
          "\0",
          "\r\n",
          "\n",
          "?",
          "??",
          "?'",
          "'",
          "+",
          ":",
          "*",
          "~",
          "^",
          ">",
          "UNA",
          "UNA:+.? '",
          "UNB+UNOC:3+A+B+261124:0800+1'",
          "UNZ+1+1'",
          "UNH+1+ORDERS:D:96A:UN'",
          "UNT+2+1'",
          "UNG+",
          "UNE+1+1'",
          "UNS+S'",
          "ISA",
          "GS*PO*A*B*20261124*0800*1*X*004010~",
          "ST*850*0001~",
          "SE*2*0001~",
          "GE*1*1~",
          "IEA*1*1~",
          "TA1*1~",
          "511",
          "512010",
          "519020000001",
          "555555",
          "<IDOC>",
          "</IDOC>",
          "<E1EDP01 SEGMENT=\"1\">",
          "</E1EDP01>",
          "<X/>",
          "<!-- > -->",
          "<![CDATA[<x>]]>",
          "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>",
          "&y;",
          "&#0;",
          "<?x y?>",
          "QTY",
          "LIN",
          "-",
          "-1",
          "1E9",
          "1E",
          "0",
          "9".repeat(20),
          "1,5",
          "1.5",
          "20261301",
          "20260230",
          "261124",
          "2460",
          "102",
          "203",
          "616",
          "718",
          "9",
          "Z",
          "ZZ",
          "ÿ",
          "\u0080",
          "\u007f",
          "\u001a",
          "\u001d",
          "\u0081" + "0",
          "A".repeat(36),
          "9".repeat(80),
          "x".repeat(1_000));
  static final String SEPARATORS = "+:'?*^~>|\n\r\0 \u001c\u001d\u001fA0.,\u0080ÿ<\\$!;";
  static final List<String> SYNTAXES =
      List.of(
          "UNOA:1", "UNOA:2", "UNOB:3", "UNOC:3", "UNOD:3", "UNOY:4", "UNOW:4", "UNOX:4", "UNOZ:9",
          "UNOC", "unoc:3", ":", "");
  static final List<String> VERSIONS =
      List.of("00200", "00304", "00401", "00402", "00501", "00801", "00802", "0040", "ABCDE");
  static final List<String> MESSAGES =
      List.of(
          "DELFOR:D:97A",
          "DELFOR:D:96A",
          "ORDERS:D:10A",
          "ORDRSP:D:01B",
          "INVOIC:D:96A",
          "DESADV:D:04A",
          "CONTRL:D:3",
          "APERAK:D:96A",
          "DELJIT:D:10A",
          "QALITY:D:97A",
          "RECADV:D:96A",
          "XXXXXX:D:99Z",
          "::",
          "");
  static final List<String> SETS =
      List.of("850", "830", "855", "860", "862", "856", "997", "999", "810", "863", "123", "", "8");
  static final List<String> RELEASES =
      List.of("003040", "004010", "004060", "005010", "004010VICS", "00401", "", "9", "ABCDEF");
  static final List<String> FRONTS =
      List.of("\u00ef\u00bb\u00bf", "\r\n \r\n", "rubbish ", "'", "\0", "UNA:+.? '");
  static final List<ReaderOptions> OPTIONS =
      List.of(
          ReaderOptions.STANDARD,
          ReaderOptions.STANDARD.toleratingCharacters(false),
          ReaderOptions.STANDARD.toleratingCodes(true),
          ReaderOptions.STANDARD.withCharset(Charset.forName("GB18030")),
          ReaderOptions.STANDARD.withCharset(StandardCharsets.UTF_8),
          ReaderOptions.STANDARD.withLimits(4_000, 2, 120),
          ReaderOptions.STANDARD.withVda(LaidOutRecords.directory(Layouts.INVOICE)),
          new ReaderOptions(
              null, false, false, 1 << 20, 100, 1 << 10, 5, LaidOutRecords.directory(null)));

  private Ingredients() {}
}
