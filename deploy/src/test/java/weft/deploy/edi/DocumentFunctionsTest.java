package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/**
 * Replaced and cancelled documents remain visible and do not count in their order's chain; a credit
 * note subtracts. Each test has its own order.
 */
@Beside("screens")
class DocumentFunctionsTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");

  private JsonNode desadv(String reference, String order, String function, long quantity) {
    return jiaxin.handIn(
        "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261126:0900+%1$s'UNH+1+DESADV:D:96A:UN'BGM+351+LS-%2$s+%3$s'DTM+137:20261126:102'RFF+ON:%2$s'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1'LIN+1++HY-F:IN'QTY+12:%4$d:PCE'UNT+10+1'UNZ+1+%1$s'"
            .formatted(reference, order, function, quantity));
  }

  private JsonNode invoic(
      String reference, String order, String name, String number, String more, long quantity) {
    String body =
        "BGM+%s+%s+9'DTM+137:20261126:102'RFF+ON:%s'%sNAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'LIN+1++HY-F:IN'QTY+47:%d:PCE'UNS+S'MOA+77:9'"
            .formatted(name, number, order, more, quantity);
    long count = body.chars().filter(it -> it == '\'').count() + 2;
    return jiaxin.handIn(
        "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261126:0900+%1$s'UNH+1+INVOIC:D:96A:UN'%2$sUNT+%3$d+1'UNZ+1+%1$s'"
            .formatted(reference, body, count));
  }

  private JsonNode chain(String order) {
    return hengyue.json("/api/v1/chains?number=" + order);
  }

  private String sum(String order, String what) {
    return chain(order).at("/parts/0/" + what).asString();
  }

  private List<String> standing(String order) {
    return chain(order)
        .path("documents")
        .valueStream()
        .map(
            it ->
                it.path("function").asString()
                    + " "
                    + (it.path("standing").isNull() ? "-" : it.path("standing").asString()))
        .toList();
  }

  @Test
  void a_replacement_counts_in_the_place_of_what_it_replaces() {
    JsonNode first = desadv("FN-1", "4500088001", "9", 100);
    assertThat(sum("4500088001", "despatched")).isEqualTo("100");
    JsonNode second = desadv("FN-2", "4500088001", "5", 80);
    assertThat(sum("4500088001", "despatched")).isEqualTo("80");
    assertThat(standing("4500088001")).containsExactly("original replaced", "replacement -");
    String id = first.path("id").asString() + "-1";
    for (Api party : List.of(hengyue, jiaxin)) {
      String as = party == jiaxin ? "?as=supplier" : "";
      JsonNode shown = party.json("/api/v1/documents/" + id + as);
      assertThat(shown.path("standing").asString()).isEqualTo("replaced");
      assertThat(shown.path("because").asString()).isEqualTo(second.path("id").asString() + "-1");
    }
    String then = hengyue.json("/api/v1/documents/" + id).path("recordedAt").asString();
    JsonNode old = hengyue.json("/api/v1/documents/" + id + "?asOf=" + then);
    assertThat(old.path("standing").isNull()).isTrue();
  }

  @Test
  void a_cancelled_document_does_not_count_and_is_not_revived_by_being_sent_again() {
    desadv("FN-3", "4500088002", "9", 100);
    desadv("FN-4", "4500088002", "1", 100);
    assertThat(chain("4500088002").path("parts")).isEmpty();
    desadv("FN-5", "4500088002", "9", 100);
    assertThat(standing("4500088002"))
        .containsExactly("original cancelled", "cancellation -", "original late");
    assertThat(chain("4500088002").path("parts")).isEmpty();
    desadv("FN-6", "4500088002", "5", 90);
    assertThat(sum("4500088002", "despatched")).as("said anew").isEqualTo("90");
    assertThat(standing("4500088002"))
        .containsExactly(
            "original replaced", "cancellation replaced", "original replaced", "replacement -");
  }

  @Test
  void a_cancellation_before_its_original_is_kept_and_said_and_holds_when_that_comes() {
    desadv("FN-7", "4500088003", "1", 100);
    assertThat(standing("4500088003")).containsExactly("cancellation original-unknown");
    desadv("FN-8", "4500088003", "9", 100);
    assertThat(standing("4500088003")).containsExactly("cancellation -", "original late");
    assertThat(chain("4500088003").path("parts")).isEmpty();
  }

  @Test
  void a_replacement_of_what_is_not_known_counts_and_says_so() {
    desadv("FN-9", "4500088004", "5", 70);
    assertThat(standing("4500088004")).containsExactly("replacement original-unknown");
    assertThat(sum("4500088004", "despatched")).isEqualTo("70");
  }

  @Test
  void a_copy_and_an_original_sent_twice_count_once() {
    desadv("FN-10", "4500088005", "7", 60);
    assertThat(sum("4500088005", "despatched")).as("all that is known").isEqualTo("60");
    desadv("FN-11", "4500088005", "9", 60);
    desadv("FN-12", "4500088005", "9", 60);
    assertThat(standing("4500088005"))
        .containsExactly("copy repeated", "original -", "original repeated");
    assertThat(sum("4500088005", "despatched")).isEqualTo("60");
  }

  @Test
  void credit_takes_away_and_a_proforma_counts_for_nothing() {
    invoic("FN-20", "4500088007", "380", "RE-88007", "", 100);
    invoic("FN-21", "4500088007", "381", "GU-88007", "RFF+IV:RE-88007'", 30);
    invoic("FN-22", "4500088007", "325", "PF-88007", "", 500);
    invoic("FN-23", "4500088007", "383", "LA-88007", "", 5);
    assertThat(sum("4500088007", "invoiced")).isEqualTo("75");
    assertThat(chain("4500088007").path("documents").valueStream())
        .extracting(it -> it.path("kind").asString())
        .containsExactly("invoice", "credit-note", "other-invoice", "debit-note");
  }

  @Test
  void a_corrected_invoice_of_another_number_takes_the_place_of_the_one_it_names() {
    invoic("FN-24", "4500088008", "380", "RE-88008", "", 100);
    invoic("FN-25", "4500088008", "384", "RE-88008K", "RFF+IV:RE-88008'", 90);
    assertThat(sum("4500088008", "invoiced")).isEqualTo("90");
    assertThat(standing("4500088008")).containsExactly("original replaced", "replacement -");
  }
}
