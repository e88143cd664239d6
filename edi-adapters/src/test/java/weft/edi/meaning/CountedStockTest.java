package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.interchange.FaultCode;
import weft.party.PartyCode;
import weft.stock.StockCommand.ReportStock;

/** The statements of a stock report that count its sender's stock, and those that do not. */
class CountedStockTest {
  private static final String WAREHOUSE = "NAD+WH+PLANT1::92'";

  private static Meaning meaning(String text, PartyCode sender) {
    var read = EdiReader.read(text.getBytes(ISO_8859_1)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    PartyCode receiver = sender.equals(JIAXIN) ? HENGYUE : JIAXIN;
    var prepared = LocalDate.of(2026, 11, 27);
    return Village.PIPELINE.map(
        read, new Correspondents(Village.PLAIN, sender, receiver, prepared));
  }

  private static Meaning of(PartyCode sender, String release, String head, String items) {
    String unb = "UNB+UNOC:3+%s:ZZ+WEFT:ZZ+261124:0800+REF1'".formatted(sender);
    String text =
        "BGM+35+B-1+9'DTM+137:20261126:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'" + head + items;
    return meaning(
        Samples.interchange(unb, "INVRPT:D:" + release + ":UN", text.split("'")), sender);
  }

  private static Meaning invrpt(String items) {
    return of(JIAXIN, "96A", WAREHOUSE, items);
  }

  private static Meaning x846(String items) {
    String head = "BIA*00*SI*B-1*20261126*1530~N1*SU**92*JIAXIN~N1*WH**92*PLANT1~";
    return meaning(X12Samples.set("846", X12Samples.inner(head + items)), JIAXIN);
  }

  /** Each count as {@code stream owner category status batch place quantity unit}. */
  private static List<String> counts(Meaning meaning) {
    return meaning.commands().stream()
        .map(ReportStock.class::cast)
        .flatMap(
            it ->
                it.counts().stream()
                    .map(
                        count ->
                            "%s %s %s %s %s %s %s %s"
                                .formatted(
                                    it.stock().stream(),
                                    count.key().owner(),
                                    count.key().category(),
                                    count.key().status(),
                                    count.key().batch(),
                                    count.key().place(),
                                    count.quantity(),
                                    count.unit())))
        .toList();
  }

  private static String jiaxins(String part, String status, String rest) {
    return "Stock:JIAXIN:PLANT1:%s JIAXIN FINISHED %s %s".formatted(part, status, rest);
  }

  @Test
  void what_is_on_hand_is_counted_in_either_standard() {
    String counted = jiaxins("P", "USABLE", "null null 4 PCE");
    assertThat(counts(invrpt("LIN+1++P:IN'QTY+145:4:PCE'"))).containsExactly(counted);
    assertThat(counts(x846("LIN**VP*P~QTY*17*4*EA~"))).containsExactly(counted);
    var report = ((ReportStock) x846("LIN**VP*P~QTY*17*4*EA~").commands().getFirst()).report();
    assertThat(report.number()).isEqualTo("B-1");
    assertThat(report.day()).isEqualTo(LocalDate.of(2026, 11, 26));
    assertThat(report.time()).isEqualTo(LocalTime.of(15, 30));
  }

  @Test
  void what_a_buyer_has_it_bought() {
    assertThat(counts(of(HENGYUE, "96A", "NAD+ST+PLANT2::92'", "LIN+1++P:IN'QTY+17:4:KGM'")))
        .containsExactly("Stock:HENGYUE:PLANT2:P HENGYUE RAW USABLE null null 4 KGM");
  }

  @Test
  void damaged_is_blocked_and_bonded_or_reserved_is_told_as_not_counted() {
    Meaning meaning =
        of(
            JIAXIN,
            "97A",
            WAREHOUSE,
            "LIN+1++P:IN'INV++1++1'QTY+145:40:PCE'INV++2++1'QTY+145:6:PCE'INV++4++1'QTY+145:9:PCE'");
    assertThat(counts(meaning))
        .containsExactly(
            jiaxins("P", "USABLE", "null null 40 PCE"), jiaxins("P", "BLOCKED", "null null 6 PCE"));
    assertThat(Village.faults(meaning)).containsExactly(FaultCode.MEANING_UNKNOWN);
    assertThat(meaning.isApplicable()).isTrue();
  }

  @Test
  void what_is_unusable_is_blocked_and_no_part_of_what_is_usable() {
    String blocked = jiaxins("P", "BLOCKED", "null null 10 PCE");
    String usable = jiaxins("P", "USABLE", "null null 90 PCE");
    assertThat(counts(invrpt("LIN+1++P:IN'QTY+17:100:PCE'QTY+20:10:PCE'")))
        .containsExactly(blocked, usable);
    assertThat(counts(x846("LIN**VP*P~QTY*17*100*EA~QTY*20*10*EA~")))
        .containsExactly(blocked, usable);
    assertThat(Village.places(invrpt("LIN+1++P:IN'QTY+17:9:PCE'QTY+20:10:PCE'")))
        .containsExactly("QUANTITY_NEGATIVE QTY C186.6060");
  }

  /** Returns each part with the day and time of its count. */
  private static List<String> moments(Meaning meaning) {
    return meaning.commands().stream()
        .map(ReportStock.class::cast)
        .map(it -> it.stock().part() + " " + it.report().day() + " " + it.report().time())
        .toList();
  }

  /** Otherwise later movements would be missing. */
  @Test
  void what_was_counted_at_a_moment_of_its_own_is_counted_as_of_that() {
    String own = "DTM+366:202611251730:203'";
    assertThat(
            moments(
                invrpt(
                    "LIN+1++P:IN'QTY+145:4:PCE'"
                        + own
                        + "LIN+2++Q:IN'QTY+145:7:PCE'QTY+20:1:PCE'")))
        .containsExactly("P 2026-11-25 17:30", "Q 2026-11-26 null");
    String several = "INV++1++1'QTY+145:40:PCE'%1$sINV++2++1'QTY+145:6:PCE'%1$s".formatted(own);
    assertThat(moments(of(JIAXIN, "97A", WAREHOUSE, "LIN+1++P:IN'" + several)))
        .containsExactly("P 2026-11-25 17:30");
    Meaning booked = invrpt("LIN+1++P:IN'QTY+145:4:PCE'DTM+179:20261120:102'");
    assertThat(moments(booked)).as("when it moved last").containsExactly("P 2026-11-26 null");
  }

  @Test
  void quantities_of_one_part_at_one_site_are_of_one_moment() {
    Meaning meaning =
        invrpt(
            "LIN+1++P:IN'QTY+145:4:PCE'GIN+BX+B1'LIN+2++P:IN'QTY+145:6:PCE'GIN+BX+B2'DTM+366:20261120:102'");
    assertThat(counts(meaning)).containsExactly(jiaxins("P", "USABLE", "B1 null 4 PCE"));
    assertThat(Village.faults(meaning)).containsExactly(FaultCode.DATE_INVALID);
  }

  @Test
  void batches_places_and_owners_are_keys_of_their_own() {
    assertThat(
            counts(
                invrpt(
                    "LIN+1++P:IN'QTY+145:4:PCE'GIN+BX+B1'LOC+18+HALL 1'QTY+145:6:PCE'GIN+BX+B2'"
                        + "LIN+2++Q:IN'PIA+1+B3:NB'QTY+145:7:PCE'NAD+GO+HENGYUE::92'")))
        .containsExactly(
            jiaxins("P", "USABLE", "B1 HALL 1 4 PCE"),
            jiaxins("P", "USABLE", "B2 null 6 PCE"),
            "Stock:JIAXIN:PLANT1:Q HENGYUE FINISHED USABLE B3 null 7 PCE");
  }

  @Test
  void a_place_that_is_a_site_is_where_it_is() {
    assertThat(counts(of(JIAXIN, "96A", "", "LIN+1++P:IN'QTY+145:4:PCE'LOC+18+PLANT1'")))
        .containsExactly(jiaxins("P", "USABLE", "null null 4 PCE"));
  }

  @Test
  void a_wrong_line_harms_no_other_and_its_fault_stands_where_it_is_wrong() {
    Meaning meaning =
        invrpt(
            "LIN+1++P:IN'QTY+145:4:PCE'LIN+2++Q:IN'QTY+198:4:PCE'LIN+3++R:IN'QTY+145:-1:PCE'"
                + "LIN+4++S:IN'QTY+145:1:PCE'LIN+5++S:IN'QTY+145:2:PCE'LIN+6'QTY+145:2:PCE'");
    assertThat(counts(meaning)).containsExactly(jiaxins("P", "USABLE", "null null 4 PCE"));
    assertThat(Village.places(meaning))
        .containsExactly(
            "VALUE_MISSING LIN null",
            "QUANTITY_NEGATIVE QTY C186.6060",
            "VALUE_MISSING LIN null",
            "ITEM_REPEATED QTY null",
            "ITEM_REPEATED QTY null");
    assertThat(meaning.itemwise()).isTrue();
    assertThat(meaning.isApplicable()).isTrue();
  }

  @Test
  void where_no_line_is_right_nothing_is_applied() {
    Meaning nowhere = of(JIAXIN, "96A", "", "LIN+1++P:IN'QTY+145:4:PCE'");
    assertThat(Village.places(nowhere)).containsExactly("SITE_UNKNOWN QTY null");
    assertThat(nowhere.isApplicable()).isFalse();
    assertThat(nowhere.commands()).isEmpty();
  }

  @Test
  void a_warehouse_that_is_no_site_is_not_taken_for_another() {
    assertThat(
            Village.places(
                of(JIAXIN, "96A", "NAD+WH+HALL9::92'", "LIN+1++P:IN'QTY+145:4:PCE'LOC+18+A1'")))
        .containsExactly("SITE_UNKNOWN QTY null");
  }

  @Test
  void copies_cancellations_and_reports_of_other_things_count_nothing() {
    for (String code : List.of("7", "1")) {
      String unb = "UNB+UNOC:3+JIAXIN:ZZ+WEFT:ZZ+261124:0800+REF1'";
      String[] text =
          ("BGM+35+B-1+%s'DTM+137:20261126:102'LIN+1++P:IN'QTY+145:4:PCE'")
              .formatted(code)
              .split("'");
      Meaning meaning = meaning(Samples.interchange(unb, "INVRPT:D:96A:UN", text), JIAXIN);
      assertThat(meaning.commands()).as(code).isEmpty();
      assertThat(meaning.faults()).as(code).isEmpty();
    }
    Meaning moved = invrpt("LIN+1++P:IN'QTY+198:4:PCE'LIN+2++Q:IN'QTY+145:4:PCE'INV+2'");
    assertThat(moved.commands()).isEmpty();
    assertThat(moved.faults()).isEmpty();
  }
}
