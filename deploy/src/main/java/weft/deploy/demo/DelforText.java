package weft.deploy.demo;

import static weft.edi.writer.Composite.NONE;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import weft.edi.writer.Composite;
import weft.edi.writer.EdiWriter;
import weft.party.Partnership;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

/**
 * A DELFOR as a buyer's system would write it. D96A has QTY before its SCC and one NAD per message
 * part; D97A has SCC first, below GIS, which D04A calls GEI.
 */
record DelforText(Partnership partnership, String directory, String number, List<Item> items) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMddHHmm");

  record Item(DemoPart part, Forecast forecast) {}

  void write(EdiWriter to, String reference) {
    boolean d96a = directory.equals("D96A");
    var issued = items.getFirst().forecast().release().issued();
    if (issued == null) throw new IllegalArgumentException("a release needs its date");
    to.begin(reference, "DELFOR", directory, "")
        .segment("BGM", of("241"), of(number), of("5"))
        .segment("DTM", of("137", MINUTE.format(issued), "203"))
        .segment("NAD", of("BY"), of(partnership.buyer().value(), "", "92"))
        .segment("NAD", of("SU"), of(partnership.supplier().value(), "", "92"));
    if (d96a) to.segment("UNS", of("D"));
    bySite()
        .forEach(
            (site, here) -> {
              if (directory.equals("D97A")) to.segment("GIS", of("37"));
              if (directory.equals("D04A")) to.segment("GEI", of("3"), of("37"));
              to.segment("NAD", of(d96a ? "CN" : "ST"), of(site, "", "92"));
              for (int i = 0; i < here.size(); i++) item(to, i + 1, here.get(i));
            });
    if (d96a) to.segment("UNS", of("S"));
    to.end();
  }

  private SortedMap<String, List<Item>> bySite() {
    SortedMap<String, List<Item>> sites = new TreeMap<>();
    for (Item it : items)
      sites.merge(
          it.part().schedule().site(),
          List.of(it),
          (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
    return sites;
  }

  private void item(EdiWriter to, int line, Item item) {
    DemoPart part = item.part();
    String agreement = part.schedule().agreement();
    to.segment("LIN", of(String.valueOf(line)), NONE, of(part.number(), "IN"))
        .segment("PIA", of("1"), of(part.supplierPart(), "SA"))
        .segment("IMD", NONE, NONE, of("", "", "", part.description()));
    if (agreement != null) to.segment("RFF", of("ON", agreement));
    if (directory.equals("D97A")) to.segment("RFF", of("AAN", number));
    received(to, item.forecast().received());
    for (ScheduleLine it : item.forecast().lines()) line(to, it);
  }

  private static void received(EdiWriter to, Received received) {
    var cumulative = received.cumulative();
    if (cumulative != null) to.segment("QTY", of("70", cumulative.toString(), "PCE"));
    var last = received.lastQuantity();
    if (last == null) return;
    to.segment("QTY", of("48", last.toString(), "PCE"));
    if (received.lastDate() != null) to.segment("DTM", date("50", received.lastDate()));
    if (received.lastReference() != null) to.segment("RFF", of("SI", received.lastReference()));
  }

  private void line(EdiWriter to, ScheduleLine it) {
    Composite[] scc = {of(status(it)), NONE, of(it.bucket().name().substring(0, 1))};
    Composite quantity = of("113", it.quantity().toString(), "PCE");
    if (directory.equals("D96A")) to.segment("QTY", quantity).segment("SCC", scc);
    else to.segment("SCC", scc).segment("QTY", quantity);
    to.segment("DTM", date("2", it.due()));
  }

  private static String status(ScheduleLine it) {
    return switch (it.firmness()) {
      case FIRM -> "1";
      case PRODUCTION -> "2";
      case MATERIAL -> "3";
      case FORECAST -> "4";
      case BACKLOG -> "5";
      case IMMEDIATE -> "10";
    };
  }

  private static Composite date(String qualifier, LocalDate day) {
    return of(qualifier, DAY.format(day), "102");
  }

  private static Composite of(String... components) {
    return Composite.of(components);
  }
}
