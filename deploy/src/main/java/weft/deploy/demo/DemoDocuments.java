package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import weft.party.PartyCode;

/**
 * Documents about delivered goods: an invoice for the bolts, a report that two of them do not
 * conform, test results for the steel of the barrels in transit, and the foundry's invoice for
 * track shoes. One order change arrives before its order.
 */
record DemoDocuments(DemoDesk desk, LocalDate monday) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  /** An invoice with one line and 13 % value added tax. */
  private static final String INVOICE =
      """
      UNB+UNOC:3+{supplier}:ZZ+HENGYUE:ZZ+{yymmdd}:0910+{number}++INVOIC'
      UNH+1+INVOIC:D:96A:UN'
      BGM+380+{number}+9'
      DTM+137:{day}:102'
      RFF+DQ:{note}'
      NAD+BY+HENGYUE::92'
      NAD+SU+{supplier}::92'
      CUX+2:CNY:4'
      PAT+3'
      DTM+13:{due}:102'
      LIN+1++{part}:IN'
      PIA+1+{theirs}:SA'
      QTY+47:{quantity}:PCE'
      MOA+203:{net}'
      PRI+AAA:{price}'
      RFF+DQ:{note}'
      UNS+S'
      MOA+79:{net}'
      MOA+77:{gross}'
      MOA+176:{tax}'
      TAX+7+VAT+++:::13'
      MOA+124:{tax}'
      UNT+22+1'
      UNZ+1+{number}'
      """;

  private static final String TESTED =
      """
      UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+{yymmdd}:0925+JX-PZ-0417++QALITY'
      UNH+1+QALITY:D:96A:UN'
      BGM+4+JX-PZ-0417+9'
      DTM+137:{day}:102'
      NAD+BY+HENGYUE::92'
      NAD+SU+JIAXIN::92'
      LIN+1++HY-24055:IN'
      PIA+1+JX-915:SA+B-2609:NB'
      QTY+12:20:PCE'
      RFF+AAK:JX-LS-0417'
      CCI+++CHEM:::Heat analysis'
      MEA+TR+ZC+P1:0.44:0.42:0.50'
      MEA+TR+ZMN+P1:0.68:0.50:0.80'
      MEA+TR+ZS+P1:0.012::0.035'
      CCI+++TENSILE:::Tensile test'
      TEM+ISO 6892-1'
      MEA+TR+YS+MPA:468:430'
      MEA+TR+T+MPA:702:650:800'
      MEA+TR+EA+P1:18.5:16'
      UNT+19+1'
      UNZ+1+JX-PZ-0417'
      """;

  private static final String WRONG =
      """
      ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*JIAXIN         *{yymmdd}*1000*U*00401*000000409*0*P*>~
      GS*NC*HENGYUE*JIAXIN*{day}*1000*409*X*004010~
      ST*842*0001~
      BNR*00*NC-0409*{day}~
      N1*BY**92*HENGYUE~
      N1*SU**92*JIAXIN~
      HL*1**I~
      LIN*1*BP*HY-24031*VP*JX-902*HN*B-2601~
      CID**SIZ***Thread~
      REF*SI*JX-LS-0409~
      QTY*01*2*EA~
      MEA*TR*DI*36.4*MM*35.9*36.1~
      NCD**Y*1**ZZ*DAMAGED*Threads of two bolts are damaged~
      NTE**Found when they were received, WE-5508~
      QTY*01*2*EA~
      NCA*1*RT*Return at the supplier's cost*2*EA~
      SE*15*0001~
      GE*1*409~
      IEA*1*000000409~
      """;

  /** A change to an order that does not exist yet, so the hub holds it. */
  private static final String EARLY =
      """
      UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+{yymmdd}:0930+CHG-EARLY'
      UNH+1+ORDCHG:D:96A:UN'
      BGM+230+CHG-450001296-1+4'
      DTM+137:{day}:102'
      RFF+ON:450001296'
      NAD+BY+HENGYUE::92'
      NAD+SU+JIAXIN::92'
      LIN+10+3'
      QTY+21:24:PCE'
      UNS+S'
      UNT+10+1'
      UNZ+1+CHG-EARLY'
      """;

  void send() {
    bill(
        JIAXIN,
        Map.of(
            "number", "JX-RE-0409",
            "note", "JX-LS-0409",
            "part", "HY-24031",
            "theirs", "JX-902",
            "quantity", "40",
            "price", "42.50",
            "net", "1700.00",
            "tax", "221.00",
            "gross", "1921.00"),
        monday.minusDays(9));
    send(JIAXIN, TESTED, monday.minusDays(5));
    bill(
        HONGZHU,
        Map.of(
            "number", "HZ-RE-0288",
            "note", "HZ-LS-0288",
            "part", "HY-31020",
            "theirs", "HZ-207",
            "quantity", "240",
            "price", "265.00",
            "net", "63600.00",
            "tax", "8268.00",
            "gross", "71868.00"),
        monday);
    send(HENGYUE, WRONG, monday.minusDays(9));
    send(HENGYUE, EARLY, monday);
  }

  private void bill(PartyCode supplier, Map<String, String> said, LocalDate day) {
    String text = INVOICE.replace("{supplier}", supplier.value());
    for (var it : said.entrySet()) text = text.replace("{" + it.getKey() + "}", it.getValue());
    send(supplier, text, day);
  }

  private void send(PartyCode sender, String text, LocalDate day) {
    String written =
        text.replace("{yymmdd}", DAY.format(day).substring(2))
            .replace("{day}", DAY.format(day))
            .replace("{due}", DAY.format(day.plusDays(30)))
            .replace("\n", "");
    desk.send(sender, written.getBytes(StandardCharsets.US_ASCII));
  }
}
