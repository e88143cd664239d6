package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.imports.FrontDoorFile.delfor;
import static weft.deploy.imports.FrontDoorFile.firm;
import static weft.deploy.imports.FrontDoorFile.item;
import static weft.deploy.imports.FrontDoorFile.x830;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.imports.FrontDoorFile;
import weft.deploy.imports.HandedIn;

/**
 * A buyer's schedule as its system sees it: each file is sent by HTTP, and its effects are read
 * where both sides read them.
 */
class FrontDoorSchedulesTest extends FrontDoorSchedules {
  private static List<String> contradictions(JsonNode schedule) {
    return schedule
        .path("contradictions")
        .valueStream()
        .map(it -> it.path("code").asString())
        .toList();
  }

  @Test
  void pieces_and_kilograms_of_one_item_are_never_added() {
    String both = firm("10:PCE", "20261207") + firm("5:KGM", "20261207");
    JsonNode answer =
        sent(
            delfor(
                "1",
                "20261128",
                item(part("A"), both) + item(part("B"), firm("7:PCE", "20261207"))),
            "contradicted");
    assertThat(told(answer))
        .containsExactly("units-differ QTY C186.6411", "contradiction LIN C212.7140");
    assertThat(wanted(part("A"))).isEmpty();
    assertThat(wanted(part("B"))).containsExactly("2026-12-07 firm 7 PCE");
  }

  @Test
  void a_part_whose_first_item_was_wrong_is_seen_with_that_and_with_the_release_that_is_right() {
    String part = part("G");
    String other = item(part("H"), firm("7:PCE", "20261207"));
    sent(delfor("1", "20261128", item(part, firm("-4:PCE", "20261207")) + other), "contradicted");
    sent(delfor("2", "20261129", item(part, firm("4:PCE", "20261207"))), "accepted");
    assertThat(wanted(part)).containsExactly("2026-12-07 firm 4 PCE");
    assertThat(contradictions(schedule(part))).containsExactly("wrong-item");
  }

  @Test
  void an_item_whose_firm_demand_would_vanish_is_held_until_the_next_good_release() {
    String part = part("V");
    String item = "LIN*1*BP*" + part + "~UIT*EA~";
    sent(x830("1", "20261128", 1, item + "FST*40*C*D*20261207~"), "accepted");
    JsonNode vanishing = sent(x830("2", "20261129", 1, item + "FST*10*D*W*20270104~"), "held");
    assertThat(told(vanishing)).containsExactly("demand-vanishes LIN LIN03");
    assertThat(wanted(part)).containsExactly("2026-12-07 firm 40 PCE");
    sent(x830("3", "20261130", 1, item + "FST*44*C*D*20261207~"), "accepted");
    assertThat(outcomeOnceTakenUp(vanishing)).isEqualTo("kept");
    assertThat(wanted(part)).containsExactly("2026-12-07 firm 44 PCE");
  }

  /** A reaction processes it some time after its replacement. */
  private String outcomeOnceTakenUp(JsonNode held) {
    String its = "/api/v1/edi/interchanges/" + held.path("id").asString();
    String outcome = "held";
    for (int i = 0; i < 150 && outcome.equals("held"); i++) {
      HandedIn.pause();
      outcome = buyer.json(its).at("/messages/0/outcome").asString();
    }
    return outcome;
  }

  @Test
  void a_quantity_without_status_empties_nothing() {
    String part = part("W");
    sent(delfor("1", "20261128", item(part, firm("10:PCE", "20261207"))), "accepted");
    JsonNode bare =
        sent(delfor("2", "20261129", item(part, "QTY+113:12:PCE'DTM+2:20261207:102'")), "rejected");
    assertThat(told(bare)).containsExactly("value-missing QTY C186.6063");
    assertThat(wanted(part)).containsExactly("2026-12-07 firm 10 PCE");
  }

  @Test
  void a_second_dock_is_never_merged_and_the_schedule_says_that_more_was_asked_for() {
    String part = part("D");
    JsonNode answer =
        sent(
            delfor(
                "1",
                "20261128",
                item(part, "LOC+11+DOCK1'" + firm("10:PCE", "20261207"))
                    + item(part, "LOC+11+DOCK2'" + firm("25:PCE", "20261207"))),
            "contradicted");
    assertThat(told(answer))
        .containsExactly("item-repeated LIN C212.7140", "contradiction LIN C212.7140");
    assertThat(wanted(part)).containsExactly("2026-12-07 firm 10 PCE");
    JsonNode schedule = schedule(part);
    assertThat(schedule.path("unloadingPoint").asString()).isEqualTo("DOCK1");
    assertThat(contradictions(schedule)).containsExactly("item-repeated");
  }

  @Test
  void a_cumulative_that_falls_is_noted_at_the_quantity_that_says_so() {
    String part = part("C");
    String received = "QTY+70:%s:PCE'";
    sent(
        delfor("1", "20261128", item(part, received.formatted(100) + firm("10:PCE", "20261207"))),
        "accepted");
    JsonNode answer =
        sent(
            delfor(
                "2", "20261129", item(part, received.formatted(90) + firm("10:PCE", "20261207"))),
            "accepted");
    JsonNode note = answer.at("/messages/0/faults/0");
    assertThat(note.path("code").asString()).isEqualTo("cumulative-falls");
    assertThat(note.path("tag").asString()).isEqualTo("QTY");
    assertThat(note.path("offset").asInt()).isPositive();
  }

  @Test
  void what_is_authorised_ends_where_its_cumulative_does() {
    String part = part("ATH");
    sent(
        x830(
            "1",
            "20261128",
            1,
            "LIN*1*BP*%s~UIT*EA~ATH*FI*20261231*700**20260101~".formatted(part)
                + "FST*300*D*W*20261207~FST*500*D*W*20261214~FST*1000*D*W*20261221~"
                + "SHP*02*100*051*20260101**20261123~"),
        "accepted");
    assertThat(wanted(part))
        .containsExactly(
            "2026-12-07 production 300 PCE",
            "2026-12-14 production 300 PCE",
            "2026-12-14 forecast 200 PCE",
            "2026-12-21 forecast 1000 PCE");
  }

  @Test
  void the_most_that_was_ever_authorised_stays_though_a_later_release_states_less() {
    String part = part("HW");
    String item =
        "LIN*1*BP*"
            + part
            + "~UIT*EA~ATH*FI*20261207*400*%s*20260101~FST*300*D*W*20261207~FST*500*D*W*20261214~"
            + "SHP*02*100*051*20260101**20261123~";
    sent(x830("1", "20261128", 1, item.formatted(700)), "accepted");
    JsonNode answer = sent(x830("2", "20261129", 1, item.formatted(500)), "accepted");
    assertThat(told(answer)).containsExactly("cumulative-falls ATH ATH04");
    assertThat(wanted(part))
        .containsExactly(
            "2026-12-07 production 300 PCE",
            "2026-12-14 production 300 PCE",
            "2026-12-14 forecast 200 PCE");
  }

  @Test
  void wrong_totals_are_faults_and_what_is_hardly_meant_is_noted() {
    String part = part("T");
    String item = "LIN*1*BP*" + part + "~UIT*EA~FST*40*C*D*20261207~";
    assertThat(told(sent(x830("1", "20261128", 3, item), "rejected")))
        .containsExactly("control-total CTT CTT01");
    JsonNode strange =
        sent(
            delfor(
                "2",
                "20261128",
                item(part, firm("10.5:PCE", "20261207") + firm("4:PCE", "20991207"))),
            "accepted");
    assertThat(told(strange)).containsExactly("implausible QTY -", "implausible QTY -");
    JsonNode elsewhere =
        sent(
            delfor("3", "20261129", item(part("S"), firm("4:PCE", "20261207")))
                .replace("PLANT1", "PLNAT1"),
            "accepted");
    assertThat(told(elsewhere)).containsExactly("implausible NAD -");
  }

  @Test
  void a_file_wrapped_at_80_bytes_is_read_as_if_it_were_not() {
    String part = part("F");
    String file = delfor("1", "20261128", item(part, firm("10:PCE", "20261207")));
    sent(file.replaceAll("(.{80})", "$1\r\n"), "accepted");
    assertThat(wanted(part)).containsExactly("2026-12-07 firm 10 PCE");
  }

  @Test
  void zeros_and_what_is_said_for_people_reach_the_supplier() {
    String part = part("Z");
    sent(
        delfor(
            "1",
            "20261128",
            item(
                part,
                "PIA+1+JX-77:SA'LOC+11+D7'FTX+AAI+++Primed only'"
                    + firm("10:PCE", "20261207")
                    + firm("0:PCE", "20261208"))),
        "accepted");
    JsonNode schedule = schedule(part);
    assertThat(schedule.at("/particulars/supplierPart").asString()).isEqualTo("JX-77");
    assertThat(schedule.at("/particulars/text").asString()).isEqualTo("Primed only");
    assertThat(schedule.at("/particulars/zeros/0/due").asString()).isEqualTo("2026-12-08");
    assertThat(schedule.path("unloadingPoint").asString()).isEqualTo("D7");
  }

  @Test
  void a_late_release_says_so_and_a_release_of_a_later_directory_is_read() {
    String part = part("L");
    sent(delfor("2", "20261128", item(part, firm("10:PCE", "20261207"))), "accepted");
    JsonNode late =
        sent(delfor("1", "20261101", item(part, firm("9:PCE", "20261207"))), "accepted");
    assertThat(told(late)).containsExactly("release-late LIN C212.7140");
    JsonNode newest =
        sent(
            delfor("3", "20261129", item(part, firm("12:PCE", "20261207")))
                .replace("DELFOR:D:97A", "DELFOR:D:24A")
                .replace("GIS+37", "GEI+3+37"),
            "accepted");
    assertThat(told(newest)).containsExactly("release-unknown UNH S009.0054");
    assertThat(wanted(part)).containsExactly("2026-12-07 firm 12 PCE");
  }

  @Test
  void what_names_another_buyer_is_refused_told_and_worked_on() {
    JsonNode answer =
        sent(
            delfor("1", "20261128", item(part("N"), firm("9:PCE", "20261207")))
                .replace("NAD+BY+HENGYUE", "NAD+BY+LINGYUN"),
            "rejected");
    assertThat(told(answer)).containsExactly("sender-mismatch NAD C082.3039");
    String id = answer.path("id").asString();
    assertThat(FrontDoorFile.work(buyer, id)).isPresent();
    assertThat(aperak(id)).contains("ERC+SENDER:ZZZ:ZZZ'");
  }

  /** The APERAK to an interchange; waits until it is written. */
  private String aperak(String id) {
    String found = "";
    for (int i = 0; i < 300 && found.isEmpty(); i++) {
      found =
          buyer.items("/api/v1/edi/interchanges?direction=out&inAnswerTo=" + id).stream()
              .map(it -> it.path("id").asString())
              .map(it -> buyer.get("/api/v1/edi/interchanges/" + it + "/raw").body())
              .filter(it -> it.contains("+APERAK:"))
              .findFirst()
              .orElse("");
      if (found.isEmpty()) HandedIn.pause();
    }
    return found;
  }
}
