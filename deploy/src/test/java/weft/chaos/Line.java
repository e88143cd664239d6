package weft.chaos;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import weft.party.PartyCode;
import weft.scheduling.DeliveryScheduleId;

/**
 * A part that a buyer calls off from a supplier, and the messages that their systems send.
 *
 * @param buyerClient the buyer's API client
 */
record Line(
    String buyer,
    String buyerClient,
    String supplier,
    String supplierClient,
    String site,
    String part) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final LocalDate FIRST = LocalDate.of(2027, 3, 1);
  private static final int DATES = 3;

  /** Lines of 20 buyers. */
  private static final List<Line> BETWEEN =
      Stream.concat(
              Stream.of(
                  new Line("HENGYUE", "hengyue-edi", "DINGCHENG", "dingcheng-api", "PLANT2", ""),
                  new Line("LINGYUN", "lingyun-edi", "JIAXIN", "jiaxin-api", "WERK1", "")),
              Oems.lines().stream())
          .toList();

  /** Distributed evenly over the buyers. */
  static Line of(int number, String part) {
    var it = BETWEEN.get(number % BETWEEN.size());
    return new Line(it.buyer, it.buyerClient, it.supplier, it.supplierClient, it.site, part);
  }

  DeliveryScheduleId schedule() {
    return new DeliveryScheduleId(
        new PartyCode(buyer), new PartyCode(supplier), site, part, null, null);
  }

  /** A release of three call-offs: DELFOR D97A. */
  String delfor(String reference, int release) {
    var text =
        new StringBuilder(
            """
            UNB+UNOC:3+%s:ZZ+WEFT:ZZ+261124:0612+%s++DELFOR'
            UNH+1+DELFOR:D:97A:UN'
            BGM+241+%s+5'
            DTM+137:20261124%02d%02d:203'
            NAD+BY+%s::92'
            NAD+SU+%s::92'
            GIS+37'
            NAD+ST+%s::92'
            LIN+1++%s:IN'
            RFF+AAN:%d'
            """
                .formatted(
                    buyer,
                    reference,
                    reference,
                    release / 60,
                    release % 60,
                    buyer,
                    supplier,
                    site,
                    part,
                    release));
    for (int i = 0; i < DATES; i++)
      text.append(
          "SCC+1++D'\nQTY+113:%d:PCE'\nDTM+2:%s:102'\n"
              .formatted(40 + release + i, DAY.format(FIRST.plusDays(i))));
    text.append("UNT+%d+1'\nUNZ+1+%s'\n".formatted(10 + 3 * DATES, reference));
    return text.toString();
  }

  /** The supplier promises all of it: JSON. */
  String commitments(int release) {
    var lines = new java.util.ArrayList<String>();
    for (int i = 0; i < DATES; i++)
      lines.add(
          """
          {"due":"%1$s","ordinal":0,"promises":[{"date":"%1$s","quantity":"%2$d"}]}\
          """
              .formatted(FIRST.plusDays(i), 40 + release + i));
    return "{\"release\":\"%d\",\"commitments\":[%s]}".formatted(release, String.join(",", lines));
  }
}
