package weft.deploy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** PostgreSQL's text stores no NUL, but partners' garbage contains it. */
class NulBytesTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api partner = new Api(hub, "hengyue-edi");

  @Test
  void a_NUL_in_a_segments_tag_is_shown_as_what_cannot_be_said_and_parks_no_event() {
    String reference = "N" + UUID.randomUUID().toString().substring(0, 8);
    String spoilt = Delfors.of(reference, "NUL", "11", "20261201", "40").replace("GIS+", "G\0S+");
    partner.handIn(spoilt);
    JsonNode rows = partner.json("/api/v1/edi/interchanges?reference=" + reference).path("items");
    assertThat(rows.size()).isEqualTo(1);
    assertThat(rows.get(0).path("outcome").asString()).isEqualTo("rejected");
    String id = rows.get(0).path("id").asString();
    assertThat(partner.get("/api/v1/edi/interchanges/" + id).body()).contains("G\uFFFDS");
  }

  @Test
  void a_NUL_in_the_reference_is_a_question_mark_in_the_hubs_name_for_it() {
    String reference = "M" + UUID.randomUUID().toString().substring(0, 8);
    partner.handIn(Delfors.of(reference + "\0", "NUL", "11", "20261201", "40"));
    JsonNode rows = partner.json("/api/v1/edi/interchanges?reference=" + reference).path("items");
    assertThat(rows.size()).isEqualTo(1);
    assertThat(rows.get(0).path("reference").asString()).isEqualTo(reference + "?");
    assertThat(rows.get(0).path("outcome").asString()).isEqualTo("rejected");
  }
}
