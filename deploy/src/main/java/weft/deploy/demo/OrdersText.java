package weft.deploy.demo;

import static weft.edi.writer.Composite.NONE;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import weft.edi.writer.Composite;
import weft.edi.writer.EdiWriter;
import weft.measure.PlainNumber;
import weft.party.Partnership;

/** An ORDERS as a buyer's system would write it: every line with a price and one date. */
record OrdersText(
    Partnership partnership,
    String directory,
    String number,
    LocalDate ordered,
    String site,
    List<Line> lines) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  record Line(DemoPart part, int quantity, LocalDate due) {}

  void write(EdiWriter to, String reference) {
    head(to, reference, "9")
        .segment("NAD", of("ST"), of(site, "", "92"))
        .segment("CUX", of("2", "CNY", "9"));
    int number = 10;
    for (Line line : lines) {
      to.segment("LIN", of(String.valueOf(number)), NONE, of(line.part().number(), "IN"))
          .segment("PIA", of("1"), of(line.part().supplierPart(), "SA"))
          .segment("IMD", of("F"), NONE, of("", "", "", line.part().description()))
          .segment("QTY", of("21", String.valueOf(line.quantity()), "PCE"))
          .segment("DTM", of("2", DAY.format(line.due()), "102"))
          .segment("PRI", of("AAA", PlainNumber.of(line.part().price()).toPlainString()));
      number += 10;
    }
    to.segment("UNS", of("S")).segment("CNT", of("2", String.valueOf(lines.size()))).end();
  }

  /** Cancels the whole order: BGM 1225 = 1. */
  void writeCancellation(EdiWriter to, String reference) {
    head(to, reference, "1")
        .segment("LIN", of("10"), NONE, of(lines.getFirst().part().number(), "IN"))
        .segment("UNS", of("S"))
        .end();
  }

  private EdiWriter head(EdiWriter to, String reference, String function) {
    return to.begin(reference, "ORDERS", directory, "")
        .segment("BGM", of("220"), of(number), of(function))
        .segment("DTM", of("137", DAY.format(ordered), "102"))
        .segment("NAD", of("BY"), of(partnership.buyer().value(), "", "92"))
        .segment("NAD", of("SU"), of(partnership.supplier().value(), "", "92"));
  }

  private static Composite of(String... components) {
    return Composite.of(components);
  }
}
